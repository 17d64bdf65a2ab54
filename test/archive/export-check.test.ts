import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { checkExports, Measurement } from "../../functions/export-check/check-exports";
import { Alert } from "../../functions/export-check/failed-export-alert";
import { findExports } from "../../functions/export-check/find-exports";
import { windowOf } from "../../functions/export-check/judge";
import { ExportScript, ScriptedExport, startExports } from "./exports-server";

const BUCKET = "prod-archive-111111111111-eu-west-1";
const NOON = "2026-11-27T12:00:00Z";
const secondsOf = (time: string) => Date.parse(time) / 1000;

function table(name: string, overdueAfterDays = 9) {
  return {
    tableName: name,
    tableArn: `arn:aws:dynamodb:eu-west-1:111111111111:table/${name}`,
    scheduleName: name,
    prefix: `exports/table=${name}`,
    overdueAfterDays,
  };
}

function anExport(name: string, at: string, more: Partial<ScriptedExport> = {}): ScriptedExport {
  const { tableArn: TableArn, prefix: S3Prefix } = table(name);
  const EndTime = secondsOf(at) + 60;
  const common = { TableArn, S3Bucket: BUCKET, S3Prefix, ExportTime: secondsOf(at), EndTime };
  return { ExportArn: `${TableArn}/export/${at}`, ExportStatus: "COMPLETED", ...common, ...more };
}

/** What is measured and told, with the real SDK in front of a server that speaks both APIs. */
async function checked(script: Partial<ExportScript>, ...tables: readonly ReturnType<typeof table>[]) {
  const server = await startExports({ exports: [], schedules: {}, refused: new Set(), ...script });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const common = { endpoint: server.url, region: "eu-west-1", credentials, maxAttempts: 1 };
  const [dynamodb, scheduler] = [new DynamoDBClient(common), new SchedulerClient(common)];
  const archive = { bucket: BUCKET, scheduleGroup: "prod-archive-exports" };
  const measured: Record<string, number> = {};
  const alerts: Alert[] = [];
  const error: unknown = await checkExports(tables, windowOf({ time: NOON }, 6), {
    environment: "prod",
    find: (each) => findExports({ dynamodb, scheduler }, archive, each),
    alert: (each) => Promise.resolve(void alerts.push(each)),
    measure: (all: readonly Measurement[]) => {
      for (const { metric, value, table: of } of all) measured[`${metric} ${of ?? ""}`.trim()] = value;
      return Promise.resolve();
    },
  }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  dynamodb.destroy();
  scheduler.destroy();
  await server.stop();
  return { measured, alerts, error };
}

test("the newest complete export counts, on whatever page DynamoDB lists it", async () => {
  const exports = ["2026-11-08T12:00:00Z", "2026-11-22T12:00:00Z", "2026-11-15T12:00:00Z"].map((at) =>
    anExport("prod-orders", at),
  );
  expect(await checked({ exports }, table("prod-orders"))).toEqual({
    measured: { ExportsOverdue: 0, "DaysSinceSuccessfulExport prod-orders": 5 },
    alerts: [],
    error: undefined,
  });
});

test.each<[string, Partial<ScriptedExport>]>([
  ["into another bucket", { S3Bucket: "somebody-elses" }],
  ["to another place in the bucket", { S3Prefix: "exports/table=prod-other" }],
  ["of changes alone", { ExportType: "INCREMENTAL_EXPORT" }],
  ["that is not at its end", { ExportStatus: "IN_PROGRESS", EndTime: undefined }],
])("an export %s is no safety net", async (_, more) => {
  const exports = [anExport("prod-orders", "2026-11-26T12:00:00Z", more)];
  const schedules = { "prod-orders": secondsOf("2026-11-07T12:00:00Z") };
  const { measured } = await checked({ exports, schedules }, table("prod-orders"), table("prod-new", 33));
  expect(measured).toEqual({
    ExportsOverdue: 2,
    "DaysSinceSuccessfulExport prod-orders": 20,
    // Nobody asks for exports of it.
    "DaysSinceSuccessfulExport prod-new": 90,
  });
});

test("a table whose first export is not due yet is not overdue", async () => {
  const schedules = { "prod-new": secondsOf("2026-11-01T12:00:00Z") };
  const { measured } = await checked({ schedules }, table("prod-new", 33));
  expect(measured).toEqual({ ExportsOverdue: 0, "DaysSinceSuccessfulExport prod-new": 26 });
});

test("an export that DynamoDB had accepted and that has failed is told, with DynamoDB's reason", async () => {
  const failed = anExport("prod-orders", "2026-11-27T10:00:00Z", {
    ExportStatus: "FAILED",
    FailureCode: "S3AccessDenied",
    FailureMessage: "Access Denied by the bucket's policy",
  });
  const exports = [anExport("prod-orders", "2026-11-22T12:00:00Z"), failed];
  const { alerts, measured } = await checked({ exports }, table("prod-orders"));
  expect(measured).toMatchObject({ ExportsOverdue: 0 });
  expect(alerts).toEqual([
    {
      subject: "prod: an export of prod-orders into the archive failed",
      message: expect.stringContaining("S3AccessDenied: Access Denied by the bucket's policy") as string,
    },
  ]);
  expect(alerts[0]?.message).toContain(failed.ExportArn);
  expect(alerts[0]?.message).toContain("2026-11-27T10:01:00.000Z");
});

test("a table that cannot be looked at is overdue, hides no other, and is an error in the end", async () => {
  const exports = [anExport("prod-orders", "2026-11-22T12:00:00Z")];
  const refused = new Set([table("prod-gone").tableArn]);
  const { measured, error } = await checked({ exports, refused }, table("prod-gone"), table("prod-orders"));
  expect(measured).toEqual({ ExportsOverdue: 1, "DaysSinceSuccessfulExport prod-orders": 5 });
  expect(String(error)).toContain("prod-gone: ValidationException");
});
