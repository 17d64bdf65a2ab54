import { Agent, createServer, IncomingMessage, request } from "node:http";
import { bodyOf, close, listen } from "../client/http-server";

/** An HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export interface EngineProxyOptions {
  /** URL of the engine. */
  readonly target: string;
  /** Answers in the engine's place, which then sees nothing of the request. */
  readonly instead?: (message: IncomingMessage, body: string) => Answer | undefined;
  /** Changes the body of an answer. */
  readonly mend?: (message: IncomingMessage, body: string) => string;
}

export interface EngineProxy {
  readonly url: string;
  stop(): Promise<void>;
}

/** S3's answer when it is out. */
export const S3_IS_OUT: Answer = {
  status: 503,
  headers: { "content-type": "application/xml" },
  body: Buffer.from("<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"),
};

/** DynamoDB's answer to a request that it refuses. */
export function refusal(name: string): Answer {
  const body = { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name };
  const headers = { "content-type": "application/x-amz-json-1.0" };
  return { status: 400, headers, body: Buffer.from(JSON.stringify(body)) };
}

/** Stands between clients and an engine, and does what AWS does and the engine does not. */
export async function startEngineProxy({ target, instead, mend }: EngineProxyOptions): Promise<EngineProxy> {
  const agent = new Agent({ keepAlive: true });
  const forward = (message: IncomingMessage, sent: Buffer) =>
    new Promise<Answer>((resolve, reject) => {
      const { method, url = "/" } = message;
      const headers = { ...message.headers, "content-length": String(sent.length) };
      delete headers["transfer-encoding"];
      const outgoing = request(new URL(url, target), { method, agent, headers }, (received) => {
        bodyOf(received).then((body) => {
          const text = mend === undefined ? body : Buffer.from(mend(message, body.toString()));
          resolve({
            status: received.statusCode ?? 0,
            headers: { ...received.headers, "content-length": String(text.length), "x-amz-crc32": undefined },
            body: text,
          });
        }, reject);
      });
      outgoing.on("error", reject);
      outgoing.end(sent);
    });
  const server = createServer((message, response) => {
    bodyOf(message)
      .then(async (sent) => {
        const { status, headers, body } = instead?.(message, sent.toString()) ?? (await forward(message, sent));
        const known = Object.entries(headers).filter(([, value]) => value !== undefined);
        response.writeHead(status, Object.fromEntries(known) as Record<string, string>);
        response.end(body);
      })
      .catch(() => response.destroy());
  });
  return {
    url: await listen(server),
    stop: async () => {
      agent.destroy();
      await close(server);
    },
  };
}
