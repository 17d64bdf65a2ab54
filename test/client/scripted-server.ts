import { createServer, IncomingMessage, ServerResponse } from "node:http";
import { answer, answerError, bodyOf, close, listen, operationOf } from "./http-server";

/** A request as the server saw it. */
export interface SeenRequest {
  /** The operation of the DynamoDB API, such as `PutItem`. */
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the server does with one request. */
export type Step = (response: ServerResponse, request: SeenRequest) => void;

export interface ScriptedServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** What happens to the next requests, one after the other. Later ones get the last step again. */
  script(...steps: Step[]): void;
  stop(): Promise<void>;
}

export const succeeds =
  (body: object = {}): Step =>
  (response) => {
    answer(response, 200, body);
  };

export const fails =
  (status: number, name: string, details: object = {}): Step =>
  (response) => {
    answerError(response, status, name, details);
  };

/** The connection ends before the answer. */
export const drops: Step = (response) => {
  response.destroy();
};

/** No answer ever comes. */
export const hangs: Step = () => undefined;

/** An endpoint of DynamoDB that does what a test tells it to. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  let steps: Step[] = [];

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse((await bodyOf(message)).toString()) as SeenRequest["body"];
    const request = { operation: operationOf(message), body };
    seen.push(request);
    const step = steps.length > 1 ? steps.shift() : steps[0];
    if (step === undefined) throw new Error(`the test has no answer to a ${request.operation}`);
    step(response, request);
  }

  const server = createServer((message, response) => {
    serve(message, response).catch(() => response.destroy());
  });
  return {
    url: await listen(server),
    seen,
    script: (...next) => {
      steps = next;
      seen.length = 0;
    },
    stop: () => close(server),
  };
}

/** A server for each test of a block, so that a request which comes late, when its test is over, counts in no other. */
export function serverForEachTest(): Omit<ScriptedServer, "stop"> {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await startScriptedServer();
  });
  afterEach(() => server.stop());
  return {
    get url() {
      return server.url;
    },
    get seen() {
      return server.seen;
    },
    script: (...steps) => {
      server.script(...steps);
    },
  };
}
