import { fork } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { Response } from "../../functions/archive/handler";
import { StreamRecord } from "../../functions/archive/stream-record";
import { BundledFunctions } from "../../synthesis/functions/bundled-functions";

interface Reply {
  readonly id: number;
  readonly result?: Response;
  readonly error?: string;
}

/** The archive function as it is deployed, in a process of its own. */
export interface DeployedFunction {
  invoke(records: readonly StreamRecord[]): Promise<Response>;
  stop(): void;
}

/**
 * Starts what the archive holds, where nothing is installed beside it.
 * @param env its environment variables
 * @param timeMs how long an invocation may take
 */
export function startFunction(env: Readonly<Record<string, string>>, timeMs: number): DeployedFunction {
  const folder = mkdtempSync(join(tmpdir(), "function-"));
  const files = unzipSync(new BundledFunctions(process.cwd()).packageOf("archive").zip);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const runtime = join(__dirname, "lambda-runtime.mjs");
  const child = fork(runtime, [join(folder, "index.js")], {
    env,
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let last = 0;
  return {
    invoke: (records) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const settle = () => {
          child.off("message", answer).off("exit", end);
        };
        const answer = ({ id: answered, result, error }: Reply) => {
          if (answered !== id) return;
          settle();
          if (result) resolve(result);
          else reject(new Error(error));
        };
        const end = () => {
          settle();
          reject(new Error("the function has ended"));
        };
        child.on("message", answer).on("exit", end);
        child.send({ id, event: { Records: records }, timeMs });
      }),
    stop: () => void child.kill(),
  };
}
