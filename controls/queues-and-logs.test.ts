import { policyOf, reasonOf, record, verdictOn } from "./fixtures";
import { logGroupEncryption, logGroupRetention } from "./log-group";
import { queueEncryption } from "./queue-encryption";
import { queuePolicy } from "./queue-policy";
import { tlsOnly } from "./tls-only";

test("a log group is kept for a year or more, and not for ever", () => {
  const judge = (days?: number) =>
    reasonOf(verdictOn(logGroupRetention, record("aws_cloudwatch_log_group", { retention_in_days: days })));
  expect([judge(365), judge(731)]).toEqual(["compliant", "compliant"]);
  for (const days of [undefined, 0, 90, 364]) expect(judge(days)).toBe("retention_in_days is not at least 365");
});

test("a log group is encrypted with a key", () => {
  const judge = (key?: string) =>
    reasonOf(verdictOn(logGroupEncryption, record("aws_cloudwatch_log_group", { kms_key_id: key })));
  expect(judge("${aws_kms_key.logs.arn}")).toBe("compliant");
  for (const key of [undefined, ""]) expect(judge(key)).toBe("kms_key_id names no key");
});

test("a queue is encrypted with a customer-managed key", () => {
  const judge = (key?: string) =>
    reasonOf(verdictOn(queueEncryption, record("aws_sqs_queue", { kms_master_key_id: key })));
  expect(judge("${aws_kms_key.queue.arn}")).toBe("compliant");
  expect(judge("arn:aws:kms:eu-west-1:111111111111:key/1234")).toBe("compliant");
  for (const key of [undefined, ""]) expect(judge(key)).toBe("kms_master_key_id names no key");
  expect(judge("alias/aws/sqs")).toBe("kms_master_key_id names a key that AWS manages");
});

describe("the policy of a queue", () => {
  const judge = (...statements: readonly unknown[]) =>
    reasonOf(verdictOn(queuePolicy, record("aws_sqs_queue_policy", { policy: policyOf(...statements) })));
  const allow = { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage" };

  test("names principals and actions; a Deny may be about all", () => {
    expect(judge(allow, { Effect: "Deny", Principal: "*", Action: "sqs:*" })).toBe("compliant");
  });

  test.each(["*", { AWS: "*" }, { AWS: ["arn:aws:iam::111111111111:root", "*"] }])(
    "is not for %j, even under a condition",
    (Principal) => {
      const Condition = { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:111111111111:x" } };
      expect(judge({ ...allow, Principal, Condition })).toBe('a statement allows the principal "*"');
    },
  );

  test.each(["sqs:*", "*", "sqs:Delete*"])("does not allow %s", (Action) => {
    expect(judge({ ...allow, Action })).toBe("a statement allows every action");
  });

  test("is known", () => {
    expect(reasonOf(verdictOn(queuePolicy, record("aws_sqs_queue_policy", {})))).toBe(
      "there is no policy, or it is not known",
    );
  });

  test("denies what comes without TLS, on the queue that it is attached to", () => {
    const queue = record("aws_sqs_queue", { name: "letters" });
    const deny = {
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:*",
      Resource: "arn:aws:sqs:eu-west-1:111111111111:letters",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const tls = (statement: unknown, queue_url = "${aws_sqs_queue.orders.url}") =>
      reasonOf(verdictOn(tlsOnly, queue, record("aws_sqs_queue_policy", { queue_url, policy: policyOf(statement) })));
    expect(tls(deny)).toBe("compliant");
    expect(tls(deny, "${aws_sqs_queue.other.url}")).toBe("no resource policy is attached");
    expect(tls({ ...deny, Action: "sqs:SendMessage" })).toBe("no statement denies requests without TLS");
    expect(tls({ ...deny, Effect: "Allow" })).toBe("no statement denies requests without TLS");
    expect(reasonOf(verdictOn(tlsOnly, queue))).toBe("no resource policy is attached");
  });
});
