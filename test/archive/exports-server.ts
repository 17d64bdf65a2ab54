import { createServer } from "node:http";
import { answer, answerError, bodyOf, close, listen, operationOf } from "../client/http-server";

/** An export as DynamoDB describes it; times in seconds, as its API writes them. */
export interface ScriptedExport {
  readonly ExportArn: string;
  readonly ExportStatus: "IN_PROGRESS" | "COMPLETED" | "FAILED";
  readonly ExportType?: "FULL_EXPORT" | "INCREMENTAL_EXPORT";
  readonly TableArn: string;
  readonly S3Bucket: string;
  readonly S3Prefix: string;
  readonly ExportTime?: number;
  readonly EndTime?: number;
  readonly FailureCode?: string;
  readonly FailureMessage?: string;
}

/** What the server answers; changed by tests. */
export interface ExportScript {
  readonly exports: ScriptedExport[];
  /** When the schedules were made, by their names, in seconds. */
  readonly schedules: Record<string, number>;
  /** ARNs of tables about which DynamoDB does not answer. */
  readonly refused: Set<string>;
}

interface Input {
  readonly TableArn?: string;
  readonly ExportArn?: string;
  readonly NextToken?: string;
}

/** DynamoDB's exports, one a page, and EventBridge Scheduler's schedules, as their APIs document them. */
export async function startExports(script: ExportScript): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer((message, response) => {
    void bodyOf(message).then((body) => {
      const [path = "", query = ""] = (message.url ?? "").split("?");
      if (path.startsWith("/schedules/")) {
        const name = decodeURIComponent(path.slice("/schedules/".length));
        const made = query === "groupName=prod-archive-exports" ? script.schedules[name] : undefined;
        response.writeHead(made === undefined ? 404 : 200, {
          "content-type": "application/json",
          ...(made === undefined ? { "x-amzn-errortype": "ResourceNotFoundException" } : {}),
        });
        response.end(
          JSON.stringify(made === undefined ? { Message: "no such schedule" } : { Name: name, CreationDate: made }),
        );
        return;
      }
      const { TableArn, ExportArn, NextToken } = JSON.parse(body.toString()) as Input;
      if (TableArn !== undefined && script.refused.has(TableArn)) {
        answerError(response, 400, "ValidationException");
        return;
      }
      if (operationOf(message) === "DescribeExport") {
        answer(response, 200, { ExportDescription: script.exports.find((each) => each.ExportArn === ExportArn) });
        return;
      }
      const listed = script.exports.filter((each) => each.TableArn === TableArn);
      const at = Number(NextToken ?? 0);
      const page = listed.slice(at, at + 1).map(({ ExportArn: arn, ExportStatus, ExportType = "FULL_EXPORT" }) => ({
        ExportArn: arn,
        ExportStatus,
        ExportType,
      }));
      answer(response, 200, { ExportSummaries: page, NextToken: at + 1 < listed.length ? String(at + 1) : undefined });
    });
  });
  return { url: await listen(server), stop: () => close(server) };
}
