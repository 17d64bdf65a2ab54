import { createServer, IncomingMessage, request as send } from "node:http";
import { bodyOf, close, listen, operationOf } from "../client/http-server";

/** A call that somebody made, as far as it is JSON. */
export interface StandInCall {
  /** `PutEvaluations` */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a test answers in place of the emulator: an error by its `__type`, and nothing where the emulator shall answer. */
export type StandInAnswers = Readonly<Record<string, (input: StandInCall["input"]) => object | undefined>>;

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

interface BackupSummary {
  readonly TableName: string;
  readonly BackupArn: string;
}

async function forward(target: URL, message: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, url: path, headers: sent } = message;
    const outgoing = send(
      {
        host: target.hostname,
        port: target.port,
        method,
        path,
        headers: { ...sent, "content-length": body.length },
      },
      (response) => {
        const { statusCode: status = 500, headers: received } = response;
        // The sum is of an answer that is changed on the way.
        const headers = { ...received };
        delete headers["x-amz-crc32"];
        bodyOf(response).then((bytes) => {
          resolve({ status, headers, body: bytes });
        }, reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/**
 * A way to the emulator. It gives tables ids, which moto forgets, and answers for what moto does not know, as the test
 * tells it.
 */
export class AwsStandIn {
  readonly calls: StandInCall[] = [];
  private readonly made = new Map<string, number>();
  private readonly backedUp = new Map<string, string>();
  private readonly server = createServer((message, response) => {
    this.serve(message).then(
      ({ status, headers, body }) => {
        response.writeHead(status, { ...headers, "content-length": body.length });
        response.end(body);
      },
      (error: unknown) => {
        response.writeHead(502);
        response.end(String(error));
      },
    );
  });
  private constructor(
    private readonly target: URL,
    private readonly answers: StandInAnswers,
  ) {}

  static async start(emulator: string, answers: StandInAnswers): Promise<AwsStandIn & { readonly url: string }> {
    const made = new AwsStandIn(new URL(emulator), answers);
    return Object.assign(made, { url: await listen(made.server) });
  }

  stop(): Promise<void> {
    return close(this.server);
  }

  private async serve(message: IncomingMessage): Promise<Answer> {
    const body = await bodyOf(message);
    const operation = operationOf(message);
    if (operation === "") return forward(this.target, message, body);
    const input = JSON.parse(body.toString()) as StandInCall["input"];
    this.calls.push({ operation, input });
    const answer = this.answers[operation]?.(input);
    if (answer) {
      const headers = { "content-type": "application/x-amz-json-1.1" };
      return { status: "__type" in answer ? 400 : 200, headers, body: Buffer.from(JSON.stringify(answer)) };
    }
    return this.withIds(operation, input, await forward(this.target, message, body));
  }

  /** AWS gives a table another id each time that it is made; a backup keeps the one of its table. */
  private withIds(operation: string, input: StandInCall["input"], answer: Answer): Answer {
    if (answer.status !== 200) return answer;
    const table = String(input["TableName"]);
    const id = () => `${table}, number ${this.made.get(table) ?? 0}`;
    const output = JSON.parse(answer.body.toString()) as Record<string, Record<string, unknown>>;
    switch (operation) {
      case "CreateTable":
        this.made.set(table, (this.made.get(table) ?? 0) + 1);
        return answer;
      case "CreateBackup":
        this.backedUp.set(String(output["BackupDetails"]?.["BackupArn"]), id());
        return answer;
      case "DescribeTable":
        return { ...answer, body: Buffer.from(JSON.stringify({ Table: { ...output["Table"], TableId: id() } })) };
      case "ListBackups": {
        const summaries = (output["BackupSummaries"] as unknown as BackupSummary[]).map((summary) => ({
          ...summary,
          TableId: this.backedUp.get(summary.BackupArn),
        }));
        return { ...answer, body: Buffer.from(JSON.stringify({ ...output, BackupSummaries: summaries })) };
      }
      default:
        return answer;
    }
  }
}
