import { repeatedStatementIds } from "./statement-ids";

function record(type: string, values: Readonly<Record<string, unknown>>) {
  return { address: `${type}.x`, type, name: "x", values };
}

const policy = (...ids: readonly (string | undefined)[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: ids.map((Sid) => ({ Sid, Effect: "Deny" })) });

test("a policy whose statements have ids of their own, or none, passes", () => {
  const records = [
    record("aws_iam_policy", { policy: policy("A", "B", undefined, undefined) }),
    record("aws_iam_policy", { policy: JSON.stringify({ Statement: { Sid: "A" } }) }),
    record("aws_kms_key", { policy: "${aws_iam_policy_document.x.json}" }),
    record("aws_sqs_queue", {}),
  ];
  expect(repeatedStatementIds("dev-access", records)).toEqual([]);
});

test.each(["policy", "assume_role_policy", "access_policy"])(
  "a statement id that comes twice in %s is refused",
  (argument) => {
    const [problem, ...others] = repeatedStatementIds("dev-access", [
      record("aws_iam_policy", { [argument]: policy("A", "B", "A", "A") }),
    ]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ severity: "error", path: "dev-access: aws_iam_policy.x", received: "A" });
  },
);
