import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CommandResult, mustRun, run } from "../support/command";
import { EMULATOR_ENVIRONMENT } from "./emulator";

const PROJECT = resolve(__dirname, "../..");
const CDKTF = join(PROJECT, "node_modules/.bin/cdktf");

/** The project as its users run it, with output and state in a folder of its own. */
export class DeployedProject {
  readonly folder = mkdtempSync(join(tmpdir(), "dynamodb-estate-"));
  private readonly env: NodeJS.ProcessEnv;

  constructor(readonly endpoint: string) {
    this.env = { ...EMULATOR_ENVIRONMENT, AWS_ENDPOINT_URL: endpoint, NO_COLOR: "1", CI: "1" };
  }

  /** `cdktf <command> <stacks>`, with the estate of the project or another one, and further options. */
  cdktf(
    command: "deploy" | "destroy" | "diff",
    stacks: readonly string[],
    estate?: string,
    options: readonly string[] = [],
  ): Promise<CommandResult> {
    const app = estate === undefined ? [] : ["--app", `node synthesis/launch.mjs test/emulator/estates/${estate}.ts`];
    // Each stack is applied alone here, in the order of the tests.
    const approve = command === "diff" ? [] : ["--auto-approve", "--ignore-missing-stack-dependencies"];
    const args = [command, ...stacks, ...approve, "--output", join(this.folder, "cdktf.out"), "--skip-provider-lock"];
    return run(CDKTF, [...args, ...options, ...app], { cwd: PROJECT, env: this.env, timeout: 480 });
  }

  /** Synthesizes another estate over the last one, for a plan without an apply. */
  async synthesize(estate: string): Promise<void> {
    await mustRun("node", ["synthesis/launch.mjs", `test/emulator/estates/${estate}.ts`], {
      cwd: PROJECT,
      env: { ...this.env, CDKTF_OUTDIR: join(this.folder, "cdktf.out") },
    });
  }

  terraform(stack: string, args: readonly string[]): Promise<CommandResult> {
    return run("terraform", [`-chdir=${join(this.folder, "cdktf.out/stacks", stack)}`, ...args], { env: this.env });
  }

  /** A plan of what is there. Its exit code says whether anything would change: 0 where nothing would, 2 where something would. */
  plan(stack: string): Promise<CommandResult> {
    return this.terraform(stack, ["plan", "-detailed-exitcode", "-no-color", "-input=false"]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
