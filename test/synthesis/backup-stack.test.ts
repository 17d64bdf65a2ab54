import { Backups, Tiers, VaultLock } from "../../model/backup";
import { Environment } from "../../model/environment";
import { summaryOf } from "../../synthesis/summary";
import { backedUp, keepsCopies } from "../support/backed-up";
import { EVENTS_OF_AWS } from "../alerts/events-of-aws";
import { transformed, transformerOf } from "../support/input-transformer";
import { policyOf, resourcesIn } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";

const resources = resourcesIn(backedUp, "backup");
const at = (address: string) => resources.get(address);
const SECOND = "vault_us_west_2";

describe("a vault", () => {
  test("has a key of its own in each Region, and is never destroyed by a plan", () => {
    expect(at("aws_backup_vault.vault")).toMatchObject({
      values: { name: "kept-backup", kms_key_arn: "${aws_kms_key.vault.arn}" },
      lifecycle: { prevent_destroy: true },
    });
    expect(at(`aws_backup_vault.${SECOND}`)).toMatchObject({
      values: { name: "kept-backup", kms_key_arn: `\${aws_kms_key.${SECOND}.arn}` },
      lifecycle: { prevent_destroy: true },
    });
    for (const type of ["aws_kms_key", "aws_backup_vault", "aws_backup_vault_policy"]) {
      expect([type, at(`${type}.vault`)?.provider]).toEqual([type, undefined]);
      expect([type, at(`${type}.${SECOND}`)?.provider]).toEqual([type, "aws.us_west_2"]);
    }
    expect(at("aws_kms_key.vault")?.values["multi_region"]).toBeUndefined();
    expect(at("aws_kms_key.vault")?.lifecycle).toEqual({ prevent_destroy: true });
  });

  test("comes and goes in development", () => {
    const development = { ...backedUp, stage: "development", backups: undefined } as const;
    expect(resourcesIn(development, "backup").get("aws_backup_vault.vault")?.lifecycle).toBeUndefined();
  });

  test("is locked for what its tiers need, or for what is said", () => {
    expect(at("aws_backup_vault_lock_configuration.vault")?.values).toMatchObject({
      min_retention_days: 35,
      max_retention_days: 396,
      changeable_for_days: 7,
    });
    const second = at(`aws_backup_vault_lock_configuration.${SECOND}`)?.values;
    expect(second).toMatchObject({ min_retention_days: 7, max_retention_days: 120 });
    // A lock with grace days is one in compliance mode.
    expect(second?.["changeable_for_days"]).toBeUndefined();
  });

  test("is in governance mode without a word about it", () => {
    const lock = resourcesIn({ ...backedUp, backups: undefined }, "backup").get(
      "aws_backup_vault_lock_configuration.vault",
    );
    expect(lock?.values).toMatchObject({ min_retention_days: 35, max_retention_days: 2_557 });
    expect(lock?.values["changeable_for_days"]).toBeUndefined();
  });

  test("without a lock says why, and is accepted so", () => {
    const reason = "Backups of experiments may go at any time.";
    const unlocked: Environment = {
      ...backedUp,
      stage: "test",
      backups: Backups.standard({ lock: VaultLock.none(reason) }),
    };
    const { stacks } = synthesizeIntoFolder({ environments: [unlocked] });
    const stack = stacks.find(({ name }) => name === "kept-backup");
    expect(stack?.hcl).not.toContain("aws_backup_vault_lock_configuration");
    expect(stack?.hcl).toContain(`# accepted: backup-vault-lock: ${reason}`);
    expect(stack?.judgements).toContainEqual(
      expect.objectContaining({ address: "aws_backup_vault.vault", status: "accepted", reason }),
    );
  });
});

