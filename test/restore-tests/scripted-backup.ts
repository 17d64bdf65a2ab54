import { createServer, IncomingMessage, ServerResponse } from "node:http";
import { bodyOf, close, listen } from "../client/http-server";

/** What was reported of a restore job. */
export interface SeenReport {
  readonly job: string;
  readonly status: string;
  readonly message: string;
}

export interface ScriptedBackup {
  readonly url: string;
  readonly reports: readonly SeenReport[];
  /** Answers from now on with these selections of any plan. */
  selections(...selections: readonly Readonly<Record<string, unknown>>[]): void;
  /** Answers from now on with these jobs, as the API would write them. */
  jobs(...jobs: readonly Readonly<Record<string, unknown>>[]): void;
  stop(): Promise<void>;
}

/**
 * The part of AWS Backup's API that the function calls, over HTTP: emulators know no restore jobs of tests. Paths and
 * fields are those of the API's reference. Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/api-reference.html
 */
export async function startScriptedBackup(recoveryPoint: Readonly<Record<string, unknown>>): Promise<ScriptedBackup> {
  const reports: SeenReport[] = [];
  let selections: readonly Readonly<Record<string, unknown>>[] = [];
  let known: readonly Readonly<Record<string, unknown>>[] = [];

  async function answerTo(message: IncomingMessage): Promise<[status: number, body: object]> {
    const { pathname } = new URL(message.url ?? "", "http://backup");
    const [, first, id = "", last] = pathname.split("/");
    if (first === "backup-vaults") return [200, recoveryPoint];
    if (first === "restore-testing") return [200, { RestoreTestingSelections: selections }];
    if (first !== "restore-jobs") return [404, { message: pathname }];
    if (id === "") return [200, { RestoreJobs: known }];
    const job = known.find(({ RestoreJobId }) => RestoreJobId === id);
    if (!job) return [400, { Code: "ResourceNotFoundException" }];
    if (message.method === "GET") return [200, job];
    if (message.method !== "PUT" || last !== "validations") return [404, { message: pathname }];
    const body = JSON.parse((await bodyOf(message)).toString()) as Record<string, string>;
    const [status = "", text = ""] = [body["ValidationStatus"], body["ValidationStatusMessage"]];
    reports.push({ job: id, status, message: text });
    known = known.map((each) => (each === job ? { ...job, ValidationStatus: status } : each));
    return [204, {}];
  }

  const server = createServer((message: IncomingMessage, response: ServerResponse) => {
    answerTo(message).then(
      ([status, body]) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(status === 204 ? undefined : JSON.stringify(body));
      },
      () => response.destroy(),
    );
  });
  return {
    url: await listen(server),
    reports,
    selections: (...made) => {
      selections = made;
    },
    jobs: (...jobs) => {
      known = jobs;
      reports.length = 0;
    },
    stop: () => close(server),
  };
}
