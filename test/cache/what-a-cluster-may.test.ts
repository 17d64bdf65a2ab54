import { runSimulation } from "@cloud-copilot/iam-simulate";
import { cached } from "../support/cached";
import { policyOf, resourcesIn } from "../support/resources";

/**
 * What a cluster may do, and with it everybody who reaches it: the synthesized policies of its role and of the tables'
 * key, judged by an IAM engine. Each condition of the role that is dropped must change a verdict.
 */

type Policy = ReturnType<typeof policyOf>;

const caches = resourcesIn(cached, "cache");
const tables = resourcesIn(cached, "tables");
const READS = policyOf(caches.get("aws_iam_policy.reads"));
const WRITES = policyOf(caches.get("aws_iam_policy.larger-nodes-for-prices"));
const KEY_POLICY = policyOf(tables.get("aws_kms_key.data"));

const ACCOUNT = "555555555555";
const table = (name: string, index = "") => `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/cached-${name}${index}`;
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/0a1b2c3d-0000-0000-0000-000000000000`;
const THROUGH_DYNAMODB = {
  "kms:ViaService": "dynamodb.us-east-1.amazonaws.com",
  "kms:CallerAccount": ACCOUNT,
  "kms:ResourceAliases": ["alias/cached-data"],
};

async function verdict(
  policy: Policy,
  action: string,
  resource: string,
  context: Record<string, string | string[]> = {},
  resourcePolicy?: Policy,
): Promise<string> {
  const principal = `arn:aws:sts::${ACCOUNT}:assumed-role/cached-cache-reads/dax`;
  const response = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: { "aws:SecureTransport": "true", ...context },
      },
      identityPolicies: [{ name: "role", policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy,
    },
    {},
  );
  if (response.resultType === "error") throw new Error(JSON.stringify(response.errors));
  return response.overallResult;
}

const [YES, NO] = ["Allowed", "ImplicitlyDenied"];

test.each([
  ["reads an item of a table that it serves", READS, "dynamodb:GetItem", table("prices"), YES],
  ["reads several", READS, "dynamodb:BatchGetItem", table("catalogue.v1"), YES],
  ["knows the table's keys", READS, "dynamodb:DescribeTable", table("prices"), YES],
  ["queries a table", READS, "dynamodb:Query", table("prices"), YES],
  ["queries an index", READS, "dynamodb:Query", table("prices", "/index/by-day"), YES],
  ["reads no other table", READS, "dynamodb:GetItem", table("sessions"), NO],
  ["reads no table whose name only begins alike", READS, "dynamodb:Query", table("prices-2"), NO],
  ["scans where it is accepted", READS, "dynamodb:Scan", table("catalogue.v1"), YES],
  ["scans nowhere else", READS, "dynamodb:Scan", table("prices"), NO],
  ["writes nothing without write-through", READS, "dynamodb:PutItem", table("prices"), NO],
  ["deletes nothing without write-through", READS, "dynamodb:BatchWriteItem", table("prices"), NO],
  ["writes with it", WRITES, "dynamodb:PutItem", table("prices"), YES],
  ["writes no other table", WRITES, "dynamodb:UpdateItem", table("catalogue.v1"), NO],
  ["deletes no table", WRITES, "dynamodb:DeleteTable", table("prices"), NO],
  ["runs no PartiQL", WRITES, "dynamodb:PartiQLSelect", table("prices"), NO],
  ["changes no policy", WRITES, "dynamodb:PutResourcePolicy", table("prices"), NO],
] as const)("a cluster %s", async (_, policy, action, resource, expected) => {
  expect(await verdict(policy, action, resource)).toBe(expected);
});

test("a cluster does nothing without TLS, because its policy says so", async () => {
  const plain = { "aws:SecureTransport": "false" };
  const read = (policy: Policy, context = {}) => verdict(policy, "dynamodb:GetItem", table("prices"), context);
  const lax = { ...READS, Statement: READS.Statement.filter(({ Sid }) => Sid !== "DenyRequestsWithoutTls") };
  expect(await read(READS, plain)).toBe("ExplicitlyDenied");
  expect(await read(READS)).toBe(YES);
  expect(await read(lax, plain)).toBe(YES);
});

describe("the key of its tables", () => {
  const use = (context: Record<string, string | string[]> = {}, action = "kms:Decrypt", policy = READS) =>
    verdict(policy, action, KEY, { ...THROUGH_DYNAMODB, ...context }, KEY_POLICY);

  test("is used by a cluster through DynamoDB", async () => {
    expect(await use()).toBe(YES);
    expect(await use({ "kms:ResourceAliases": ["alias/other", "alias/cached-global-data"] })).toBe(YES);
  });

  test.each([
    ["directly", { "kms:ViaService": "s3.us-east-1.amazonaws.com" }],
    ["in another Region", { "kms:ViaService": "dynamodb.eu-west-1.amazonaws.com" }],
    ["when it is another key", { "kms:ResourceAliases": ["alias/payroll"] }],
    ["when it is a key without an alias", { "kms:ResourceAliases": [] }],
  ])("is not used %s", async (_, context) => {
    expect(await use(context)).toBe(NO);
  });

  test("encrypts for those who write through the cluster, and for nobody else", async () => {
    const write = { "kms:ResourceAliases": ["alias/cached-global-data"] };
    for (const action of ["kms:Encrypt", "kms:GenerateDataKey"]) {
      expect(await use(write, action, READS)).toBe(NO);
      expect(await use(write, action, WRITES)).toBe(YES);
    }
  });

  test("is not administered", async () => {
    for (const action of ["kms:ScheduleKeyDeletion", "kms:PutKeyPolicy", "kms:CreateGrant"]) {
      expect(await use({}, action)).toBe(NO);
    }
  });

  test.each([
    ["StringEquals", { "kms:ViaService": "s3.us-east-1.amazonaws.com" }],
    ["ForAnyValue:StringEquals", { "kms:ResourceAliases": ["alias/payroll"] }],
  ])("is not used either where its own policy says nothing of that, because of %s", async (operator, context) => {
    const unconditional = KEY_POLICY.Statement.map((statement) => ({ ...statement, Condition: {} }));
    const judged = (policy: Policy) =>
      verdict(
        policy,
        "kms:Decrypt",
        KEY,
        { ...THROUGH_DYNAMODB, ...context },
        { ...KEY_POLICY, Statement: unconditional },
      );
    const mutated = READS.Statement.map((statement) => ({
      ...statement,
      Condition: Object.fromEntries(Object.entries(statement["Condition"] ?? {}).filter(([name]) => name !== operator)),
    }));
    expect(await judged(READS)).toBe(NO);
    expect(await judged({ ...READS, Statement: mutated })).toBe(YES);
  });
});
