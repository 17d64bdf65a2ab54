import { policyOf, reasonOf, record, verdictOn } from "./fixtures";
import { topicEncryption } from "./topic-encryption";
import { topicPolicy } from "./topic-policy";

describe("topic-encryption", () => {
  const judge = (kms_master_key_id?: string) =>
    reasonOf(verdictOn(topicEncryption, record("aws_sns_topic", { kms_master_key_id })));

  test("a key of the customer is compliant, also as a reference", () => {
    expect(judge("arn:aws:kms:eu-west-1:111111111111:key/1234")).toBe("compliant");
    expect(judge("${aws_kms_key.alerts.arn}")).toBe("compliant");
  });

  test("no key and the key that AWS manages are not", () => {
    expect(judge()).toBe("kms_master_key_id names no key");
    expect(judge("")).toBe("kms_master_key_id names no key");
    expect(judge("alias/aws/sns")).toBe("kms_master_key_id names a key that AWS manages");
  });
});

describe("topic-policy", () => {
  const judge = (...statements: readonly unknown[]) =>
    reasonOf(verdictOn(topicPolicy, record("aws_sns_topic_policy", { policy: policyOf(...statements) })));
  const allow = { Effect: "Allow", Principal: { Service: "cloudwatch.amazonaws.com" }, Action: "sns:Publish" };

  test("named principals are compliant, and a Deny may name everybody", () => {
    expect(judge(allow, { Effect: "Deny", Principal: "*", Action: "sns:Publish" })).toBe("compliant");
  });

  test.each(["*", { AWS: "*" }, { AWS: ["arn:aws:iam::111111111111:root", "*"] }])(
    "a statement for %j is not, even under a condition",
    (Principal) => {
      const Condition = { StringEquals: { "aws:SourceOwner": "111111111111" } };
      expect(judge({ ...allow, Principal, Condition })).toBe('a statement allows the principal "*"');
    },
  );

  test("a policy that is not known is not", () => {
    expect(reasonOf(verdictOn(topicPolicy, record("aws_sns_topic_policy", {})))).toBe(
      "there is no policy, or it is not known",
    );
  });
});
