import { CleanUp } from "../../model/audit/clean-up";
import { Environment } from "../../model/environment";
import { retireTable } from "../../runbooks/retire-table";
import { cleanedUp } from "../support/cleaned-up";
import { resourcesIn } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";

const withCleanUp = (cleanUp: CleanUp): Environment => ({ ...cleanedUp, audit: { ...cleanedUp.audit, cleanUp } });
const all = resourcesIn(cleanedUp, "audit");
const valuesOf = (address: string) => all.get(address)?.values ?? {};
const RULES = ["abandoned_tables", "unused_indexes", "orphaned_recovery_points"];

test("what nobody uses is judged every day by one function, which may be invoked before there is a rule", () => {
  const hcl = all.get("aws_config_config_rule.abandoned_tables");
  expect(hcl?.values).toMatchObject({
    name: "tidy-abandoned-tables",
    source: [
      {
        owner: "CUSTOM_LAMBDA",
        source_identifier: "arn:aws:lambda:us-east-1:555555555555:function:tidy-unused-resources",
        source_detail: [
          {
            event_source: "aws.config",
            message_type: "ScheduledNotification",
            maximum_execution_frequency: "TwentyFour_Hours",
          },
        ],
      },
    ],
  });
  const permission = valuesOf("aws_lambda_permission.unused_resources_config");
  expect(permission).toMatchObject({ principal: "config.amazonaws.com", source_account: "555555555555" });
  expect(permission).not.toHaveProperty("source_arn");
});

test("each rule tells the function what it asks for, in texts", () => {
  const parameters = RULES.map(
    (rule) => JSON.parse(String(valuesOf(`aws_config_config_rule.${rule}`)["input_parameters"])) as object,
  );
  const common = {
    idleDays: "100",
    keepTag: "keep",
    scope: "account",
    orphansOlderThanDays: "30",
    orphansMonthlyCost: "10",
  };
  expect(parameters).toEqual([
    { review: "abandoned-tables", ...common },
    { review: "unused-indexes", ...common },
    { review: "orphaned-recovery-points", ...common },
  ]);
});

test("what a rule asks for are texts of the environment's settings, and its description says them", () => {
  const orphanedRecoveryPoints = { olderThanDays: 90, monthlyCost: 500 };
  const rule = resourcesIn(withCleanUp({ orphanedRecoveryPoints }), "audit").get(
    "aws_config_config_rule.orphaned_recovery_points",
  );
  expect(JSON.parse(String(rule?.values["input_parameters"]))).toMatchObject({
    orphansOlderThanDays: "90",
    orphansMonthlyCost: "500",
  });
  expect(rule?.values["description"]).toBe(
    "Recovery points of tables that are gone: over 90 days old, over USD 500 a month, or without an end",
  );
});

test("vaults of others are read only where every one of the account is looked at", () => {
  const policyWith = (cleanUp: CleanUp) =>
    String(resourcesIn(withCleanUp(cleanUp), "audit").get("aws_iam_policy.unused_resources")?.values["policy"]);
  expect(policyWith({})).toContain(":backup-vault:*");
  expect(policyWith({ scope: "environment" })).toContain(":backup-vault:tidy-*");
  expect(policyWith({ scope: "environment" })).not.toContain(":backup-vault:*");
});

test("changes of verdicts go to the alert topic, once each", () => {
  const pattern = JSON.parse(String(valuesOf("aws_cloudwatch_event_rule.unused_resources")["event_pattern"])) as {
    detail: { configRuleName: string[] };
  };
  expect(pattern.detail.configRuleName).toEqual([
    "tidy-abandoned-tables",
    "tidy-unused-indexes",
    "tidy-orphaned-recovery-points",
  ]);
  expect(valuesOf("aws_cloudwatch_event_target.unused_resources")["arn"]).toBe(
    "arn:aws:sns:us-east-1:555555555555:tidy-alerts",
  );
});

