import { policyOf, reasonOf, record, verdictOn } from "./fixtures";
import { keyDeletionWindow } from "./key-deletion-window";
import { keyPolicy } from "./key-policy";
import { keyRotation } from "./key-rotation";

const key = (values: Record<string, unknown>) => record("aws_kms_key", values);

describe("key-rotation", () => {
  const judge = (values: Record<string, unknown>) => reasonOf(verdictOn(keyRotation, key(values)));

  test("a rotated key is compliant", () => {
    expect(judge({ enable_key_rotation: true })).toBe("compliant");
  });

  test("a key that is not rotated, or disabled, is not", () => {
    expect(judge({})).toBe("enable_key_rotation is not true");
    expect(judge({ enable_key_rotation: true, is_enabled: false })).toBe("the key is disabled");
  });

  test("an asymmetric key cannot be rotated and is not judged", () => {
    expect(judge({ customer_master_key_spec: "RSA_2048" })).toBe("not-applicable");
  });
});

describe("key-deletion-window", () => {
  const judge = (values: Record<string, unknown>) => reasonOf(verdictOn(keyDeletionWindow, key(values)));

  test("30 days are compliant, anything else is not", () => {
    expect(judge({ deletion_window_in_days: 30 })).toBe("compliant");
    expect(judge({ deletion_window_in_days: 7 })).toBe("deletion_window_in_days is 7, not 30");
    expect(judge({})).toBe("deletion_window_in_days is undefined, not 30");
  });
});

describe("key-policy", () => {
  const judge = (...statements: readonly unknown[]) =>
    reasonOf(verdictOn(keyPolicy, key({ policy: policyOf(...statements) })));
  const ROOT = { AWS: "arn:aws:iam::111111111111:root" };

  test("named principals and actions are compliant", () => {
    expect(judge({ Effect: "Allow", Principal: ROOT, Action: ["kms:DescribeKey"], Resource: "*" })).toBe("compliant");
  });

  test("a Deny may name everybody", () => {
    const deny = { Effect: "Deny", Principal: "*", Action: "kms:*", Resource: "*" };
    expect(judge({ Effect: "Allow", Principal: ROOT, Action: "kms:Put*", Resource: "*" }, deny)).toBe("compliant");
  });

  test.each([
    ["kms:*", { Principal: ROOT, Action: "kms:*" }, "a statement allows kms:*"],
    ["every action", { Principal: ROOT, Action: ["*"] }, "a statement allows kms:*"],
    ["everybody", { Principal: "*", Action: "kms:Decrypt" }, 'a statement allows the principal "*"'],
    [
      "every AWS principal, even under a condition",
      { Principal: { AWS: "*" }, Action: "kms:Decrypt", Condition: { StringEquals: { "kms:CallerAccount": "1" } } },
      'a statement allows the principal "*"',
    ],
  ])("a statement that allows %s is not compliant", (_, statement, reason) => {
    expect(judge({ Effect: "Allow", Resource: "*", ...statement })).toBe(reason);
  });

  test("no policy, and one that is not known, are not compliant", () => {
    expect(reasonOf(verdictOn(keyPolicy, key({})))).toBe("there is no policy, or it is not known");
    expect(reasonOf(verdictOn(keyPolicy, key({ policy: "not JSON" })))).toBe("there is no policy, or it is not known");
  });
});
