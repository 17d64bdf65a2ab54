import { policyOf, reasonOf, record, verdictOn } from "./fixtures";
import { tlsOnly } from "./tls-only";

const ARN = "arn:aws:dynamodb:eu-west-1:111111111111:table/prod-orders";
const DENY = {
  Sid: "DenyRequestsWithoutTls",
  Effect: "Deny",
  Principal: "*",
  Action: "dynamodb:*",
  Resource: [ARN, `${ARN}/index/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const TABLE = record("aws_dynamodb_table", { arn: ARN });

const judgeWith = (statement: unknown, resourceArn = "${aws_dynamodb_table.orders.arn}") =>
  reasonOf(
    verdictOn(
      tlsOnly,
      TABLE,
      record("aws_dynamodb_resource_policy", { resource_arn: resourceArn, policy: policyOf(statement) }),
    ),
  );

test("a policy that denies everybody everything without TLS is compliant, by reference and by ARN", () => {
  expect(judgeWith(DENY)).toBe("compliant");
  expect(judgeWith(DENY, ARN)).toBe("compliant");
  expect(judgeWith({ ...DENY, Principal: { AWS: "*" } })).toBe("compliant");
});

test("a table without a policy is not compliant, nor is one with another table's", () => {
  expect(reasonOf(verdictOn(tlsOnly, TABLE))).toBe("no resource policy is attached");
  expect(judgeWith(DENY, `${ARN}-other`)).toBe("no resource policy is attached");
});

test.each([
  ["allows instead of denies", { Effect: "Allow" }],
  ["denies one role only", { Principal: { AWS: "arn:aws:iam::111111111111:role/app" } }],
  ["denies reading only", { Action: ["dynamodb:GetItem"] }],
  ["leaves the indexes out", { Resource: [ARN] }],
  ["leaves the table out", { Resource: [`${ARN}/index/*`] }],
  ["denies requests with TLS", { Condition: { Bool: { "aws:SecureTransport": "true" } } }],
  [
    "has a second condition that narrows it",
    { Condition: { ...DENY.Condition, StringEquals: { "aws:PrincipalTag/x": "y" } } },
  ],
  [
    "has a second key in the condition that narrows it",
    { Condition: { Bool: { "aws:SecureTransport": "false", "aws:MultiFactorAuthPresent": "false" } } },
  ],
])("a policy that %s is not compliant", (_, change) => {
  expect(judgeWith({ ...DENY, ...change })).toBe("no statement denies requests without TLS");
});

test("a policy that cannot be read counts as none", () => {
  const policy = record("aws_dynamodb_resource_policy", { resource_arn: ARN, policy: "${data.x.y.json}" });
  expect(reasonOf(verdictOn(tlsOnly, TABLE, policy))).toBe("no resource policy is attached");
});

test("a topic is judged by the policy that is attached to it, and by publishing", () => {
  const topic = record("aws_sns_topic", { name: "alerts" });
  const deny = { ...DENY, Action: "sns:Publish", Resource: "arn:aws:sns:eu-west-1:111111111111:alerts" };
  const judge = (statement: unknown, arn = "${aws_sns_topic.orders.arn}") =>
    reasonOf(verdictOn(tlsOnly, topic, record("aws_sns_topic_policy", { arn, policy: policyOf(statement) })));
  expect(judge(deny)).toBe("compliant");
  expect(judge(deny, "${aws_sns_topic.other.arn}")).toBe("no resource policy is attached");
  expect(judge({ ...deny, Action: "sns:Subscribe" })).toBe("no statement denies requests without TLS");
  expect(judge({ ...deny, Effect: "Allow" })).toBe("no statement denies requests without TLS");
});

test("an endpoint is judged by its own policy, which names every resource", () => {
  const judge = (policy?: string) => reasonOf(verdictOn(tlsOnly, record("aws_vpc_endpoint", { policy })));
  expect(judge(policyOf({ ...DENY, Resource: "*" }))).toBe("compliant");
  for (const policy of [undefined, policyOf(DENY), policyOf({ ...DENY, Resource: "*", Effect: "Allow" })]) {
    expect(judge(policy)).toBe("no statement denies requests without TLS");
  }
});
