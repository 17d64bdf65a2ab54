import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { sdkClient } from "../sdk-client";
import { ArchiveObject } from "./archive-object";
import { ATTEMPTS } from "./attempts";
import { patiently } from "./patience";

export function s3Client(): S3Client {
  return sdkClient(S3Client, ATTEMPTS);
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
