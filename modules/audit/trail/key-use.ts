import { accountRootArn, Locality } from "../../../model/arn";
import { Statement } from "../../policy/policy-document";

export interface TrailKeyUse extends Locality {
  readonly trailArn: string;
  readonly topicArn: string;
}

/**
 * What the key of a trail is used for. CloudTrail encrypts files and messages for this trail, and for no other; it
 * decrypts because a bucket with a bucket key asks for that when the trail is made. Principals of the account decrypt
 * what they read from S3, as far as their own policies allow it: nobody but CloudTrail encrypts.
 * Sources: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html,
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function useForTrail(use: TrailKeyUse): Statement[] {
  const { account, region, trailArn, topicArn } = use;
  const forTrail = { "aws:SourceArn": trailArn };
  const byCloudTrail = (Sid: string, Action: readonly string[], more: Readonly<Record<string, string>>): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action,
    Resource: "*",
    Condition: { StringEquals: { ...forTrail, ...more } },
  });
  return [
    byCloudTrail("EncryptFiles", ["kms:GenerateDataKey*"], { "kms:EncryptionContext:aws:cloudtrail:arn": trailArn }),
    byCloudTrail("EncryptMessages", ["kms:GenerateDataKey*"], { "kms:EncryptionContext:aws:sns:topicArn": topicArn }),
    byCloudTrail("DecryptForTrail", ["kms:Decrypt", "kms:DescribeKey"], {}),
    {
      Sid: "ReadThroughS3",
      Effect: "Allow",
      Principal: { AWS: accountRootArn(use) },
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: "*",
      Condition: { StringEquals: { "kms:CallerAccount": account, "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
  ];
}
