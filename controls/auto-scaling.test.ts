import { autoScaling } from "./auto-scaling";
import { ResourceRecord } from "./control";
import { reasonOf, record, verdictOn } from "./fixtures";

const PROVISIONED = record("aws_dynamodb_table", { name: "prod-orders", billing_mode: "PROVISIONED" });
const WITH_INDEX = record("aws_dynamodb_table", {
  name: "prod-orders",
  billing_mode: "PROVISIONED",
  global_secondary_index: [{ name: "by-customer" }],
});

/** A target and its policy, as a configuration has them: by reference. */
function scaled(suffix: string, dimension: string, name: string): ResourceRecord[] {
  const target = record(
    "aws_appautoscaling_target",
    { resource_id: `table/\${aws_dynamodb_table.orders.name}${suffix}`, scalable_dimension: dimension },
    name,
  );
  const policy = record(
    "aws_appautoscaling_policy",
    {
      resource_id: `\${${target.address}.resource_id}`,
      scalable_dimension: `\${${target.address}.scalable_dimension}`,
    },
    name,
  );
  return [target, policy];
}

const TABLE = [
  ...scaled("", "dynamodb:table:ReadCapacityUnits", "read"),
  ...scaled("", "dynamodb:table:WriteCapacityUnits", "write"),
];
const INDEX = [
  ...scaled("/index/by-customer", "dynamodb:index:ReadCapacityUnits", "index_read"),
  ...scaled("/index/by-customer", "dynamodb:index:WriteCapacityUnits", "index_write"),
];

const judge = (table: ResourceRecord, others: readonly ResourceRecord[]) =>
  reasonOf(verdictOn(autoScaling, table, ...others));

test("an on-demand table is compliant", () => {
  expect(judge(record("aws_dynamodb_table", { billing_mode: "PAY_PER_REQUEST" }), [])).toBe("compliant");
});

test("a table whose reads and writes are scaled is compliant, and so are its indexes", () => {
  expect(judge(PROVISIONED, TABLE)).toBe("compliant");
  expect(judge(WITH_INDEX, [...TABLE, ...INDEX])).toBe("compliant");
});

test("a plan names resources where a configuration refers to them", () => {
  const planned = ["ReadCapacityUnits", "WriteCapacityUnits"].flatMap((units) => {
    const values = { resource_id: "table/prod-orders", scalable_dimension: `dynamodb:table:${units}` };
    return [record("aws_appautoscaling_target", values, units), record("aws_appautoscaling_policy", values, units)];
  });
  expect(judge(PROVISIONED, planned)).toBe("compliant");
});

test("a table with fixed capacity is not compliant; a billing mode that is left out is provisioned", () => {
  const reason = "not auto-scaled: table ReadCapacityUnits, table WriteCapacityUnits";
  expect(judge(PROVISIONED, [])).toBe(reason);
  expect(judge(record("aws_dynamodb_table", { name: "prod-orders" }), [])).toBe(reason);
});

test("a target without a policy scales nothing", () => {
  const targets = TABLE.filter(({ type }) => type === "aws_appautoscaling_target");
  expect(judge(PROVISIONED, targets)).toContain("not auto-scaled");
});

test("an index that is not scaled is named, with the dimension", () => {
  expect(judge(WITH_INDEX, [...TABLE, ...INDEX.slice(0, 2)])).toBe(
    "not auto-scaled: index by-customer WriteCapacityUnits",
  );
});

test("another table's scaling does not count", () => {
  const other = record("aws_dynamodb_table", { name: "prod-sessions", billing_mode: "PROVISIONED" }, "sessions");
  expect(judge(other, TABLE)).toContain("not auto-scaled");
});
