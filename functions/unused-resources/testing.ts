import { BackupClient } from "@aws-sdk/client-backup";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { DynamoDBClient, TableDescription } from "@aws-sdk/client-dynamodb";
import { Answers, answeringClient, SeenCall } from "../clean-up/testing/answering-client";
import { dayOf, startOf } from "../clean-up/days";
import { RuleEvent } from "./rule-event";
import { Surroundings } from "./surroundings";

export const NOW = new Date("2026-11-27T10:00:00Z");
const HOME = "arn:aws:dynamodb:eu-west-1:111122223333";

/** A table as DynamoDB describes it: old, and on demand. */
export function description(name: string, overrides: Partial<TableDescription> = {}): TableDescription {
  return {
    TableName: name,
    TableArn: `${HOME}:table/${name}`,
    TableId: `id of ${name}`,
    TableStatus: "ACTIVE",
    CreationDateTime: new Date("2020-01-01T00:00:00Z"),
    BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
    TableSizeBytes: 1e9,
    ItemCount: 10,
    ...overrides,
  };
}

/** How much a metric was on a day so many days back, by table or `table/index`; nothing where it has no samples. */
export type Measures = (of: string, metric: string, back: number, region: string) => number | undefined;

export interface Account {
  readonly tables?: readonly TableDescription[];
  readonly tags?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly measures?: Measures;
  /** Answers that differ from those of the account. */
  readonly answers?: Answers;
}

interface Query {
  readonly Id: string;
  readonly MetricStat: {
    readonly Metric: {
      readonly MetricName: string;
      readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
    };
  };
}

/** Answers of CloudWatch in two pages, the younger half of the days first. */
function metricData(measures: Measures, region: string) {
  return (input: Readonly<Record<string, unknown>>): object => {
    const first = dayOf(input["StartTime"] as Date);
    const today = dayOf(NOW);
    const half = Math.floor((first + today) / 2);
    const [from, until] = input["NextToken"] === undefined ? [half + 1, today] : [first, half];
    const results = (input["MetricDataQueries"] as readonly Query[]).map(({ Id, MetricStat: { Metric } }) => {
      const dimension = (name: string) => Metric.Dimensions.find(({ Name }) => Name === name)?.Value;
      const index = dimension("GlobalSecondaryIndexName");
      const of = `${dimension("TableName")}${index === undefined ? "" : `/${index}`}`;
      const days = Array.from({ length: until - from + 1 }, (_, position) => from + position);
      const points = days.flatMap((day) => {
        const value = measures(of, Metric.MetricName, today - day, region);
        return value === undefined ? [] : [{ day, value }];
      });
      return {
        Id,
        StatusCode: input["NextToken"] === undefined ? "PartialData" : "Complete",
        Timestamps: points.map(({ day }) => startOf(day)),
        Values: points.map(({ value }) => value),
      };
    });
    return { MetricDataResults: results, NextToken: input["NextToken"] === undefined ? "second page" : undefined };
  };
}

/** An account that answers as AWS does, in pages of three tables, with everything that it was asked. */
export function anAccount({ tables = [], tags = {}, measures = () => 0, answers = {} }: Account) {
  const seen: SeenCall[] = [];
  const names = tables.map(({ TableName = "" }) => TableName);
  const all: Answers = {
    ListTables: ({ ExclusiveStartTableName: after }) => {
      const start = after === undefined ? 0 : names.indexOf(after) + 1;
      const page = names.slice(start, start + 3);
      return { TableNames: page, LastEvaluatedTableName: start + 3 < names.length ? page.at(-1) : undefined };
    },
    DescribeTable: ({ TableName }) => ({ Table: tables.find((table) => table.TableName === TableName) }),
    ListTagsOfResource: ({ ResourceArn }) => ({
      Tags: Object.entries(tags[String(ResourceArn).split("/")[1] ?? ""] ?? {}).map(([Key, Value]) => ({ Key, Value })),
    }),
    ListExports: () => ({ ExportSummaries: [] }),
    DescribeKinesisStreamingDestination: () => ({ KinesisDataStreamDestinations: [] }),
    GetComplianceDetailsByConfigRule: () => ({ EvaluationResults: [] }),
    PutEvaluations: () => ({ FailedEvaluations: [] }),
    ListBackupVaults: () => ({ BackupVaultList: [] }),
    ...answers,
  };
  const config = { region: "eu-west-1" };
  const around: Surroundings = {
    environment: "prod",
    region: "eu-west-1",
    regions: ["eu-west-1", "us-east-1"],
    dynamodb: answeringClient(new DynamoDBClient(config), all, seen),
    config: answeringClient(new ConfigServiceClient(config), all, seen),
    backup: answeringClient(new BackupClient(config), all, seen),
    cloudwatch: (region) =>
      answeringClient(
        new CloudWatchClient({ region }),
        { GetMetricData: metricData(measures, region), ...answers },
        seen,
      ),
    now: () => NOW,
  };
  return {
    around,
    seen,
    inputsOf: (operation: string) => seen.filter((call) => call.operation === operation).map(({ input }) => input),
  };
}

export const SETTINGS = {
  review: "abandoned-tables",
  idleDays: "100",
  keepTag: "keep",
  scope: "account",
  orphansOlderThanDays: "30",
  orphansMonthlyCost: "10",
};

export function aRuleEvent(parameters: Readonly<Record<string, string>> = {}): RuleEvent {
  return {
    invokingEvent: JSON.stringify({ messageType: "ScheduledNotification", awsAccountId: "111122223333" }),
    ruleParameters: JSON.stringify({ ...SETTINGS, ...parameters }),
    resultToken: "token",
    configRuleName: "prod-abandoned-tables",
  };
}

/** The context of an invocation with so much time left. */
export function aContext(getRemainingTimeInMillis: () => number = () => 600_000) {
  const invokedFunctionArn = "arn:aws:lambda:eu-west-1:111122223333:function:prod-unused-resources";
  return { getRemainingTimeInMillis, invokedFunctionArn };
}
