import { Agent, createServer, IncomingMessage, request, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { crc32 } from "../../client/sending/crc32";
import { answer, answerError, bodyOf, close, listen, operationOf } from "./http-server";

/** What happens to a request. */
export const FAULTS = [
  /** Refused because of too many requests, and not carried out. */
  "throttle",
  /** The connection ends before the engine sees the request. */
  "drop-before",
  /** Carried out; the connection ends before the answer. */
  "drop-after",
  /** Carried out; the answer comes too late. */
  "delay",
  /** Carried out; the connection ends in the middle of the answer. */
  "truncate",
  /** Carried out; the answer is empty, which still is a sound HTTP answer. */
  "empty",
  /** HTTP 500, and not carried out. */
  "error-before",
  /** HTTP 500, although it was carried out. */
  "error-after",
  /** A part of a batch is handed back. */
  "unprocessed",
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultProxyOptions {
  /** URL of the engine. */
  readonly target: string;
  /** Decides about each request, by its operation. */
  readonly fault: (operation: string) => Fault | undefined;
  /** How late a delayed answer is, in milliseconds. */
  readonly delayMs: number;
}

export interface FaultProxy {
  readonly url: string;
  /** Requests that arrived. */
  readonly requests: () => number;
  stop(): Promise<void>;
}

interface EngineAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

interface Batch {
  readonly RequestItems: Readonly<Record<string, readonly unknown[]>>;
}

/** Every second write of a batch, and the others. */
function halves({ RequestItems: tables }: Batch): readonly [Batch["RequestItems"], Batch["RequestItems"]] {
  const half = (rest: number) =>
    Object.fromEntries(
      Object.entries(tables)
        .map(([table, writes]) => [table, writes.filter((_, position) => position % 2 === rest)] as const)
        .filter(([, writes]) => writes.length > 0),
    );
  return [half(0), half(1)];
}

/** Stands between a client and an engine, and does to requests what networks and services do to them. */
export async function startFaultProxy({ target, fault, delayMs }: FaultProxyOptions): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  let requests = 0;

  function forward({ method, headers }: IncomingMessage, body: Buffer): Promise<EngineAnswer> {
    return new Promise((resolve, reject) => {
      const options = { method, agent, headers: { ...headers, "content-length": String(body.length) } };
      const sent = request(target, options, (received) => {
        bodyOf(received).then((bytes) => {
          resolve({ status: received.statusCode ?? 0, headers: received.headers, body: bytes });
        }, reject);
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  function pass(response: ServerResponse, { status, headers, body }: EngineAnswer): void {
    response.writeHead(status, headers);
    response.end(body);
  }

  async function handBack(message: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const batch = JSON.parse(body.toString()) as Batch;
    const [kept, back] = halves(batch);
    const engine = await forward(message, Buffer.from(JSON.stringify({ ...batch, RequestItems: kept })));
    if (engine.status === 200) answer(response, 200, { UnprocessedItems: back });
    else pass(response, engine);
  }

  async function apply(
    happens: Fault,
    message: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    switch (happens) {
      case "throttle": {
        const reasons = [{ reason: "TableWriteProvisionedThroughputExceeded", resource: "arn:aws:dynamodb:::table/t" }];
        answerError(response, 400, "ProvisionedThroughputExceededException", { ThrottlingReasons: reasons });
        return;
      }
      case "drop-before":
        response.destroy();
        return;
      case "error-before":
        answerError(response, 500, "InternalServerError");
        return;
      case "unprocessed":
        await handBack(message, body, response);
        return;
      case "drop-after":
        await forward(message, body);
        response.destroy();
        return;
      case "error-after":
        await forward(message, body);
        answerError(response, 500, "InternalServerError");
        return;
      case "delay": {
        const engine = await forward(message, body);
        await sleep(delayMs);
        pass(response, engine);
        return;
      }
      case "truncate": {
        const { status, headers } = await forward(message, body);
        response.writeHead(status, { ...headers, "content-length": "1000" });
        response.write('{"Unproc', () => response.destroy());
        return;
      }
      case "empty": {
        const { status, headers, body: whole } = await forward(message, body);
        response.writeHead(status, { ...headers, "content-length": "0", "x-amz-crc32": String(crc32(whole)) });
        response.end();
      }
    }
  }

  const server = createServer((message, response) => {
    requests++;
    const happens = fault(operationOf(message));
    bodyOf(message)
      .then(async (body) => {
        if (happens === undefined) pass(response, await forward(message, body));
        else await apply(happens, message, body, response);
      })
      .catch(() => response.destroy());
  });
  const url = await listen(server);
  return {
    url,
    requests: () => requests,
    stop: async () => {
      agent.destroy();
      await close(server);
    },
  };
}

/** One fault in so many is a delay: it takes as long as hundreds of the others, and would be all that a run waits for. */
const FAULTS_PER_DELAY = 100;

/** Faults at a rate, each kind but delays as often as the others. Only a batch of writes can be handed back in part. */
export function faultsAt(rate: number, random: () => number) {
  const pick = (kinds: readonly Fault[]) => kinds[Math.floor(random() * kinds.length)];
  return (operation: string): Fault | undefined => {
    if (random() >= rate) return undefined;
    if (random() < 1 / FAULTS_PER_DELAY) return "delay";
    const isBatch = operation === "BatchWriteItem";
    return pick(FAULTS.filter((kind) => kind !== "delay" && (kind !== "unprocessed" || isBatch)));
  };
}
