import { deletionProtection } from "./deletion-protection";
import { reasonOf, record, verdictOn } from "./fixtures";

const judge = (type: string, values: Record<string, unknown>) =>
  reasonOf(verdictOn(deletionProtection, record(type, values)));

test.each(["aws_dynamodb_table", "aws_dynamodb_table_replica"])("a protected %s is compliant", (type) => {
  expect(judge(type, { deletion_protection_enabled: true })).toBe("compliant");
});

test.each(["aws_dynamodb_table", "aws_dynamodb_table_replica"])("an unprotected %s is not", (type) => {
  expect(judge(type, { deletion_protection_enabled: false })).toBe("deletion_protection_enabled is not true");
  expect(judge(type, {})).toBe("deletion_protection_enabled is not true");
});

test("a protected table with an unprotected replica is not compliant", () => {
  const values = {
    deletion_protection_enabled: true,
    replica: [{ region_name: "us-east-1", deletion_protection_enabled: true }, { region_name: "us-west-2" }],
  };
  expect(judge("aws_dynamodb_table", values)).toBe("no deletion protection in us-west-2");
});
