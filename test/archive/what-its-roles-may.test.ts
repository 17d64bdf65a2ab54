import { matrixOf, surprises, unnoticed } from "../access/matrix";
import { synthesizedPolicies } from "../access/environments-under-test";
import { archived } from "../support/archived";
import { ACCOUNT, Asked, BUCKET, KEY, POLICIES, Policy, QUEUE, REGION, role, table, verdict } from "./policies";

/** What the roles for exports and copies may do: their synthesized policies under their ceiling, by an IAM engine. */

jest.setTimeout(120_000);

const [YES, NO, NEVER] = ["Allowed", "ImplicitlyDenied", "ExplicitlyDenied"];
const object = (kind: string, name: string) => `${BUCKET}/${kind}/table=archived-${name}/x.gz`;

describe("exports", () => {
  const ask = (action: string, resource: string, context: Asked["context"] = {}, identity = POLICIES.exports) =>
    verdict({ principal: role("archived-archive-exports"), action, resource, context, identity, bounded: true });

  test.each([
    ["are asked for", "dynamodb:ExportTableToPointInTime", table("archived-events.v1"), YES],
    ["are asked for of a replicated table", "dynamodb:ExportTableToPointInTime", table("archived-ledger"), YES],
    ["are made of no other table", "dynamodb:ExportTableToPointInTime", table("archived-others"), NO],
    ["read no items", "dynamodb:Scan", table("archived-events.v1"), NO],
    ["are written under their prefix", "s3:PutObject", object("exports", "events.v1"), YES],
    ["are ended where they fail", "s3:AbortMultipartUpload", object("exports", "events.v1"), YES],
    ["are not written over expired items", "s3:PutObject", object("expired-items", "events.v1"), NO],
    ["are not written anywhere else", "s3:PutObject", `${BUCKET}/x.gz`, NO],
    ["are not read", "s3:GetObject", object("exports", "events.v1"), NO],
    ["are not deleted", "s3:DeleteObject", object("exports", "events.v1"), NO],
    ["are put away where they fail", "sqs:SendMessage", QUEUE, YES],
    ["take no message back", "sqs:ReceiveMessage", QUEUE, NO],
  ])("%s", async (_, action, resource, expected) => {
    expect(await ask(action, resource)).toBe(expected);
  });

  test("encrypt what they write, through S3 and the queue", async () => {
    const context = (service: string, alias = "alias/archived-archive") => ({
      "kms:CallerAccount": ACCOUNT,
      "kms:ResourceAliases": [alias],
      "kms:ViaService": `${service}.${REGION}.amazonaws.com`,
    });
    expect(await ask("kms:GenerateDataKey", KEY, context("s3"))).toBe(YES);
    expect(await ask("kms:GenerateDataKey", KEY, context("sqs"))).toBe(YES);
    expect(await ask("kms:GenerateDataKey", KEY, context("lambda"))).toBe(NO);
    expect(await ask("kms:GenerateDataKey", KEY, context("s3", "alias/payroll"))).toBe(NO);
  });

  test("are not made without TLS, except where DynamoDB writes for them", async () => {
    const plain = { "aws:SecureTransport": "false" };
    expect(await ask("dynamodb:ExportTableToPointInTime", table("archived-ledger"), plain)).toBe(NEVER);
    expect(await ask("sqs:SendMessage", QUEUE, plain)).toBe(NEVER);
  });

  test("are asked for by the environment's own schedules", async () => {
    const trusted = (service: string, context: Readonly<Record<string, string>>) =>
      verdict({
        principal: service,
        action: "sts:AssumeRole",
        resource: role("archived-archive-exports"),
        context,
        resourcePolicy: POLICIES.exportsTrust,
      });
    const group = (name: string, account = ACCOUNT) => ({
      "aws:SourceAccount": account,
      "aws:SourceArn": `arn:aws:scheduler:${REGION}:${account}:schedule-group/${name}`,
    });
    expect(await trusted("scheduler.amazonaws.com", group("archived-archive-exports"))).toBe(YES);
    expect(await trusted("scheduler.amazonaws.com", group("default"))).toBe(NO);
    expect(await trusted("scheduler.amazonaws.com", group("archived-archive-exports", "999999999999"))).toBe(NO);
    expect(await trusted("lambda.amazonaws.com", group("archived-archive-exports"))).toBe(NO);
  });
});

describe("copies", () => {
  const copiesOf = "arn:aws:s3:::copies-of-the-archive";
  const ask = (action: string, resource: string, context: Asked["context"] = {}) =>
    verdict({
      principal: role("archived-archive-replication"),
      action,
      resource,
      context,
      identity: POLICIES.copies,
      bounded: true,
      // What the other account says of its bucket and key is its own; here it agrees to everything.
      resourcePolicy: resource.startsWith(copiesOf) || resource === DESTINATION_KEY ? AGREED : undefined,
    });
  const DESTINATION_KEY = archived.archive?.replication?.kmsKeyArn ?? "";
  const AGREED: Policy = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "*", Resource: "*" }],
  };
  const there = { "aws:RequestedRegion": "us-west-2" };

  test.each<[string, string, string, Asked["context"], string | undefined]>([
    ["read versions", "s3:GetObjectVersionForReplication", object("exports", "events.v1"), {}, YES],
    ["read no objects otherwise", "s3:GetObject", object("exports", "events.v1"), {}, NO],
    ["are written there", "s3:ReplicateObject", `${copiesOf}/x`, there, YES],
    ["become the other account's", "s3:ObjectOwnerOverrideToBucketOwner", `${copiesOf}/x`, there, YES],
    ["are deleted nowhere", "s3:ReplicateDelete", `${copiesOf}/x`, there, NO],
    ["are written nowhere else", "s3:ReplicateObject", "arn:aws:s3:::others/x", there, NO],
    [
      "are written in no other Region",
      "s3:ReplicateObject",
      `${copiesOf}/x`,
      { "aws:RequestedRegion": "eu-west-1" },
      NEVER,
    ],
  ])("%s", async (_, action, resource, context, expected) => {
    expect(await ask(action, resource, context)).toBe(expected);
  });

  test("are encrypted there for their bucket alone", async () => {
    const encrypt = (bucket: string, service = "s3.us-west-2.amazonaws.com") =>
      ask("kms:Encrypt", DESTINATION_KEY, {
        ...there,
        "kms:ViaService": service,
        "kms:EncryptionContext:aws:s3:arn": bucket,
      });
    expect(await encrypt(copiesOf)).toBe(YES);
    expect(await encrypt(`${copiesOf}/exports/x`)).toBe(YES);
    expect(await encrypt("arn:aws:s3:::others")).toBe(NO);
    expect(await encrypt(copiesOf, "sqs.us-west-2.amazonaws.com")).toBe(NO);
  });
});

test("their ceiling leaves them what they need where everything is archived, and a hole in it is noticed", async () => {
  const matrix = matrixOf(archived, synthesizedPolicies(archived));
  const rows = matrix.rows.filter(({ role: { name } }) => name === "archive administrator");
  expect(rows.length).toBe(1);
  expect(await surprises({ ...matrix, rows })).toEqual([]);
  const { count, survivors } = await unnoticed({ ...matrix, rows });
  expect(survivors).toEqual([]);
  expect(count).toBeGreaterThan(20);
});
