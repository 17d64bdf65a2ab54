import { unzipSync, strFromU8 } from "fflate";
import { estate } from "../../environments";
import { readDeclarations } from "../../functions/restore-validation/declaration";
import { FURTHEST_BACK_DAYS } from "../../functions/restore-validation/measure-age";
import { RESERVE_MS } from "../../functions/restore-validation/reserve";
import { readSettings } from "../../functions/restore-validation/settings";
import { RestoreTests } from "../../model/restore-tests";
import { resolveRestoreTests } from "../../model/resolve/resolve-restore-tests";
import { aDeployment, aTable } from "../../model/rules/fixtures";
import { aSandbox, copyingProduction } from "../../model/rules/restore-tests/fixtures";
import { resourcesIn, resourcesOfStack } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";

const { stacks } = synthesizeIntoFolder(estate);
const resources = resourcesOfStack(stacks, "sandbox", "backup");
const TESTED = ["sessions", "recurring-payments", "complaints"];
const SELECTION = "aws_backup_restore_testing_selection";

function ofType(type: string, found = resources) {
  return [...found.values()].filter((each) => each.type === type);
}

/** The backup stack of a sandbox that tests production's restores. */
function testing(tests: Partial<RestoreTests>, tables: readonly string[] = ["orders", "receipts"]) {
  const source = copyingProduction({ tables: tables.map((name) => aDeployment({ table: aTable({ name }) })) });
  return resourcesIn(aSandbox(tests), "backup", [source, aSandbox(tests)]);
}

describe("the plan", () => {
  test("takes the latest recovery points of the sandbox's own vault, by the schedule and in its windows", () => {
    expect(resources.get("aws_backup_restore_testing_plan.restore_tests")?.values).toMatchObject({
      name: "sandbox_restore_tests",
      schedule_expression: "cron(0 6 ? * TUE *)",
      schedule_expression_timezone: "Europe/Berlin",
      start_window_hours: 8,
      recovery_point_selection: [
        {
          algorithm: "LATEST_WITHIN_WINDOW",
          include_vaults: ["arn:aws:backup:eu-west-1:444444444444:backup-vault:sandbox-backup"],
          recovery_point_types: ["SNAPSHOT"],
          selection_window_days: 7,
        },
      ],
    });
  });

  test("restores every table of production, encrypted with the key for that, and keeps it until it is validated", () => {
    expect(ofType(SELECTION).map(({ values }) => values["protected_resource_arns"])).toEqual(
      TESTED.map((name) => [`arn:aws:dynamodb:eu-west-1:333333333333:table/prod-${name}`]),
    );
    for (const { values } of ofType(SELECTION)) {
      expect(values).toMatchObject({
        restore_testing_plan_name: "${aws_backup_restore_testing_plan.restore_tests.name}",
        protected_resource_type: "DynamoDB",
        iam_role_arn: "${aws_iam_role.restore_tests_restore.arn}",
        restore_metadata_overrides: {
          encryptionType: "KMS",
          kmsMasterKeyArn: "${aws_kms_key.restore_tests_restored_tables.arn}",
        },
        validation_window_hours: 24,
      });
    }
  });

  test("begins only when somebody listens to what it ends with", () => {
    const hcl = stacks.find(({ name }) => name === "sandbox-backup")?.hcl ?? "";
    const [plan = ""] = /resource "aws_backup_restore_testing_plan" [^]*?\n}\n/.exec(hcl) ?? [];
    for (const needed of [
      "aws_cloudwatch_event_target.restore_tests_validation_ended",
      "aws_backup_vault_policy.vault",
    ]) {
      expect(plan).toContain(`    ${needed},\n`);
    }
  });

  test("says what was asked for, and leaves tables out", () => {
    const found = testing({
      timeZone: "America/New_York",
      startWithinHours: 2,
      selectionWindowDays: 30,
      validationWindowHours: 72,
      leftOut: [{ table: "receipts", reason: "Rebuilt from the orders every night." }],
    });
    expect(found.get("aws_backup_restore_testing_plan.restore_tests")?.values).toMatchObject({
      schedule_expression_timezone: "America/New_York",
      start_window_hours: 2,
      recovery_point_selection: [expect.objectContaining({ selection_window_days: 30 })],
    });
    const selections = ofType(SELECTION, found);
    expect(selections.map(({ address, values }) => [address, values["validation_window_hours"]])).toEqual([
      [`${SELECTION}.restore_tests_orders`, 72],
    ]);
  });

  test("is another one for the 31st table, since AWS takes 30 selections in each", () => {
    const found = testing(
      {},
      Array.from({ length: 31 }, (_, position) => `table-${position}`),
    );
    const plans = ofType("aws_backup_restore_testing_plan", found);
    expect(plans.map(({ address, values }) => [address, values["name"]])).toEqual([
      ["aws_backup_restore_testing_plan.restore_tests", "sandbox_restore_tests"],
      ["aws_backup_restore_testing_plan.restore_tests_2", "sandbox_restore_tests_2"],
    ]);
    const last = found.get(`${SELECTION}.restore_tests_table-30`);
    expect(last?.values["restore_testing_plan_name"]).toBe("${aws_backup_restore_testing_plan.restore_tests_2.name}");
  });
});

