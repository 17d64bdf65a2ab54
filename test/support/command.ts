import { spawn } from "node:child_process";

export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Seconds until the command is ended. */
  readonly timeout?: number;
}

/** Runs a command to its end and keeps what it prints. Never throws: a command that cannot start exits with 127. */
export function run(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: (options.timeout ?? 300) * 1000,
    });
    let output = "";
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => {
      resolve({ exitCode: 127, output: error.message });
    });
    child.on("close", (code, signal) => {
      resolve({ exitCode: code ?? 1, output: signal === null ? output : `${output}\nended by ${signal}` });
    });
  });
}

/** Runs a command that has to succeed. @throws Error with the end of what it printed. */
export async function mustRun(command: string, args: readonly string[], options?: CommandOptions): Promise<string> {
  const { exitCode, output } = await run(command, args, options);
  if (exitCode !== 0) {
    throw new Error(`${command} ${args.join(" ")} exited with ${exitCode}:\n${output.slice(-4000)}`);
  }
  return output;
}

/** How a command ended, with what it said last where it failed: to be compared with `WELL`. */
export function ended({ exitCode, output }: CommandResult): CommandResult {
  return { exitCode, output: exitCode === 0 ? "" : output.slice(-3000) };
}

export const WELL: CommandResult = { exitCode: 0, output: "" };
