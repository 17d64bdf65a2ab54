import { ACCOUNT, Asked, BUCKET, KEY, POLICIES, Policy, REGION, role, verdict } from "./policies";

/** Who reads and writes the archive: the synthesized policies of its bucket and key, judged by an IAM engine. */

const FUNCTION = role("archived-function-archive");
const EXPORTS = role("archived-archive-exports");
const ADMINISTRATOR = role("administrator");
const STRANGER = role("administrator", "999999999999");

const EXPIRED = `${BUCKET}/expired-items/table=archived-events.v1/date=2026-11-27/x.gz`;
const UNREADABLE = `${BUCKET}/unreadable/table=archived-events.v1/date=2026-11-27/x.json.gz`;
const EXPORTED = `${BUCKET}/exports/table=archived-events.v1/AWSDynamoDB/x.gz`;
const [YES, NO, NEVER] = ["Allowed", "ImplicitlyDenied", "ExplicitlyDenied"];

const NOTHING: Policy = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }],
};

/** Who asks for what, what IAM says, and in which words that is told. */
const CASES: readonly (readonly [string, Asked, string | undefined])[] = [
  ["the function writes", { principal: FUNCTION, action: "s3:PutObject", resource: EXPIRED }, YES],
  ["it puts aside what it cannot read", { principal: FUNCTION, action: "s3:PutObject", resource: UNREADABLE }, YES],
  [
    "which nobody else does, to hide something",
    { principal: ADMINISTRATOR, action: "s3:PutObject", resource: UNREADABLE },
    NEVER,
  ],
  [
    "exports are written as the role that asks for them",
    { principal: EXPORTS, action: "s3:PutObject", resource: EXPORTED },
    YES,
  ],
  ["an administrator writes nothing", { principal: ADMINISTRATOR, action: "s3:PutObject", resource: EXPIRED }, NEVER],
  ["nor an export", { principal: ADMINISTRATOR, action: "s3:PutObject", resource: EXPORTED }, NEVER],
  ["nor anything else", { principal: ADMINISTRATOR, action: "s3:PutObject", resource: `${BUCKET}/x` }, NEVER],
  ["who may read reads", { principal: ADMINISTRATOR, action: "s3:GetObject", resource: EXPIRED }, YES],
  ["and lists", { principal: ADMINISTRATOR, action: "s3:ListBucket", resource: BUCKET }, YES],
  [
    "who may not, does not",
    { principal: ADMINISTRATOR, action: "s3:GetObject", resource: EXPIRED, identity: NOTHING },
    NO,
  ],
  ["another account reads nothing", { principal: STRANGER, action: "s3:GetObject", resource: EXPIRED }, NO],
  ["and writes nothing", { principal: STRANGER, action: "s3:PutObject", resource: EXPIRED }, NEVER],
  [
    "no service writes by itself",
    { principal: "logging.s3.amazonaws.com", action: "s3:PutObject", resource: EXPIRED },
    NEVER,
  ],
  ["no service reads by itself", { principal: "s3.amazonaws.com", action: "s3:GetObject", resource: EXPIRED }, NO],
  [
    "nobody reads without TLS",
    {
      principal: ADMINISTRATOR,
      action: "s3:GetObject",
      resource: EXPIRED,
      context: { "aws:SecureTransport": "false" },
    },
    NEVER,
  ],
  [
    "nobody lists without TLS",
    {
      principal: ADMINISTRATOR,
      action: "s3:ListBucket",
      resource: BUCKET,
      context: { "aws:SecureTransport": "false" },
    },
    NEVER,
  ],
  [
    "nobody reads with TLS 1.1",
    { principal: ADMINISTRATOR, action: "s3:GetObject", resource: EXPIRED, context: { "s3:TlsVersion": "1.1" } },
    NEVER,
  ],
  [
    "nobody lists with TLS 1.1",
    { principal: ADMINISTRATOR, action: "s3:ListBucket", resource: BUCKET, context: { "s3:TlsVersion": "1.1" } },
    NEVER,
  ],
  [
    "TLS 1.2 is enough",
    { principal: ADMINISTRATOR, action: "s3:GetObject", resource: EXPIRED, context: { "s3:TlsVersion": "1.2" } },
    YES,
  ],
];

test.each(CASES)("%s", async (_, asked, expected) => {
  expect(await verdict(asked)).toBe(expected);
});

/** The bucket's policy, wrong in one place. */
const MUTATIONS: readonly (readonly [string, Policy])[] = POLICIES.bucket.Statement.flatMap((statement, position) => {
  const others = POLICIES.bucket.Statement.filter((_, at) => at !== position);
  const sid = String(statement["Sid"]);
  const unconditional = Object.fromEntries(Object.entries(statement).filter(([name]) => name !== "Condition"));
  const changed = (what: string, instead: Readonly<Record<string, unknown>>) =>
    [`${sid} ${what}`, { ...POLICIES.bucket, Statement: [...others, instead] }] as const;
  const resources = [statement["Resource"]].flat();
  return [
    [`without ${sid}`, { ...POLICIES.bucket, Statement: others }] as const,
    changed("for everybody", unconditional),
    ...(resources.length < 2
      ? []
      : resources.map((each) => changed(`on ${String(each)} alone`, { ...statement, Resource: each }))),
  ];
});

test.each(MUTATIONS)("a bucket policy %s is noticed", async (_, resourcePolicy) => {
  const verdicts = await Promise.all(CASES.map(([, asked]) => verdict({ ...asked, resourcePolicy })));
  expect(verdicts).not.toEqual(CASES.map(([, , expected]) => expected));
});

describe("the key", () => {
  const through = (service: string, region = REGION) => ({
    "kms:CallerAccount": ACCOUNT,
    "kms:ViaService": `${service}.${region}.amazonaws.com`,
  });
  const use = (context: Asked["context"], principal = ADMINISTRATOR, action = "kms:Decrypt") =>
    verdict({ principal, action, resource: KEY, context });

  test("is used through S3, queues and functions by whoever of the account may", async () => {
    for (const service of ["s3", "sqs", "lambda"]) expect(await use(through(service))).toBe(YES);
  });

  test.each([
    ["directly", { "kms:CallerAccount": ACCOUNT }],
    ["through another service", through("dynamodb")],
    ["in another Region", through("s3", "eu-west-1")],
  ])("is not used %s", async (_, context) => {
    expect(await use(context)).toBe(NO);
  });

  test("is not used by another account", async () => {
    expect(await use({ ...through("s3"), "kms:CallerAccount": "999999999999" }, STRANGER)).toBe(NO);
  });

  test("is given to functions of the account, and to nothing else", async () => {
    const grant = (context: Asked["context"]) => use(context, ADMINISTRATOR, "kms:CreateGrant");
    const forAws = { "kms:GrantIsForAWSResource": "true" };
    expect(await grant({ ...through("lambda"), ...forAws })).toBe(YES);
    expect(await grant(through("lambda"))).toBe(NO);
    expect(await grant({ ...through("s3"), ...forAws })).toBe(NO);
  });
});
