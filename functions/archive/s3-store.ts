import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { ArchiveObject } from "./archive-object";
import { patiently } from "./patience";

/** How long a connection to S3 may take to be there, and one attempt altogether, in milliseconds. */
const CONNECTION_TIMEOUT_MS = 1_000;
const ATTEMPT_TIMEOUT_MS = 15_000;

/** Attempts that the SDK makes at once; what takes longer to mend is waited for by `patiently`. */
const MAX_ATTEMPTS = 3;

/** A client whose attempts end: the SDK's own has no timeouts. */
export function s3Client(): S3Client {
  return new S3Client({
    maxAttempts: MAX_ATTEMPTS,
    retryMode: "standard",
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: ATTEMPT_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    }),
  });
}

/**
 * Writes an object over whatever has its name, within the time that is left.
 * @param timeLeft milliseconds until nobody waits any more
 */
export async function putObject(
  s3: S3Client,
  bucket: string,
  object: ArchiveObject,
  timeLeft: () => number,
): Promise<void> {
  const command = () =>
    new PutObjectCommand({
      Bucket: bucket,
      Key: object.key,
      Body: object.body,
      ContentType: "application/gzip",
      ChecksumSHA256: object.sha256,
      Metadata: { ...object.metadata },
    });
  await patiently(async () => {
    await s3.send(command(), { abortSignal: AbortSignal.timeout(Math.max(0, Math.floor(timeLeft()))) });
  }, timeLeft);
}