test("expired backups are deleted by a schedule whose payload is encrypted", () => {
  expect(valuesOf("aws_scheduler_schedule.expired_backups")).toMatchObject({
    schedule_expression: "cron(0 4 * * ? *)",
    kms_key_arn: "${aws_kms_key.audit.arn}",
    target: [{ arn: "arn:aws:lambda:us-east-1:555555555555:function:tidy-expired-backups" }],
  });
  expect(valuesOf("aws_lambda_function.expired_backups")).toMatchObject({
    reserved_concurrent_executions: 1,
    environment: [
      {
        variables: {
          MODE: "delete",
          RETENTION_DAYS: "90",
          LAST_OF_DELETED_TABLES: "keep",
          FINAL_BACKUP_DAYS: "365",
        },
      },
    ],
  });
});

test("the runbook arrives in AWS as it was written, script and all", () => {
  const content = JSON.parse(String(valuesOf("aws_ssm_document.retire_table")["content"])) as object;
  expect(content).toEqual(
    retireTable({
      roleArn: "arn:aws:iam::555555555555:role/tidy-audit-retire-table",
      graceDays: 30,
      approvers: ["arn:aws:iam::555555555555:role/platform-lead"],
      minimumApprovals: 1,
      alertTopicArn: "arn:aws:sns:us-east-1:555555555555:tidy-alerts",
      ruleName: "tidy-abandoned-tables",
      keepTag: "keep",
      backupName: "final-before-retirement-tidy",
      environmentPrefix: "tidy-",
      restoredTestTablePrefix: "awsbackup-restore-test",
    }),
  );
});

test("without backups and retirement nothing can delete anything", () => {
  const resources = resourcesIn(withCleanUp({}), "audit");
  expect([...resources.keys()].filter((address) => /backup|retire|schedule/.test(address))).toEqual([]);
  const actions = JSON.stringify([...resources.values()].map(({ values }) => values["policy"]));
  expect(actions).not.toContain("dynamodb:Delete");
});

test("backups of anybody's tables may be deleted only where tables are retired, and where backups are deleted at all", () => {
  const backups = (cleanUp: CleanUp) => {
    const resources = resourcesIn(withCleanUp(cleanUp), "audit");
    const policy = String(resources.get("aws_iam_policy.expired_backups")?.values["policy"]);
    const [function_] = [resources.get("aws_lambda_function.expired_backups")?.values["environment"]].flat() as [
      { variables: Record<string, string> },
    ];
    return [policy.includes(":table/*/backup/*"), function_.variables["FINAL_BACKUP_DAYS"]];
  };
  const retirement = { approvers: ["arn:aws:iam::555555555555:role/platform-lead"] };
  const [deleted, reported] = (["delete", "report"] as const).map((mode) => ({ mode, retentionDays: 7 }));
  expect(backups({ expiredBackups: deleted })).toEqual([false, "0"]);
  expect(backups({ expiredBackups: { ...deleted, finalBackupDays: 90 } as typeof deleted, retirement })).toEqual([
    true,
    "90",
  ]);
  expect(backups({ expiredBackups: reported, retirement })).toEqual([false, "365"]);
});

test("synth says that last backups of retired tables stay where nothing deletes them", () => {
  const retirement = { approvers: ["arn:aws:iam::555555555555:role/platform-lead"] };
  const notes = (cleanUp: CleanUp) =>
    synthesizeIntoFolder({ environments: [withCleanUp(cleanUp)] })
      .stacks.flatMap(({ stack }) => stack.notes)
      .filter((note) => note.includes("final-before-retirement-tidy"));
  expect(notes({ retirement })).toHaveLength(1);
  expect(notes({ retirement, expiredBackups: { mode: "report", retentionDays: 7 } })).toHaveLength(1);
  expect(notes({ retirement, expiredBackups: { mode: "delete", retentionDays: 7 } })).toEqual([]);
  expect(notes({ expiredBackups: { mode: "report", retentionDays: 7 } })).toEqual([]);
});

test("where backups are only reported, the function may not delete them", () => {
  const expiredBackups = { mode: "report", retentionDays: 7 } as const;
  const resources = resourcesIn(withCleanUp({ expiredBackups }), "audit");
  const policy = String(resources.get("aws_iam_policy.expired_backups")?.values["policy"]);
  expect(policy).toContain("dynamodb:ListBackups");
  expect(policy).not.toContain("dynamodb:DeleteBackup");
});
