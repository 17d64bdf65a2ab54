import { createHash } from "node:crypto";
import { createServer, ServerResponse } from "node:http";
import { answer, answerError, bodyOf, close, listen, operationOf } from "../client/http-server";

interface Stored {
  readonly body: string;
  /** When somebody sees it again, in milliseconds since 1970. */
  visibleAt: number;
  /** Of the last time that it was received. */
  handle: string;
  receptions: number;
}

interface Input {
  readonly ReceiptHandle?: string;
  readonly VisibilityTimeout?: number;
}

/** A queue as SQS has them: what was received is there again when its time is over, and its handle is worth nothing. */
export interface QueueServer {
  readonly url: string;
  readonly stored: ReadonlyMap<string, Stored>;
  /** Operations that are refused from now on. */
  readonly refused: Set<string>;
  stop(): Promise<void>;
}

export async function startQueue(bodies: readonly string[]): Promise<QueueServer> {
  const stored = new Map<string, Stored>(
    bodies.map((body, at) => [`message-${at}`, { body, visibleAt: 0, handle: "", receptions: 0 }]),
  );
  const refused = new Set<string>();
  const heldBy = (handle: string | undefined) =>
    [...stored].find(([, each]) => each.handle === handle && each.visibleAt > Date.now());
  const receive = ({ VisibilityTimeout: seconds = 0 }: Input) => {
    const [found] = [...stored].filter(([, each]) => each.visibleAt <= Date.now());
    if (!found) return {};
    const [id, message] = found;
    message.visibleAt = Date.now() + seconds * 1000;
    message.handle = `${id}-${++message.receptions}`;
    // At the end: SQS does not hand out the same one again and again while there are others.
    stored.delete(id);
    stored.set(id, message);
    const { handle: ReceiptHandle, body: Body } = message;
    const MD5OfBody = createHash("md5").update(Body).digest("hex");
    return { Messages: [{ MessageId: id, ReceiptHandle, Body, MD5OfBody }] };
  };
  const reply = (operation: string, input: Input, response: ServerResponse): void => {
    const held = heldBy(input.ReceiptHandle);
    if (refused.has(operation)) answerError(response, 403, "AccessDenied");
    else if (operation === "ReceiveMessage") answer(response, 200, receive(input));
    else if (!held && operation === "DeleteMessage") answerError(response, 400, "InvalidParameterValue");
    else if (!held) answerError(response, 400, "MessageNotInflight");
    else {
      if (operation === "DeleteMessage") stored.delete(held[0]);
      else held[1].visibleAt = Date.now() + (input.VisibilityTimeout ?? 0) * 1000;
      answer(response, 200, {});
    }
  };
  const server = createServer((message, response) => {
    void bodyOf(message).then((body) => {
      reply(operationOf(message), JSON.parse(body.toString()) as Input, response);
    });
  });
  return { url: await listen(server), stored, refused, stop: () => close(server) };
}
