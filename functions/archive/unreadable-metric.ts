import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { sdkClient } from "../sdk-client";
import { ATTEMPTS } from "./attempts";
import { patiently } from "./patience";

/** How many records could not be read as expired items. An alarm watches it. */
export const UNREADABLE_RECORDS = "UnreadableRecords";

export function cloudWatchClient(): CloudWatchClient {
  return sdkClient(CloudWatchClient, ATTEMPTS);
}

/**
 * Counts records that could not be read, for their table and for all tables, within the time that is left.
 * @param timeLeft milliseconds until nobody waits any more
 */
export async function countUnreadable(
  cloudWatch: CloudWatchClient,
  namespace: string,
  { tableName, records }: { readonly tableName: string; readonly records: number },
  timeLeft: () => number,
): Promise<void> {
  const datum = { MetricName: UNREADABLE_RECORDS, Value: records, Unit: "Count" } as const;
  const command = () =>
    new PutMetricDataCommand({
      Namespace: namespace,
      MetricData: [datum, { ...datum, Dimensions: [{ Name: "Table", Value: tableName }] }],
    });
  await patiently(async () => {
    await cloudWatch.send(command(), { abortSignal: AbortSignal.timeout(Math.max(0, Math.floor(timeLeft()))) });
  }, timeLeft);
}
