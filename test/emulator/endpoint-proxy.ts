import { createServer, IncomingMessage, request, Server } from "node:http";
import { AddressInfo } from "node:net";
import { BucketSettings } from "./bucket-settings";
import { ConfigRuleScopes } from "./config-rule-scopes";
import { RuleDescriptions } from "./rule-descriptions";
import { TopicSettings } from "./topic-settings";

export interface Exchange {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(
  target: URL,
  incoming: Pick<IncomingMessage, "method" | "url" | "headers">,
  body: Buffer,
): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: target.hostname,
        port: target.port,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, "content-length": body.length },
      },
      (response) => {
        bodyOf(response).then(
          (received) => {
            resolve({ status: response.statusCode ?? 500, headers: response.headers, body: received });
          },
          (error: unknown) => {
            reject(error instanceof Error ? error : new Error(String(error)));
          },
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

interface ReplicateKeyRequest {
  readonly KeyId: string;
  readonly ReplicaRegion: string;
  readonly Tags?: readonly unknown[];
}

/**
 * moto forgets the tags of ReplicateKey, and the AWS provider waits for them until it gives up. This says them again
 * where the replica is.
 */
async function tagReplicaKey(target: URL, incoming: IncomingMessage, body: Buffer): Promise<void> {
  const { KeyId, ReplicaRegion, Tags = [] } = JSON.parse(body.toString()) as ReplicateKeyRequest;
  const authorization = incoming.headers.authorization?.replace(/\/[a-z0-9-]+\/kms\//, `/${ReplicaRegion}/kms/`);
  const headers = { ...incoming.headers, authorization, "x-amz-target": "TrentService.TagResource" };
  const keyId = KeyId.split("/").at(-1);
  const tagged = await send(
    target,
    { method: incoming.method, url: incoming.url, headers },
    Buffer.from(JSON.stringify({ KeyId: keyId, Tags })),
  );
  if (tagged.status !== 200) throw new Error(`tagging the replica key failed: ${tagged.body.toString()}`);
}

/**
 * moto lets a replica key share the aliases of its primary key, so that it finds an alias in the other Region where AWS
 * would make a second one of the same name. What is asked for is there: the answer becomes AWS's.
 */
function sharedAlias(body: Buffer, answer: Exchange): Exchange {
  const { TargetKeyId } = JSON.parse(body.toString()) as { readonly TargetKeyId: string };
  const exists = answer.status === 400 && answer.body.includes("AlreadyExistsException");
  return exists && TargetKeyId.startsWith("mrk-")
    ? { status: 200, headers: { "content-type": "application/x-amz-json-1.1" }, body: Buffer.from("{}") }
    : answer;
}

/** What is remembered of earlier requests, to put it back where the emulator has forgotten it. */
interface Memory {
  readonly rules: RuleDescriptions;
  readonly buckets: BucketSettings;
  readonly topics: TopicSettings;
  readonly scopes: ConfigRuleScopes;
}

async function exchange(target: URL, incoming: IncomingMessage, memory: Memory): Promise<Exchange> {
  const { rules, buckets, topics, scopes } = memory;
  const body = await bodyOf(incoming);
  const answer = await send(target, incoming, body);
  const operation = String(incoming.headers["x-amz-target"]);
  switch (operation) {
    case "TrentService.ReplicateKey":
      if (answer.status === 200) await tagReplicaKey(target, incoming, body);
      return answer;
    case "TrentService.CreateAlias":
      return sharedAlias(body, answer);
    default:
      return buckets.mend(
        incoming.method ?? "GET",
        incoming.url ?? "/",
        body,
        scopes.mend(operation, body, topics.mend(body, rules.mend(body, answer))),
      );
  }
}

export interface Proxy {
  readonly url: string;
  close(): void;
}

/** A way to an AWS endpoint that passes everything on and mends what the emulator gets wrong. */
export async function startProxy(endpoint: string): Promise<Proxy> {
  const target = new URL(endpoint);
  const memory: Memory = {
    rules: new RuleDescriptions(),
    buckets: new BucketSettings(),
    topics: new TopicSettings(),
    scopes: new ConfigRuleScopes(),
  };
  const server: Server = createServer((incoming, outgoing) => {
    exchange(target, incoming, memory).then(
      ({ status, headers, body }) => {
        outgoing.writeHead(status, headers);
        outgoing.end(body);
      },
      (error: unknown) => {
        outgoing.writeHead(502);
        outgoing.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
