import { Environment } from "../../../model/environment";
import { Cell, ELSEWHERE } from "../consumer-cells";
import { Request } from "../engine";
import { overTheWire } from "../requests";
import { BEYOND, cellsUnder } from "./administrator";

const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** Where copies go, if anywhere. */
function copyCells(environment: Environment): Cell[] {
  const cell = cellsUnder("archive", environment);
  const copies = environment.archive?.replication;
  const there = (bucket: string) => `arn:aws:s3:::${bucket}/expired-items/x.gz`;
  if (!copies) return [cell("s3:ReplicateObject", there("copies-of-the-archive"), BEYOND)];
  const { bucket, region, kmsKeyArn } = copies;
  const wire = overTheWire(environment, region);
  const through = (service: string) => ({ ...wire, "kms:ViaService": `${service}.${region}.amazonaws.com` });
  const allowed = ["ReplicateObject", "ReplicateTags", "ObjectOwnerOverrideToBucketOwner"];
  return [
    ...allowed.map((action) => cell(`s3:${action}`, there(bucket), "allowed", wire)),
    ...["ReplicateDelete", "GetObject"].map((action) => cell(`s3:${action}`, there(bucket), BEYOND, wire)),
    cell("s3:ReplicateObject", there("other-copies"), BEYOND, wire),
    cell("kms:Encrypt", kmsKeyArn, "allowed", through("s3")),
    cell("kms:Encrypt", kmsKeyArn.replace(/key\/.*/, KEY), BEYOND, through("s3")),
    cell("kms:Encrypt", kmsKeyArn, BEYOND, through("sqs")),
    cell("kms:Decrypt", kmsKeyArn, BEYOND, through("s3")),
  ];
}

/** Scheduled exports and the copies of the archive. */
export function archiveCells(environment: Environment, aliases: readonly string[]): Cell[] {
  const { name, account, region } = environment;
  const cell = cellsUnder("archive", environment);
  const arn = (service: string, resource: string, owner = account) =>
    `arn:aws:${service}:${region}:${owner}:${resource}`;
  const bucket = `arn:aws:s3:::${name}-archive-${account}-${region}`;
  const exported = `${bucket}/exports/table=${name}-sessions/AWSDynamoDB/x.gz`;
  // One that is deployed: its own policy has a say as well.
  const table = arn("dynamodb", `table/${name}-${environment.tables[0]?.table.name ?? ""}`);
  const queue = (label: string) => arn("sqs", label);
  // The bucket of a trail refuses whoever is not CloudTrail by itself.
  const trailBucket = environment.audit?.trail?.kind === "created" ? `denied by resource; ${BEYOND}` : BEYOND;
  const key = (alias: string, service: string): Request["context"] => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [alias],
    "kms:ViaService": `${service}.${region}.amazonaws.com`,
  });
  const elsewhere = overTheWire(environment, ELSEWHERE);
  const [tableKey = ""] = aliases;
  const reads = ["GetObjectVersionForReplication", "GetObjectVersionTagging", "GetObjectVersionAcl"];
  return [
    cell("dynamodb:ExportTableToPointInTime", table, "allowed"),
    cell("dynamodb:ExportTableToPointInTime", arn("dynamodb", "table/other-sessions"), BEYOND),
    cell("dynamodb:ExportTableToPointInTime", table, "denied by boundary, resource", {
      "aws:SecureTransport": "false",
    }),
    cell("dynamodb:GetItem", table, BEYOND),
    cell("dynamodb:DeleteTable", table, BEYOND),
    ...["PutObject", "PutObjectAcl", "AbortMultipartUpload"].map((action) => cell(`s3:${action}`, exported, "allowed")),
    cell("s3:PutObject", exported, "denied by boundary", elsewhere),
    cell("s3:PutObject", exported, "allowed", { ...elsewhere, "aws:ViaAWSService": "true" }),
    cell("s3:PutObject", exported, "denied by boundary", { "aws:SecureTransport": "false" }),
    cell("s3:PutObject", exported, "allowed", { "aws:SecureTransport": "false", "aws:ViaAWSService": "true" }),
    cell("s3:PutObject", `${bucket}/exports/table=other-sessions/x.gz`, BEYOND),
    cell("s3:PutObject", `${bucket}/expired-items/table=${name}-sessions/x.gz`, BEYOND),
    cell(
      "s3:PutObject",
      `arn:aws:s3:::${name}-audit-${account}-${region}/exports/table=${name}-sessions/x.gz`,
      trailBucket,
    ),
    cell("s3:DeleteObject", exported, BEYOND),
    cell("s3:GetObject", exported, BEYOND),
    cell("s3:GetObject", exported, BEYOND, { ...elsewhere, "aws:ViaAWSService": "true" }),
    cell("s3:GetObject", exported, BEYOND, { "aws:SecureTransport": "false", "aws:ViaAWSService": "true" }),
    ...reads.map((action) => cell(`s3:${action}`, exported, "allowed")),
    ...reads.map((action) => cell(`s3:${action}`, "arn:aws:s3:::somebody-elses/x.gz", BEYOND)),
    cell("s3:GetReplicationConfiguration", bucket, "allowed"),
    cell("s3:ListBucket", bucket, "allowed"),
    cell("s3:ListBucket", "arn:aws:s3:::somebody-elses", BEYOND),
    cell("s3:PutReplicationConfiguration", bucket, BEYOND),
    cell("s3:PutBucketPolicy", bucket, BEYOND),
    cell("sqs:SendMessage", queue(`${name}-archive-failed-exports`), "allowed"),
    cell("sqs:SendMessage", queue(`${name}-other`), BEYOND),
    cell("sqs:ReceiveMessage", queue(`${name}-archive-failed-exports`), BEYOND),
    ...["s3", "sqs"].flatMap((service) => [
      cell("kms:GenerateDataKey", arn("kms", KEY), "allowed", key(`alias/${name}-archive`, service)),
      cell("kms:Decrypt", arn("kms", KEY), "allowed", key(`alias/${name}-archive`, service)),
    ]),
    cell("kms:Decrypt", arn("kms", KEY), BEYOND, key(`alias/${name}-archive`, "lambda")),
    cell("kms:Decrypt", arn("kms", KEY), BEYOND, key("alias/somebody-elses", "s3")),
    cell("kms:Decrypt", arn("kms", KEY, "999999999999"), BEYOND, key(`alias/${name}-archive`, "s3")),
    cell("kms:ScheduleKeyDeletion", arn("kms", KEY), BEYOND, key(`alias/${name}-archive`, "s3")),
    cell("kms:Decrypt", arn("kms", KEY), "allowed", key(tableKey, "dynamodb")),
    cell("kms:GenerateDataKey", arn("kms", KEY), BEYOND, key(tableKey, "dynamodb")),
    cell("kms:Decrypt", arn("kms", KEY), `${BEYOND}, resource`, key(tableKey, "s3")),
    cell("kms:Decrypt", arn("kms", KEY), BEYOND, key("alias/somebody-elses", "dynamodb")),
    cell("kms:Decrypt", arn("kms", KEY, "999999999999"), BEYOND, key(tableKey, "dynamodb")),
    cell("iam:PassRole", `arn:aws:iam::${account}:role/${name}-archive-exports`, BEYOND),
    cell("sts:AssumeRole", `arn:aws:iam::${account}:role/${name}-analyst`, BEYOND),
    ...copyCells(environment),
  ];
}
