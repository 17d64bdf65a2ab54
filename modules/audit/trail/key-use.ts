import { accountRootArn, Locality } from "../../../model/arn";
import { ResolvedTrail } from "../../../model/resolve/resolved-trail";
import { Statement } from "../../policy/policy-document";

export interface TrailKeyUse extends Locality {
  readonly trailArn: string;
  readonly topicArn: string;
  /** Whether the files of the trail are encrypted with the key; if not, messages and the log group are. */
  readonly encryptsFiles: boolean;
  /** ARNs of principals of other accounts that read the files. */
  readonly readerArns: readonly string[];
}

/** What of a trail the policy of the audit's key rests on. */
export function trailKeyUse({ arn, topicArn, bucket }: ResolvedTrail): Omit<TrailKeyUse, keyof Locality> {
  const { readerArns, kmsKeyArn } = bucket;
  return { trailArn: arn, topicArn, encryptsFiles: kmsKeyArn === undefined, readerArns };
}

function accountsOf(principals: readonly string[]): string[] {
  return [...new Set(principals.map((arn) => arn.split(":")[4] ?? ""))].sort();
}

/**
 * What the key of a trail is used for. CloudTrail encrypts files and messages for this trail, and for no other; it
 * decrypts because a bucket with a bucket key asks for that when the trail is made. Principals of the account decrypt
 * what they read from S3, as far as their own policies allow it, and so do readers of other accounts that are named:
 * nobody but CloudTrail encrypts.
 * Sources: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html,
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function useForTrail(use: TrailKeyUse): Statement[] {
  const { account, region, trailArn, topicArn, encryptsFiles, readerArns } = use;
  const forTrail = { "aws:SourceArn": trailArn };
  const byCloudTrail = (Sid: string, Action: readonly string[], more: Readonly<Record<string, string>>): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action,
    Resource: "*",
    Condition: { StringEquals: { ...forTrail, ...more } },
  });
  const throughS3 = (Sid: string, principals: readonly string[]): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: { AWS: principals },
    Action: ["kms:Decrypt", "kms:DescribeKey"],
    Resource: "*",
    Condition: {
      StringEquals: { "kms:CallerAccount": accountsOf(principals), "kms:ViaService": `s3.${region}.amazonaws.com` },
    },
  });
  const encryptsMessages = { "kms:EncryptionContext:aws:sns:topicArn": topicArn };
  const forFiles = [
    byCloudTrail("EncryptFiles", ["kms:GenerateDataKey*"], { "kms:EncryptionContext:aws:cloudtrail:arn": trailArn }),
    throughS3("ReadThroughS3", [accountRootArn({ account, region })]),
    ...(readerArns.length === 0 ? [] : [throughS3("ReadThroughS3ByOthers", readerArns)]),
  ];
  return [
    ...(encryptsFiles ? forFiles : []),
    byCloudTrail("EncryptMessages", ["kms:GenerateDataKey*"], encryptsMessages),
    byCloudTrail("DecryptForTrail", ["kms:Decrypt", "kms:DescribeKey"], {}),
  ];
}
