import { Fn } from "cdktf";
import { ResolvedArchive, ResolvedExports } from "../../model/resolve/resolved-archive";

/** What EventBridge Scheduler replaces by the time for which an export was scheduled, the same in each attempt. */
const SCHEDULED_TIME = "<aws.scheduler.scheduled-time>";

/** Terraform writes `<` and `>` in JSON as `\u003c` and `\u003e`, which EventBridge Scheduler would not recognise. */
function withBrackets(json: string): string {
  return Fn.replace(Fn.replace(json, "\\\\u003c", "<"), "\\\\u003e", ">");
}

/**
 * The request for a full export, as EventBridge Scheduler sends it. Its token makes a repeated request the same export
 * for eight hours.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html
 */
export function exportRequest(archive: ResolvedArchive, exports: ResolvedExports, kmsKeyArn: string): string {
  return withBrackets(
    Fn.jsonencode({
      TableArn: exports.tableArn,
      ClientToken: `${exports.scheduleName}-${SCHEDULED_TIME}`,
      ExportFormat: "DYNAMODB_JSON",
      ExportType: "FULL_EXPORT",
      S3Bucket: archive.bucketName,
      // DynamoDB puts a slash behind it.
      S3Prefix: exports.prefix.replace(/\/$/, ""),
      S3SseAlgorithm: "KMS",
      S3SseKmsKeyId: kmsKeyArn,
    }),
  );
}
