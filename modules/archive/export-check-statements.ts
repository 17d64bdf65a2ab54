import { keyUseThrough } from "../../model/access/key-use";
import { Locality, regionalArn } from "../../model/arn";
import { partKeyAlias } from "../../model/names";
import { ResolvedArchive } from "../../model/resolve/resolved-archive";
import { Statement } from "../policy/policy-document";
import { archiveMetrics } from "./archive-metrics";

export interface ExportCheckNeeds extends Locality {
  /** Name of the environment. */
  readonly name: string;
  readonly alertTopicArn: string;
}

/** What looking at the exports of tables takes, and telling and measuring what was found. */
export function exportCheckStatements(needs: ExportCheckNeeds, archive: ResolvedArchive): Statement[] {
  const { name, region, alertTopicArn } = needs;
  return [
    {
      Sid: "ListExports",
      Effect: "Allow",
      Action: "dynamodb:ListExports",
      // IAM's reference names a resource for it without demanding one.
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
    {
      Sid: "DescribeExports",
      Effect: "Allow",
      Action: "dynamodb:DescribeExport",
      Resource: archive.exports.map(({ tableArn }) => `${tableArn}/export/*`),
    },
    {
      Sid: "ReadSchedules",
      Effect: "Allow",
      Action: "scheduler:GetSchedule",
      Resource: regionalArn("scheduler", needs, `schedule/${archive.exportGroup}/*`),
    },
    { Sid: "Alert", Effect: "Allow", Action: "sns:Publish", Resource: alertTopicArn },
    {
      // A topic of somebody else has a key that carries this alias beside its own.
      ...keyUseThrough(needs, partKeyAlias(name, "alerts"), ["sns"], ["Decrypt", "GenerateDataKey"]),
      Sid: "EncryptAlerts",
    },
    {
      Sid: "Measure",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      // IAM knows no resource for it.
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": archiveMetrics(name) } },
    },
  ];
}
