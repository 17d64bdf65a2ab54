import type { DeclaredExports } from "./declared-exports";
import type { FoundExport } from "./judge";

/** SNS takes at most 100 ASCII characters as the subject. Source: the API's Publish. */
const LONGEST_SUBJECT = 100;

/** A message to people. */
export interface Alert {
  readonly subject: string;
  readonly message: string;
}

/** Tells that an export which DynamoDB had accepted has failed. */
export function failedExportAlert(
  environment: string,
  { tableName, tableArn }: DeclaredExports,
  { arn, endTime, failure }: FoundExport,
  days: number,
): Alert {
  const subject = `${environment}: an export of ${tableName} into the archive failed`;
  return {
    // A subject takes no line breaks and nothing but ASCII.
    subject: subject.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, LONGEST_SUBJECT),
    message: [
      `DynamoDB began an export of ${tableName} and could not end it.`,
      "",
      `Table:    ${tableArn}`,
      `Export:   ${arn}`,
      `Failed:   ${endTime?.toISOString() ?? "DynamoDB does not say when"}`,
      `DynamoDB: ${failure === undefined || failure === "" ? "gives no reason" : failure}`,
      `The newest complete export is ${days.toFixed(1)} days old, or there is none since exports were scheduled that long ago.`,
      "",
      "What to do: look at the bucket's policy and lock, at the key of the archive, and at point-in-time recovery of the",
      "table. Then ask for the export once more, as docs/archive.md says, or wait for the next one.",
    ].join("\n"),
  };
}
