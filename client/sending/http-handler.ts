import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { Readable } from "node:stream";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { HttpHandlerOptions } from "@smithy/types";
import { currentCall } from "../calls/call";
import { CorruptAnswerError } from "../errors";
import { AttemptSignal } from "./attempt-signal";
import { collect } from "./collect";
import { crc32 } from "./crc32";

export interface ConnectionOptions {
  /** How long a connection may take to be there, in milliseconds. */
  readonly connectionTimeoutMs: number;
  /** How long one attempt may take, from sending to the last byte of the answer, in milliseconds. */
  readonly attemptTimeoutMs: number;
  /** Connections at the same time. */
  readonly maxSockets: number;
}

type Request = Parameters<NodeHttpHandler["handle"]>[0];
type Answer = ReturnType<NodeHttpHandler["handle"]>;

/**
 * The checksum covers what HTTP does not: an answer that was cut off and still is JSON, such as an empty one, would
 * read as "nothing unprocessed".
 */
function verify(bytes: Uint8Array, headers: Readonly<Record<string, string>>): void {
  const announced = headers["x-amz-crc32"];
  if (announced === undefined || Number(announced) === crc32(bytes)) return;
  throw new CorruptAnswerError(`The answer of ${bytes.length} bytes does not have the checksum ${announced}.`);
}

/**
 * Sends one attempt over connections that are kept, with TLS 1.2 or newer, and reads the answer to its end within the
 * attempt's time.
 */
export class TableHttpHandler extends NodeHttpHandler {
  private readonly attemptTimeoutMs: number;

  constructor({ connectionTimeoutMs, attemptTimeoutMs, maxSockets }: ConnectionOptions) {
    super({
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: attemptTimeoutMs,
      throwOnRequestTimeout: true,
      httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets, minVersion: "TLSv1.2" }),
      // For engines on this machine: Endpoint lets nothing else through without TLS.
      httpAgent: new HttpAgent({ keepAlive: true, maxSockets }),
    });
    this.attemptTimeoutMs = attemptTimeoutMs;
  }

  override async handle(request: Request, options: HttpHandlerOptions = {}): Answer {
    const call = currentCall.getStore();
    const given = options.abortSignal instanceof AbortSignal ? [options.abortSignal] : [];
    const attempt = new AttemptSignal(this.attemptTimeoutMs, call === undefined ? given : [call.signal, ...given]);
    call?.sent();
    try {
      const { response } = await super.handle(request, { ...options, abortSignal: attempt.signal });
      const bytes = await collect(response.body as Readable);
      verify(bytes, response.headers);
      response.body = bytes;
      return { response };
    } catch (error) {
      if (!attempt.timedOut) throw error;
      const message = `The attempt took longer than ${this.attemptTimeoutMs} ms.`;
      throw Object.assign(new Error(message, { cause: error }), { name: "TimeoutError" });
    } finally {
      attempt.close();
    }
  }
}
