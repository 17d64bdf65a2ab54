import { customerManagedKey } from "./customer-managed-key";
import { reasonOf, record, verdictOn } from "./fixtures";

const KEY = "arn:aws:kms:eu-west-1:111111111111:key/1234";
const AWS_MANAGED = "arn:aws:kms:eu-west-1:111111111111:alias/aws/dynamodb";

const judgeTable = (values: Record<string, unknown>) =>
  reasonOf(verdictOn(customerManagedKey, record("aws_dynamodb_table", values)));
const judgeReplica = (values: Record<string, unknown>) =>
  reasonOf(verdictOn(customerManagedKey, record("aws_dynamodb_table_replica", values)));

test("a table with a key of the customer is compliant, also where the key is a reference", () => {
  expect(judgeTable({ server_side_encryption: [{ enabled: true, kms_key_arn: KEY }] })).toBe("compliant");
  expect(judgeTable({ server_side_encryption: [{ enabled: true, kms_key_arn: "${aws_kms_key.data.arn}" }] })).toBe(
    "compliant",
  );
});

test.each([
  ["no block", {}, "server_side_encryption is not enabled"],
  // Terraform's plan accepts this, and AWS then uses its own key.
  [
    "a disabled block with a key",
    { server_side_encryption: [{ enabled: false, kms_key_arn: KEY }] },
    "server_side_encryption is not enabled",
  ],
  ["no key", { server_side_encryption: [{ enabled: true }] }, "server_side_encryption names no customer-managed key"],
  [
    "the key that AWS manages",
    { server_side_encryption: [{ enabled: true, kms_key_arn: AWS_MANAGED }] },
    "server_side_encryption names no customer-managed key",
  ],
  [
    "a replica without a key",
    { server_side_encryption: [{ enabled: true, kms_key_arn: KEY }], replica: [{ region_name: "us-west-2" }] },
    "no customer-managed key in us-west-2",
  ],
])("a table with %s is not compliant", (_, values, reason) => {
  expect(judgeTable(values)).toBe(reason);
});

test("a replica of its own needs a key of its own", () => {
  expect(judgeReplica({ kms_key_arn: KEY })).toBe("compliant");
  expect(judgeReplica({ kms_key_arn: AWS_MANAGED })).toBe("kms_key_arn of the replica names no customer-managed key");
});
