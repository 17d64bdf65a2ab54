import { CloudWatchClient, GetMetricDataCommand, MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { Day, DAY_SECONDS, dayOf, startOf } from "./days";
import { DailySums } from "./usage";

/** A metric of DynamoDB. */
export interface DynamoMetric {
  readonly name: "ConsumedReadCapacityUnits" | "ConsumedWriteCapacityUnits" | "SuccessfulRequestLatency";
  readonly statistic: "Sum" | "SampleCount";
  readonly dimensions: Readonly<Record<string, string>>;
}

/**
 * Metrics of one request, at most.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export const MAX_METRICS_PER_REQUEST = 500;

function queryOf({ name, statistic, dimensions }: DynamoMetric, position: number) {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return {
    Id: `m${position}`,
    MetricStat: {
      Metric: { Namespace: "AWS/DynamoDB", MetricName: name, Dimensions },
      Period: DAY_SECONDS,
      Stat: statistic,
    },
    ReturnData: true,
  };
}

function add({ Id, StatusCode, Timestamps = [], Values = [] }: MetricDataResult, sums: Map<Day, number>[]): void {
  // Complete and PartialData, which goes on with the next page; anything else is no answer.
  if (StatusCode === "Forbidden" || StatusCode === "InternalError") {
    throw new Error(`CloudWatch gave no data: ${StatusCode}`);
  }
  const into = sums[Number(Id?.slice(1))];
  if (!into) throw new Error(`CloudWatch gave data that nobody asked for: ${Id}`);
  Timestamps.forEach((time, position) => {
    const value = Values[position];
    if (value === undefined) throw new Error(`CloudWatch gave a time without a value: ${time.toISOString()}`);
    into.set(dayOf(time), (into.get(dayOf(time)) ?? 0) + value);
  });
}

async function readChunk(
  cloudwatch: CloudWatchClient,
  metrics: readonly DynamoMetric[],
  first: Day,
  today: Day,
): Promise<DailySums[]> {
  const sums = metrics.map(() => new Map<Day, number>());
  let NextToken: string | undefined;
  do {
    const answer = await cloudwatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: metrics.map(queryOf),
        StartTime: startOf(first),
        EndTime: startOf(today + 1),
        NextToken,
      }),
    );
    for (const result of answer.MetricDataResults ?? []) add(result, sums);
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  return sums;
}

/** The sums of each metric by day, from the first day until now, in the order of the metrics. */
export async function readDailySums(
  cloudwatch: CloudWatchClient,
  metrics: readonly DynamoMetric[],
  first: Day,
  today: Day,
): Promise<DailySums[]> {
  const all: DailySums[] = [];
  for (let start = 0; start < metrics.length; start += MAX_METRICS_PER_REQUEST) {
    const chunk = metrics.slice(start, start + MAX_METRICS_PER_REQUEST);
    all.push(...(await readChunk(cloudwatch, chunk, first, today)));
  }
  return all;
}
