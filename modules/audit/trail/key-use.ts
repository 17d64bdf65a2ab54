import { Statement } from "../../policy/policy-document";

/**
 * CloudTrail encrypts what it writes for this trail, and for no other. The encryption context is in the form that AWS
 * documents, with every account and Region in it: the trail's own ARN is the one value that fits here.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function useForTrail(trailArn: string): Statement[] {
  const forTrail = { "aws:SourceArn": trailArn };
  return [
    {
      Sid: "EncryptTrail",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "kms:GenerateDataKey*",
      Resource: "*",
      Condition: { StringEquals: { ...forTrail, "kms:EncryptionContext:aws:cloudtrail:arn": trailArn } },
    },
    {
      Sid: "DescribeForTrail",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "kms:DescribeKey",
      Resource: "*",
      Condition: { StringEquals: forTrail },
    },
  ];
}