describe("a plan", () => {
  const plan = at("aws_backup_plan.tables");
  const rules = plan?.values["rule"] as Record<string, unknown>[];

  test("has a rule for each tier, with windows, lifecycle, copies and tags", () => {
    expect(rules).toHaveLength(2);
    expect(rules[0]).toEqual({
      rule_name: "daily",
      target_vault_name: "${aws_backup_vault.vault.name}",
      schedule: "cron(0 1 * * ? *)",
      schedule_expression_timezone: "America/New_York",
      start_window: 120,
      completion_window: 480,
      lifecycle: [{ delete_after: 35 }],
      recovery_point_tags: {
        environment: "kept",
        "managed-by": "aws-backup",
        "cost-center": "tests",
        tier: "daily",
        "legal-hold": "no",
      },
      copy_action: [
        {
          destination_vault_arn: "arn:aws:backup:us-west-2:555555555555:backup-vault:kept-backup",
          lifecycle: [{ delete_after: 35 }],
        },
        {
          destination_vault_arn: "arn:aws:backup:us-east-2:777777777777:backup-vault:lab-backup",
          lifecycle: [{ delete_after: 14 }],
        },
      ],
    });
    expect(rules[1]).toMatchObject({
      lifecycle: [{ delete_after: 396, cold_storage_after: 31 }],
      copy_action: [{ lifecycle: [{ delete_after: 120, cold_storage_after: 30 }] }],
    });
  });

  test("never asks for continuous backup, which DynamoDB does not have", () => {
    expect(rules.filter((rule) => "enable_continuous_backup" in rule)).toEqual([]);
  });

  test("selects every table of the environment by its ARN, and a new one without anybody thinking of it", () => {
    expect(at("aws_backup_selection.tables")?.values).toMatchObject({
      plan_id: "${aws_backup_plan.tables.id}",
      iam_role_arn: "${aws_iam_role.backup.arn}",
      resources: backedUp.tables.map(({ table }) => `arn:aws:dynamodb:us-east-1:555555555555:table/kept-${table.name}`),
    });
    const fewer = resourcesIn({ ...backedUp, tables: backedUp.tables.slice(1) }, "backup");
    expect(fewer.get("aws_backup_selection.tables")?.values["resources"]).toHaveLength(backedUp.tables.length - 1);
  });

  test("leaves out what is left out by name and with a reason, and says so", () => {
    const [first, ...others] = backedUp.tables;
    const loosened = [{ control: "backup-plan" as const, reason: "It is made anew every night." }];
    const environment: Environment = {
      ...backedUp,
      stage: "test",
      tables: first ? [{ ...first, loosened }, ...others] : [],
      backups: Backups.standard(),
    };
    expect(resourcesIn(environment, "backup").get("aws_backup_selection.tables")?.values["resources"]).toEqual(
      others.map(({ table }) => `arn:aws:dynamodb:us-east-1:555555555555:table/kept-${table.name}`),
    );
    const { stacks } = synthesizeIntoFolder({ environments: [environment] });
    expect(summaryOf(stacks, [], "out")).toContain('not backed up in kept: "catalogue.v1"');
  });
});

test("jobs that fail, expire, are aborted or do their work in part are told to the alert topic", () => {
  const pattern = (name: string) =>
    JSON.parse(String(at(`aws_cloudwatch_event_rule.${name}`)?.values["event_pattern"])) as Record<string, unknown>;
  const vault = "arn:aws:backup:us-east-1:555555555555:backup-vault:kept-backup";
  expect(pattern("failed_backups")).toEqual({
    source: ["aws.backup"],
    "detail-type": ["Backup Job State Change"],
    detail: { state: ["ABORTED", "EXPIRED", "FAILED", "PARTIAL"], backupVaultArn: [vault] },
  });
  expect(pattern("failed_copies")).toMatchObject({
    "detail-type": ["Copy Job State Change"],
    detail: {
      state: ["FAILED", "PARTIAL"],
      $or: [{ sourceBackupVaultArn: [vault] }, { destinationBackupVaultArn: [vault] }],
    },
  });
  expect(pattern("failed_restores")).toMatchObject({
    "detail-type": ["Restore Job State Change"],
    detail: {
      status: ["ABORTED", "FAILED"],
      iamRoleArn: [
        "arn:aws:iam::555555555555:role/kept-backup-restore",
        "arn:aws:iam::555555555555:role/kept-backup-restore-tests",
      ],
    },
  });
  for (const name of ["failed_backups", "failed_copies", "failed_restores"]) {
    expect(at(`aws_cloudwatch_event_target.${name}`)?.values).toMatchObject({
      arn: "arn:aws:sns:us-east-1:555555555555:kept-alerts",
    });
  }
});

test("an alert names the job, says what to do, and has what AWS Backup says", () => {
  const [failed] = EVENTS_OF_AWS;
  const transformer = transformerOf(at("aws_cloudwatch_event_target.failed_backups")?.values ?? {});
  const { alert, event } = JSON.parse(transformer ? transformed(transformer, failed) : "") as Record<string, unknown>;
  expect(alert).toBe(
    "kept: a backup job ended as FAILED at 2020-07-29T20:15:26Z: job 34176239-e96d-4e1d-9fad-529dbb3c3556, resource " +
      "arn:aws:service:us-west-2:111222333444:resource-type/resource-id. The table has no backup of this time: make one on " +
      "demand. What AWS Backup says of it is the statusMessage in the event.",
  );
  expect(event).toMatchObject({ detail: { statusMessage: expect.stringContaining('"Backup job failed') as string } });
});

