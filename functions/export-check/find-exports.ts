import { DescribeExportCommand, type DynamoDBClient, paginateListExports } from "@aws-sdk/client-dynamodb";
import { GetScheduleCommand, ResourceNotFoundException, type SchedulerClient } from "@aws-sdk/client-scheduler";
import type { DeclaredExports } from "./declared-exports";
import type { Evidence, FoundExport } from "./judge";

export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly scheduler: SchedulerClient;
}

/** Where the exports of the archive go, and what asks for them. */
export interface Archive {
  readonly bucket: string;
  readonly scheduleGroup: string;
}

/** The full exports of a table into the archive. Those that somebody makes for himself are no safety net. */
async function exportsOf(
  dynamodb: DynamoDBClient,
  bucket: string,
  { tableArn, prefix }: DeclaredExports,
): Promise<FoundExport[]> {
  const found: FoundExport[] = [];
  for await (const { ExportSummaries: summaries = [] } of paginateListExports(
    { client: dynamodb },
    { TableArn: tableArn },
  )) {
    for (const { ExportArn, ExportType: type } of summaries) {
      if (type !== undefined && type !== "FULL_EXPORT") continue;
      const { ExportDescription: each = {} } = await dynamodb.send(new DescribeExportCommand({ ExportArn }));
      if (each.S3Bucket !== bucket || each.S3Prefix !== prefix) continue;
      found.push({
        arn: each.ExportArn ?? ExportArn ?? "",
        status: each.ExportStatus ?? "",
        exportTime: each.ExportTime,
        endTime: each.EndTime,
        failure: [each.FailureCode, each.FailureMessage].filter((text) => text !== undefined).join(": "),
      });
    }
  }
  return found;
}

/** When the schedule was made; nothing where there is none. */
async function scheduledSince(scheduler: SchedulerClient, GroupName: string, Name: string): Promise<Date | undefined> {
  try {
    return (await scheduler.send(new GetScheduleCommand({ GroupName, Name }))).CreationDate;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** What AWS says of a table's exports. */
export async function findExports(
  { dynamodb, scheduler }: Clients,
  { bucket, scheduleGroup }: Archive,
  table: DeclaredExports,
): Promise<Evidence> {
  return {
    exports: await exportsOf(dynamodb, bucket, table),
    scheduledSince: await scheduledSince(scheduler, scheduleGroup, table.scheduleName),
  };
}
