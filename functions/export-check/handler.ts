import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inTime, sdkClient } from "../sdk-client";
import { checkExports, type Measurement, type Surroundings } from "./check-exports";
import { readDeclaredExports } from "./declared-exports";
import { findExports } from "./find-exports";
import { windowOf } from "./judge";
import { readSettings, type Settings } from "./settings";

/** Beside the code in the archive. */
const TABLES = "exports.json";

/** Measurements of one request. Source: the API's PutMetricData. */
const MOST_AT_ONCE = 1000;

// Outside of the handler: connections are kept.
const clients = { dynamodb: sdkClient(DynamoDBClient), scheduler: sdkClient(SchedulerClient) };
const [sns, cloudWatch] = [sdkClient(SNSClient), sdkClient(CloudWatchClient)];

function surroundings(settings: Settings): Surroundings {
  const datum = ({ metric, value, table }: Measurement) => ({
    MetricName: metric,
    Value: value,
    Dimensions: table === undefined ? [] : [{ Name: "Table", Value: table }],
  });
  return {
    environment: settings.environment,
    find: (table) => findExports(clients, settings, table),
    async alert({ subject, message }) {
      await sns.send(new PublishCommand({ TopicArn: settings.alertTopicArn, Subject: subject, Message: message }));
    },
    async measure(measurements, at) {
      for (let start = 0; start < measurements.length; start += MOST_AT_ONCE) {
        const MetricData = measurements
          .slice(start, start + MOST_AT_ONCE)
          .map((each) => ({ ...datum(each), Timestamp: at }));
        await cloudWatch.send(new PutMetricDataCommand({ Namespace: settings.metricNamespace, MetricData }));
      }
    },
  };
}

/** Looks whether every table that is to be exported has a complete export that is new enough. */
export const handler = inTime(async (event: { readonly time?: string }): Promise<void> => {
  const settings = readSettings(process.env);
  const tables = readDeclaredExports(readFileSync(join(__dirname, TABLES), "utf8"));
  const window = windowOf(event, settings.checkedEveryHours);
  const verdicts = await checkExports(tables, window, surroundings(settings));
  const days = Object.fromEntries(verdicts.map(({ table, days: each }) => [table.tableName, each]));
  console.info({ message: "days since the last complete export", ...days });
});
