import { S3Client } from "@aws-sdk/client-s3";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { s3Reader } from "../../tools/archive-replay/s3-reader";
import { close, listen } from "../client/http-server";

const KEYS = ["expired-items/table=t/date=2026-11-27/1-a.json.gz", "expired-items/table=t/date=2026-11-27/2-b.json.gz"];
const LINES = ['{"Item":{},"EventID":"a"}', '{"Item":{},"EventID":"b"}'];

test("objects are listed on every page, asked once for their end, and read line by line", async () => {
  const asked: string[] = [];
  const server = createServer(({ method = "", url = "" }, response) => {
    const { pathname, searchParams } = new URL(url, "http://s3");
    asked.push(`${method} ${pathname.split("/").at(-1) ?? ""}`);
    if (searchParams.has("list-type")) {
      const isFirst = !searchParams.has("continuation-token");
      response.setHeader("content-type", "application/xml");
      response.end(
        `<ListBucketResult><IsTruncated>${isFirst}</IsTruncated><Contents><Key>${KEYS[isFirst ? 0 : 1] ?? ""}</Key></Contents>` +
          `${isFirst ? "<NextContinuationToken>next</NextContinuationToken>" : ""}</ListBucketResult>`,
      );
      return;
    }
    response.setHeader("x-amz-meta-last-sequence-number", "7");
    response.end(method === "HEAD" ? undefined : gzipSync(`${LINES.join("\n")}\n`));
  });
  const endpoint = await listen(server);
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const s3 = new S3Client({ endpoint, region: "eu-west-1", credentials, forcePathStyle: true, maxAttempts: 1 });
  const reader = s3Reader(s3, "archive");
  expect(await reader.keysBelow("expired-items/table=t/date=2026-11-27/")).toEqual(KEYS);
  expect(await reader.lastSequenceNumberOf(KEYS[0] ?? "")).toBe("7");
  expect(await reader.lastSequenceNumberOf(KEYS[0] ?? "")).toBe("7");
  expect(asked.filter((each) => each.startsWith("HEAD"))).toEqual(["HEAD 1-a.json.gz"]);
  expect(await reader.linesOf(KEYS[1] ?? "")).toEqual(LINES);
  s3.destroy();
  await close(server);
});
