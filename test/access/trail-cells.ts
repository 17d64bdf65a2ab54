import { trailBucketName } from "../../model/audit/names";
import { Environment } from "../../model/environment";
import { Request } from "./engine";
import { overTheWire } from "./requests";

/** One thing that somebody may want to do with a trail. */
export interface TrailRequest {
  readonly title: string;
  readonly request: Request;
  /**
   * Who of a role that reads the trail, and of an administrator under the permissions boundary, may: `reader`, what is
   * for readers; `nobody`, what is for neither.
   */
  readonly whose: "reader" | "nobody";
  /** Whether the bucket's own policy refuses it as well, whatever somebody's policies allow. */
  readonly isDenied?: boolean;
  /** Whether the key's own policy does not grant it either. */
  readonly isBeyondKey?: boolean;
}

/** What may be asked of an environment's trail: reading it, and everything beside that. */
export function trailRequests(environment: Environment): TrailRequest[] {
  const trail = environment.audit?.trail;
  if (trail?.kind !== "created") return [];
  const { name, account, region } = environment;
  const bucket = `arn:aws:s3:::${trailBucketName(trail.bucket, environment)}`;
  const file = `${bucket}/AWSLogs/${account}/CloudTrail/${region}/2026/11/27/file.json.gz`;
  const group = (called: string, at = region) => `arn:aws:logs:${at}:${account}:log-group:${called}`;
  const own = group(`/${name}/audit/trail`);
  const KEY = `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const key = (more: Request["context"] = {}): Request["context"] => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [`alias/${name}-audit`],
    "kms:ViaService": `s3.${region}.amazonaws.com`,
    ...more,
  });
  const ask = (action: string, resource: string, whose: TrailRequest["whose"], context: Request["context"] = {}) => ({
    title: `${action} on ${resource} ${JSON.stringify(context)}`,
    request: { action, resource, context: { ...overTheWire(environment), ...context } },
    whose,
  });
  const prefix = (value: string) => ({ "s3:prefix": value });
  const elsewhere = { "aws:RequestedRegion": region, "aws:ViaAWSService": "true" };
  return [
    ask("s3:GetObject", file, "reader"),
    ask("s3:ListBucket", bucket, "reader", prefix(`AWSLogs/${account}/CloudTrail/`)),
    ask("kms:Decrypt", KEY, "reader", key()),
    ...["StartQuery", "GetQueryResults", "FilterLogEvents", "DescribeLogStreams", "GetLogGroupFields"].map((action) =>
      ask(`logs:${action}`, own, "reader"),
    ),
    ask("logs:GetLogEvents", `${own}:log-stream:${account}_CloudTrail_${region}`, "reader"),
    ...["DescribeLogGroups", "DescribeQueryDefinitions", "StopQuery"].map((action) =>
      ask(`logs:${action}`, "*", "reader"),
    ),
    // Something else than the trail's.
    ask("s3:GetObject", `${bucket}/AWSLogs/999999999999/CloudTrail/file.json.gz`, "nobody"),
    ask("s3:GetObject", file.replace(bucket, "arn:aws:s3:::somebody-elses"), "nobody"),
    ask("s3:ListBucket", bucket, "nobody", prefix("")),
    ask("s3:ListBucketVersions", bucket, "nobody", prefix(`AWSLogs/${account}/CloudTrail/`)),
    ask("s3:ListBucket", "arn:aws:s3:::somebody-elses", "nobody", prefix(`AWSLogs/${account}/`)),
    ask("kms:Decrypt", KEY, "nobody", key({ "kms:ResourceAliases": [`alias/${name}-something-else`] })),
    ask("kms:Decrypt", KEY.replace(account, "999999999999"), "nobody", key()),
    {
      ...ask("kms:Decrypt", KEY, "nobody", key({ "kms:ViaService": `sns.${region}.amazonaws.com` })),
      isBeyondKey: true,
    },
    { ...ask("kms:GenerateDataKey", KEY, "nobody", key()), isBeyondKey: true },
    ask("kms:ScheduleKeyDeletion", KEY, "nobody", key()),
    ask("kms:PutKeyPolicy", KEY, "nobody", key()),
    ask("logs:StartQuery", group("/aws/lambda/session-service"), "nobody"),
    ask("logs:StartQuery", group(`/${name}/audit/trail-2`), "nobody"),
    ask("logs:StartQuery", group(`/${name}/audit/trail`, "ap-southeast-2"), "nobody", elsewhere),
    ask("logs:GetLogEvents", `${group("/aws/lambda/session-service")}:log-stream:x`, "nobody"),
    ask("logs:StopQuery", "*", "nobody", { "aws:RequestedRegion": "ap-southeast-2", "aws:ViaAWSService": "true" }),
    // Changing what was recorded, or what is told of it.
    ...["PutObject", "DeleteObject", "DeleteObjectVersion", "PutObjectRetention", "BypassGovernanceRetention"].map(
      (action) => ({ ...ask(`s3:${action}`, file, "nobody"), isDenied: true }),
    ),
    ...["PutBucketPolicy", "PutLifecycleConfiguration", "DeleteBucket"].map((action) =>
      ask(`s3:${action}`, bucket, "nobody"),
    ),
    ...["DeleteLogGroup", "PutRetentionPolicy", "DeleteMetricFilter", "PutMetricFilter", "DisassociateKmsKey"].map(
      (action) => ask(`logs:${action}`, own, "nobody"),
    ),
    ask("logs:DeleteLogStream", `${own}:log-stream:${account}_CloudTrail_${region}`, "nobody"),
    ask("logs:PutQueryDefinition", "*", "nobody"),
  ];
}
