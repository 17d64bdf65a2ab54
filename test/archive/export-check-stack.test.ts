import { strFromU8, unzipSync } from "fflate";
import { DAYS_SINCE_EXPORT, EXPORTS_OVERDUE } from "../../functions/export-check/check-exports";
import { readDeclaredExports } from "../../functions/export-check/declared-exports";
import { readSettings } from "../../functions/export-check/settings";
import { Capacity } from "../../model/capacity";
import { deploy } from "../../model/deployment";
import { Environment } from "../../model/environment";
import { archived, events } from "../support/archived";
import { resourcesIn, resourcesOfStack } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";

const { stacks } = synthesizeIntoFolder({ environments: [archived] });
const resources = resourcesOfStack(stacks, "archived", "archive");
const lambda = resources.get("aws_lambda_function.export_check")?.values;
const variables = (lambda?.["environment"] as { variables: Record<string, string> }[])[0]?.variables ?? {};

/** What lies beside the code. */
function declared() {
  const found = stacks.flatMap((stack) => stack.packages).find(({ fileName }) => fileName === "export-check.zip");
  const files = unzipSync(found?.zip ?? new Uint8Array());
  expect(Object.keys(files)).toEqual(["exports.json", "index.js"]);
  return readDeclaredExports(strFromU8(files["exports.json"] ?? new Uint8Array()));
}

test("it is told what its code reads", () => {
  expect(readSettings(variables)).toEqual({
    environment: "archived",
    bucket: "archived-archive-555555555555-us-east-1",
    scheduleGroup: "archived-archive-exports",
    alertTopicArn: "arn:aws:sns:us-east-1:555555555555:archived-alerts",
    metricNamespace: "archived/archive",
    checkedEveryHours: 6,
  });
  expect(() => readSettings({ ...variables, CHECKED_EVERY_HOURS: "0" })).toThrow("CHECKED_EVERY_HOURS");
});

test("every table that is exported is looked at, where and under the name that its schedule has", () => {
  const schedules = [...resources.values()].filter(({ type }) => type === "aws_scheduler_schedule");
  expect(declared().map(({ scheduleName }) => scheduleName)).toEqual(schedules.map(({ values }) => values["name"]));
  for (const { tableArn, prefix, scheduleName } of declared()) {
    const schedule = schedules.find(({ values }) => values["name"] === scheduleName);
    const [{ input } = { input: "" }] = schedule?.values["target"] as { input: string }[];
    expect(input).toContain(`"TableArn" = "${tableArn}"`);
    expect(input.replaceAll(/ += /g, " = ")).toContain(`"S3Prefix" = "${prefix}"`);
  }
});

test("an export may be as old as its interval and two days", () => {
  expect(declared().map(({ tableName, overdueAfterDays }) => [tableName.slice(0, 15), overdueAfterDays])).toEqual([
    ["archived-events", 9],
    ["archived-readin", 33],
    ["archived-ledger", 33],
  ]);
});

test("the clock invokes it as often as it looks back", () => {
  expect(resources.get("aws_cloudwatch_event_rule.export_check_clock")?.values).toMatchObject({
    name: "archived-archive-export-check",
    schedule_expression: `cron(0 0/${readSettings(variables).checkedEveryHours} * * ? *)`,
  });
  expect(resources.get("aws_lambda_permission.export_check_clock")?.values).toMatchObject({
    principal: "events.amazonaws.com",
    source_arn: "arn:aws:events:us-east-1:555555555555:rule/archived-archive-export-check",
  });
});

test("an alarm goes off by its metric, and where nobody measures any more", () => {
  const alarm = resources.get("aws_cloudwatch_metric_alarm.export_check_overdue")?.values;
  expect(alarm).toMatchObject({
    namespace: variables["METRIC_NAMESPACE"],
    metric_name: EXPORTS_OVERDUE,
    threshold: 0,
    treat_missing_data: "breaching",
    alarm_actions: ["arn:aws:sns:us-east-1:555555555555:archived-alerts"],
  });
  expect(alarm).not.toHaveProperty("dimensions");
  expect(alarm?.["alarm_description"]).toContain(DAYS_SINCE_EXPORT);
});

test("its logs are encrypted with the archive's key, which CloudWatch Logs may use for them", () => {
  const statements = (
    JSON.parse(String(resources.get("aws_kms_key.key")?.values["policy"])) as {
      Statement: { Sid: string; Condition?: Record<string, Record<string, unknown>> }[];
    }
  ).Statement;
  const logs = statements.find(({ Sid }) => Sid === "UseForLogGroups");
  expect(JSON.stringify(logs?.Condition)).toContain("log-group:/archived/functions/export-check");
});

test("it is there where tables are exported, and nowhere else", () => {
  const withArchive = (archive: Parameters<typeof deploy>[1]["archive"]): Environment => ({
    ...archived,
    tables: [deploy(events, { capacity: Capacity.onDemand(), archive })],
  });
  const functionsOf = (environment: Environment) =>
    [...resourcesIn(environment, "archive").values()]
      .filter(({ type }) => type === "aws_lambda_function")
      .map(({ values }) => values["function_name"]);
  expect(functionsOf(withArchive({ exports: { every: "week", retentionDays: 40 } }))).toEqual([
    "archived-export-check",
  ]);
  expect(functionsOf(withArchive({ expiredItems: { retentionDays: 40 } }))).toEqual(["archived-archive"]);
});