describe("a table more", () => {
  function plansByTable(names: readonly string[]): Record<string, string> {
    const source = copyingProduction({ tables: names.map((name) => aDeployment({ table: aTable({ name }) })) });
    const { plans = [] } = resolveRestoreTests(aSandbox(), [source, aSandbox()], "arn:aws:sns:::alerts") ?? {};
    return Object.fromEntries(plans.flatMap(({ planName, tables }) => tables.map(({ name }) => [name, planName])));
  }
  const names = (count: number) => Array.from({ length: count }, (_, position) => `table-${position}`);

  test("changes no other's selection where one plan holds them, wherever it stands", () => {
    const before = plansByTable(names(29));
    expect(plansByTable(["added", ...names(29)])).toMatchObject(before);
    expect(plansByTable([...names(29), "added"])).toMatchObject(before);
  });

  test("changes no other's selection beyond that where it comes last, and the one at the bound where it comes first", () => {
    const before = plansByTable(names(31));
    expect(plansByTable([...names(31), "added"])).toMatchObject(before);
    const after = plansByTable(["added", ...names(31)]);
    expect(Object.keys(before).filter((name) => before[name] !== after[name])).toEqual(["table-29"]);
  });
});

describe("the function", () => {
  const lambda = resources.get("aws_lambda_function.restore_tests_validation");

  test("is told what its code reads", () => {
    const [block] = lambda?.values["environment"] as { variables: Record<string, string> }[];
    // The key's ARN is known after the apply.
    expect(block?.variables["KEY_ARN"]).toBe("${aws_kms_key.restore_tests_restored_tables.arn}");
    expect(readSettings({ ...block?.variables, KEY_ARN: "arn:aws:kms:::key/1" })).toMatchObject({
      environment: "sandbox",
      vaultName: "sandbox-backup",
      alertTopicArn: "arn:aws:sns:eu-west-1:444444444444:sandbox-alerts",
      metricNamespace: "sandbox/restore-tests",
    });
  });

  test("has what is declared beside its code, in a form that the code accepts", () => {
    const packages = stacks.flatMap((stack) => stack.packages);
    const archive = packages.find(({ fileName }) => fileName === "restore-validation.zip");
    const files = unzipSync(archive?.zip ?? new Uint8Array());
    expect(Object.keys(files)).toEqual(["declarations.json", "index.js"]);
    const declared = readDeclarations(strFromU8(files["declarations.json"] ?? new Uint8Array()));
    expect(declared.tables.map(({ name }) => name)).toEqual(TESTED);
    expect(lambda?.values["source_code_hash"]).toBe(archive?.sha256);
  });

  test("names the plans and selections by which it finds out since when a table is tested", () => {
    const archive = stacks
      .flatMap((stack) => stack.packages)
      .find(({ fileName }) => fileName === "restore-validation.zip");
    const file = unzipSync(archive?.zip ?? new Uint8Array())["declarations.json"] ?? new Uint8Array();
    const { plans, tables } = readDeclarations(strFromU8(file));
    const names = (type: string) => ofType(type).map(({ values }) => values["name"]);
    expect(plans).toEqual(names("aws_backup_restore_testing_plan"));
    expect(tables.map(({ selectionName }) => selectionName)).toEqual(names(SELECTION));
  });

  test("is looked at only when it takes longer than it does by design", () => {
    const timeoutMs = Number(lambda?.values["timeout"]) * 1000;
    const alarm = resources.get("aws_cloudwatch_metric_alarm.restore_tests_validation_duration")?.values;
    const threshold = Number(alarm?.["threshold"]);
    // Counting may go on until the reserve begins.
    expect(threshold).toBeGreaterThan(timeoutMs - RESERVE_MS);
    expect(threshold).toBeLessThan(timeoutMs);
  });

  test("is invoked for every restore that has ended, however, and by the clock", () => {
    const rule = (name: string) => resources.get(`aws_cloudwatch_event_rule.restore_tests_validation_${name}`)?.values;
    expect(JSON.parse(String(rule("ended")?.["event_pattern"]))).toEqual({
      source: ["aws.backup"],
      "detail-type": ["Restore Job State Change"],
      detail: { resourceType: ["DynamoDB"], status: ["ABORTED", "COMPLETED", "FAILED"] },
    });
    expect(rule("clock")).toMatchObject({ schedule_expression: "rate(6 hours)" });
    for (const name of ["ended", "clock"]) {
      const arn = "arn:aws:lambda:eu-west-1:444444444444:function:sandbox-restore-validation";
      expect(resources.get(`aws_cloudwatch_event_target.restore_tests_validation_${name}`)?.values["arn"]).toBe(arn);
      const permission = resources.get(`aws_lambda_permission.restore_tests_validation_${name}`)?.values;
      expect(permission).toMatchObject({
        principal: "events.amazonaws.com",
        source_arn: `arn:aws:events:eu-west-1:444444444444:rule/sandbox-restore-tests-${name}`,
      });
      expect(permission).not.toHaveProperty("source_account");
    }
  });
});

