import { backupPlan } from "./backup-plan";
import { backupSelection } from "./backup-selection";
import { reasonOf, record, verdictOn } from "./fixtures";

describe("backup-plan", () => {
  const DAILY = {
    rule_name: "daily",
    schedule: "cron(0 1 * * ? *)",
    lifecycle: [{ delete_after: 35 }],
    recovery_point_tags: { tier: "daily" },
  };
  const YEARLY = {
    ...DAILY,
    rule_name: "yearly",
    schedule: "cron(0 7 1 1 ? *)",
    lifecycle: [{ delete_after: 2_557, cold_storage_after: 31 }],
  };
  const judge = (...rule: readonly unknown[]) => reasonOf(verdictOn(backupPlan, record("aws_backup_plan", { rule })));
  const copied = (lifecycle: unknown) => ({ ...DAILY, copy_action: [{ destination_vault_arn: "x", lifecycle }] });

  test("a daily rule that keeps its backups for 35 days is compliant, with others beside it", () => {
    expect(judge(DAILY)).toBe("compliant");
    expect(judge(YEARLY, DAILY)).toBe("compliant");
    expect(judge({ ...DAILY, schedule: "cron(0 1 ? * * *)" })).toBe("compliant");
    expect(judge(copied([{ delete_after: 14 }]))).toBe("compliant");
    // A plan shows what is not set as zero.
    expect(judge({ ...DAILY, lifecycle: [{ delete_after: 35, cold_storage_after: 0 }] })).toBe("compliant");
  });

  const none = "no rule backs up every day and keeps that for 35 days";
  test.each([
    [{ schedule: "cron(0 1 ? * MON-FRI *)" }, none],
    [{ schedule: undefined }, none],
    [{ lifecycle: [{ delete_after: 34 }] }, none],
    [{ lifecycle: undefined }, "a backup of daily is never deleted"],
    [{ lifecycle: [{ delete_after: 0 }] }, "a backup of daily is never deleted"],
    [
      { lifecycle: [{ delete_after: 119, cold_storage_after: 30 }] },
      "a backup of daily would leave cold storage before its 90 days",
    ],
    [{ enable_continuous_backup: true }, "daily asks for continuous backup, which DynamoDB does not have"],
    [{ recovery_point_tags: {} }, "backups of daily have no tags"],
    [{ copy_action: [{ destination_vault_arn: "x" }] }, "a copy of daily is never deleted"],
  ])("with %j it is not", (change, reason) => {
    expect(judge({ ...DAILY, ...change })).toBe(reason);
  });

  test("nor without rules", () => {
    expect(judge()).toBe(none);
    expect(judge(YEARLY)).toBe(none);
  });
});

describe("backup-selection", () => {
  const table = (name: string) => `arn:aws:dynamodb:eu-west-1:111111111111:table/${name}`;
  const judge = (resources: readonly string[], more = {}) =>
    reasonOf(verdictOn(backupSelection, record("aws_backup_selection", { resources, ...more })));

  test("named tables are compliant, as many as AWS takes", () => {
    expect(judge([table("prod-orders")])).toBe("compliant");
    expect(judge(Array.from({ length: 500 }, (_, at) => table(`prod-${at}`)))).toBe("compliant");
  });

  test("patterns, tags, other resources and what restore tests leave are not", () => {
    expect(judge([])).toBe("resources names nothing");
    expect(judge(["*"])).toBe("* is not the ARN of one table");
    expect(judge([table("*")])).toBe(`${table("*")} is not the ARN of one table`);
    expect(judge(["arn:aws:rds:eu-west-1:111111111111:db:orders"])).toContain("is not the ARN of one table");
    expect(judge([table("prod-orders")], { selection_tag: [{ key: "backup", value: "yes" }] })).toBe(
      "a tag selects whatever carries it",
    );
    expect(judge([table("awsbackup-restore-test-1")])).toContain("is a table of a restore test");
    expect(judge(Array.from({ length: 501 }, (_, at) => table(`prod-${at}`)))).toContain("more than the 500");
  });
});
