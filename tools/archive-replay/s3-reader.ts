import { GetObjectCommand, HeadObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { gunzipSync } from "node:zlib";
import { ArchiveReader } from "./held-events";

/** The objects of the archive's bucket. What an object ends with is asked once: letters look at the same ones. */
export function s3Reader(s3: S3Client, Bucket: string): ArchiveReader {
  const ends = new Map<string, string | undefined>();
  return {
    keysBelow: async (Prefix) => {
      const keys: string[] = [];
      for await (const { Contents: contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix })) {
        keys.push(...contents.flatMap(({ Key }) => Key ?? []));
      }
      return keys;
    },
    lastSequenceNumberOf: async (Key) => {
      if (!ends.has(Key)) {
        const { Metadata: metadata } = await s3.send(new HeadObjectCommand({ Bucket, Key }));
        ends.set(Key, metadata?.["last-sequence-number"]);
      }
      return ends.get(Key);
    },
    linesOf: async (Key) => {
      const { Body: body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      const bytes = (await body?.transformToByteArray()) ?? new Uint8Array();
      return gunzipSync(bytes).toString().split("\n").filter(Boolean);
    },
  };
}