describe("auditors", () => {
  test("have a framework whose controls ask for what is declared", () => {
    const controls = at("aws_backup_framework.framework")?.values["control"] as Record<string, unknown>[];
    expect(at("aws_backup_framework.framework")?.values["name"]).toBe("kept_backup");
    expect(controls.map(({ name }) => name)).toEqual([
      "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN",
      "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK",
      "BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED",
      "BACKUP_RECOVERY_POINT_ENCRYPTED",
      "BACKUP_LAST_RECOVERY_POINT_CREATED",
      "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK",
      "BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION",
      "BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT",
    ]);
    expect(controls.at(-1)).toMatchObject({
      input_parameter: [{ name: "crossAccountList", value: "777777777777" }],
      scope: [{ compliance_resource_types: ["DynamoDB"] }],
    });
    expect(controls[2]).toMatchObject({
      input_parameter: [{ name: "principalArnList", value: "arn:aws:iam::555555555555:role/backup-admin" }],
    });
  });

  test("get reports in a bucket, on the framework's controls too", () => {
    const plans = [...resources.values()].filter(({ type }) => type === "aws_backup_report_plan");
    const settings = plans.map(({ values }) => (values["report_setting"] as Record<string, unknown>[])[0]);
    expect(settings).toEqual([
      { report_template: "BACKUP_JOB_REPORT" },
      { report_template: "COPY_JOB_REPORT" },
      { report_template: "RESTORE_JOB_REPORT" },
      { report_template: "CONTROL_COMPLIANCE_REPORT", framework_arns: ["${aws_backup_framework.framework.arn}"] },
      { report_template: "RESOURCE_COMPLIANCE_REPORT", framework_arns: ["${aws_backup_framework.framework.arn}"] },
    ]);
    const [statement] = policyOf(at("aws_s3_bucket_policy.reports")).Statement;
    expect(statement).toMatchObject({
      Effect: "Allow",
      Principal: { AWS: "${aws_iam_service_linked_role.reports.arn}" },
      Action: "s3:PutObject",
    });
  });

  test("get neither where nobody asks for them, and no settings are touched", () => {
    const types = [...resourcesIn({ ...backedUp, backups: undefined }, "backup").values()].map(({ type }) => type);
    const extras = ["framework", "report_plan", "region_settings", "global_settings"];
    expect(types.filter((type) => extras.some((each) => type === `aws_backup_${each}`))).toEqual([]);
    expect(types).not.toContain("aws_s3_bucket");
  });
});

test("settings that are owned are written as they were given", () => {
  expect(at("aws_backup_region_settings.region")?.values).toMatchObject({
    resource_type_opt_in_preference: { DynamoDB: true, EFS: false },
    resource_type_management_preference: { DynamoDB: true, EFS: true },
  });
  expect(at("aws_backup_global_settings.organization")?.values).toMatchObject({
    global_settings: { isCrossAccountBackupEnabled: "true" },
  });
});

describe("the stack", () => {
  const parts = (environment: Environment) =>
    synthesizeIntoFolder({ environments: [environment] }).stacks.map(({ name }) => name);

  test("is there where tables are, where copies are kept, and nowhere else", () => {
    expect(parts({ ...backedUp, backups: undefined })).toContain("kept-backup");
    expect(parts(keepsCopies)).toContain("lab-backup");
    expect(parts({ ...keepsCopies, backups: undefined })).not.toContain("lab-backup");
    const off = Backups.off("The tables hold what a test has made.");
    expect(parts({ ...backedUp, stage: "test", backups: off })).not.toContain("kept-backup");
  });

  test("has a vault and no plan where only copies are kept", () => {
    const types = new Set([...resourcesIn(keepsCopies, "backup").values()].map(({ type }) => type));
    expect(types).toContain("aws_backup_vault");
    expect(types).not.toContain("aws_backup_plan");
  });

  test("says what is kept where, for how long, and what can never be undone", () => {
    const summary = summaryOf(synthesizeIntoFolder({ environments: [backedUp, keepsCopies] }).stacks, [], "out");
    expect(summary).toContain("the backups of kept: 2 tables, daily 35 days; monthly 396 days, cold after 31;");
    expect(summary).toContain("compliance mode for 35 to 396 days: irreversible 7 days after its first apply");
    expect(summary).toContain("backup-vault:kept-backup: daily 35 days; monthly 120 days");
    expect(summary).toContain("backup-vault:lab-backup: daily 14 days");
    expect(summary).toContain("the vault of lab keeps copies of others and is locked in governance mode");
  });

  test("accepts shorter backups where somebody says why", () => {
    const reason = "What is in these tables can be made again.";
    const short: Environment = {
      ...backedUp,
      stage: "development",
      backups: Backups.standard({
        tiers: [Tiers.daily({ deleteAfterDays: 7 })],
        loosened: [{ control: "backup-plan", reason }],
      }),
    };
    const stack = synthesizeIntoFolder({ environments: [short] }).stacks.find(({ name }) => name === "kept-backup");
    expect(stack?.hcl).toContain(`# accepted: backup-plan: ${reason}`);
    expect(stack?.judgements).toContainEqual(
      expect.objectContaining({ address: "aws_backup_plan.tables", status: "accepted", reason }),
    );
  });
});
