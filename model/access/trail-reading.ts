import { bucketArn, Locality, logGroupArn } from "../arn";
import { AUDIT_PART, trailBucketName, trailFilePrefix, trailLogGroupName } from "../audit/names";
import { Environment } from "../environment";
import { partKeyAlias } from "../names";
import { Statement } from "../policy-statement";
import { keyUseThrough } from "./key-use";

/** Where an environment's trail keeps what it recorded. */
export interface ProtectedTrail extends Locality {
  readonly bucketArn: string;
  /** What the names of its files in the bucket begin with, without `/` at the end. */
  readonly filePrefix: string;
  readonly logGroupArn: string;
  /** The alias of the key that files are encrypted with, without `alias/`. */
  readonly keyAlias: string;
  /** The key of somebody else that files are encrypted with instead. */
  readonly keyArn?: string;
}

/** The trail that the environment makes; nothing where it makes none. */
export function protectedTrail(environment: Environment): ProtectedTrail | undefined {
  const trail = environment.audit?.trail;
  if (trail?.kind !== "created") return undefined;
  const { name, account, region } = environment;
  return {
    account,
    region,
    bucketArn: bucketArn(region, trailBucketName(trail.bucket, environment)),
    filePrefix: trailFilePrefix(account),
    logGroupArn: logGroupArn(environment, trailLogGroupName(name)),
    keyAlias: partKeyAlias(name, AUDIT_PART),
    keyArn: trail.bucket?.kind === "existing" ? trail.bucket.kmsKeyArn : undefined,
  };
}

/** Searching the log group. IAM knows it with and without `:*` behind it, which the streams in it have as well. */
const SEARCH = [
  "logs:DescribeLogStreams",
  "logs:FilterLogEvents",
  "logs:GetLogEvents",
  "logs:GetLogGroupFields",
  "logs:GetQueryResults",
  "logs:StartQuery",
];

/** What IAM knows no resource for. */
const FIND = ["logs:DescribeLogGroups", "logs:DescribeQueryDefinitions", "logs:StopQuery"];

/** Decrypts through S3: by alias with the audit's key, whose id is not known here, by ARN with somebody else's. */
function decrypting({ keyArn, keyAlias, ...locality }: ProtectedTrail): Statement {
  const Sid = "DecryptTrailFiles";
  if (keyArn === undefined) return { ...keyUseThrough(locality, keyAlias, ["s3"], ["Decrypt"]), Sid };
  return {
    Sid,
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: keyArn,
    Condition: { StringEquals: { "kms:ViaService": `s3.${locality.region}.amazonaws.com` } },
  };
}

/**
 * Reads what the trail recorded, in its files and in its log group, and changes nothing. CloudWatch Logs decrypts by
 * itself what it is asked for; S3 uses the key on behalf of who reads.
 * Sources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html,
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
 */
export function trailReading(trail: ProtectedTrail | undefined): Statement[] {
  if (!trail) return [];
  const files = `${trail.filePrefix}/*`;
  return [
    {
      Sid: "ListTrailFiles",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: trail.bucketArn,
      Condition: { StringLike: { "s3:prefix": files } },
    },
    { Sid: "ReadTrailFiles", Effect: "Allow", Action: "s3:GetObject", Resource: `${trail.bucketArn}/${files}` },
    decrypting(trail),
    { Sid: "SearchTrail", Effect: "Allow", Action: SEARCH, Resource: [trail.logGroupArn, `${trail.logGroupArn}:*`] },
    {
      Sid: "FindSavedQueries",
      Effect: "Allow",
      Action: FIND,
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": trail.region } },
    },
  ];
}
