import { reasonOf, record, verdictOn } from "./fixtures";
import { pointInTimeRecovery } from "./point-in-time-recovery";

const judgeTable = (values: Record<string, unknown>) =>
  reasonOf(verdictOn(pointInTimeRecovery, record("aws_dynamodb_table", values)));
const judgeReplica = (values: Record<string, unknown>) =>
  reasonOf(verdictOn(pointInTimeRecovery, record("aws_dynamodb_table_replica", values)));

const ENABLED = [{ enabled: true, recovery_period_in_days: 35 }];

test("a table with recovery and a period is compliant", () => {
  expect(judgeTable({ point_in_time_recovery: ENABLED })).toBe("compliant");
});

test.each([
  ["no block", {}, "point_in_time_recovery is not enabled"],
  ["a disabled block", { point_in_time_recovery: [{ enabled: false }] }, "point_in_time_recovery is not enabled"],
  ["no period", { point_in_time_recovery: [{ enabled: true }] }, "recovery_period_in_days is left to AWS"],
  [
    "a replica without it",
    {
      point_in_time_recovery: ENABLED,
      replica: [{ region_name: "us-east-1", point_in_time_recovery: true }, { region_name: "us-west-2" }],
    },
    "no point_in_time_recovery in us-west-2",
  ],
])("a table with %s is not compliant", (_, values, reason) => {
  expect(judgeTable(values)).toBe(reason);
});

test("a replica of its own is judged by its own argument", () => {
  expect(judgeReplica({ point_in_time_recovery: true })).toBe("compliant");
  expect(judgeReplica({})).toBe("point_in_time_recovery of the replica is not true");
});
