import { IncomingMessage, Server, ServerResponse } from "node:http";
import { AddressInfo } from "node:net";

/** Starts the server on this machine, on a port that nobody else uses, and returns its URL. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

export async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The operation that a request asks for, such as `PutItem`. */
export function operationOf({ headers }: IncomingMessage): string {
  return String(headers["x-amz-target"]).split(".")[1] ?? "";
}

/** An answer as DynamoDB would give it. */
export function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
  response.end(JSON.stringify(body));
}

/** An error as DynamoDB would give it. */
export function answerError(response: ServerResponse, status: number, name: string, details: object = {}): void {
  answer(response, status, { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name, ...details });
}
