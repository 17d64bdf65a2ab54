import { Readable } from "node:stream";

/**
 * The whole body. The connection may already have ended when it is asked for: without anybody listening for the error
 * Node then keeps it to itself, and an iteration can wait for ever.
 */
export function collect(body: Readable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const lost = () => {
      reject(Object.assign(new Error("The connection ended before the answer did."), { code: "ECONNRESET" }));
    };
    const chunks: Uint8Array[] = [];
    body.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    body.once("end", () => {
      resolve(Buffer.concat(chunks));
    });
    body.once("error", reject);
    body.once("close", lost);
    if (body.destroyed) lost();
  });
}