describe("alarms", () => {
  const alarm = (name: string, found = resources) =>
    found.get(`aws_cloudwatch_metric_alarm.restore_tests_${name}`)?.values;
  const topic = ["arn:aws:sns:eu-west-1:444444444444:sandbox-alerts"];

  test("go off where a validation failed", () => {
    expect(alarm("failed")).toMatchObject({
      namespace: "sandbox/restore-tests",
      metric_name: "RestoreValidationFailed",
      statistic: "Maximum",
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      treat_missing_data: "notBreaching",
      alarm_actions: topic,
    });
    expect(alarm("failed")).not.toHaveProperty("dimensions");
  });

  test("go off where there was no success for too long, and where nobody measures that", () => {
    expect(alarm("overdue")).toMatchObject({
      metric_name: "DaysSinceSuccessfulValidation",
      threshold: 8,
      treat_missing_data: "breaching",
      alarm_actions: topic,
    });
    expect(alarm("overdue", testing({ successWithinDays: 29 }))).toMatchObject({ threshold: 29 });
    // A table that never had a success is measured as this old.
    expect(FURTHEST_BACK_DAYS).toBeGreaterThan(29);
  });

  test("go off where a restore took longer than the objective of its table", () => {
    expect(alarm("slow_sessions")).toMatchObject({
      metric_name: "RestoreMinutes",
      dimensions: { Table: "sessions" },
      threshold: 240,
      alarm_actions: topic,
    });
    const found = testing({ expectations: { orders: { restoreTimeObjectiveMinutes: 15 } } });
    expect([alarm("slow_orders", found)?.["threshold"], alarm("slow_receipts", found)?.["threshold"]]).toEqual([
      15, 240,
    ]);
  });
});

test("synth says what is tested when, and what is not, with the reason", () => {
  const notes = (tests: Partial<RestoreTests>) =>
    synthesizeIntoFolder({ environments: [copyingProduction(), aSandbox(tests)] }).stacks.flatMap(
      ({ stack }) => stack.notes,
    );
  const reason = "Rebuilt from the orders every night.";
  const said = notes({ leftOut: [{ table: "receipts", reason }] });
  expect(said).toContain(
    "sandbox restores 1 table of prod by cron(0 4 ? * TUE *) Etc/UTC, within 240 minutes each, and alarms after 8 days without success",
  );
  expect(said).toContain(`the restore of receipts of prod is not tested: ${reason}`);
});

test("an environment that tests no restores has nothing of it", () => {
  const found = resourcesOfStack(stacks, "prod", "backup");
  expect([...found.keys()].filter((address) => address.includes("restore_test"))).toEqual([]);
});
