import { bucketArn, Locality } from "../../model/arn";
import { Statement } from "../policy/policy-document";

/**
 * AWS Config, for this account, looks whether the bucket is there and writes below the account's own prefix. With its
 * service-linked role it comes as the service itself.
 * Source: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
 */
export function deliveryStatements({ account, region }: Locality, bucketName: string): Statement[] {
  const arn = bucketArn(region, bucketName);
  const Principal = { Service: "config.amazonaws.com" };
  const ours = { "aws:SourceAccount": account };
  return [
    {
      Sid: "ConfigChecksBucket",
      Effect: "Allow",
      Principal,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: arn,
      Condition: { StringEquals: ours },
    },
    {
      Sid: "ConfigWritesHistory",
      Effect: "Allow",
      Principal,
      Action: "s3:PutObject",
      Resource: `${arn}/AWSLogs/${account}/Config/*`,
      Condition: { StringEquals: { ...ours, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}
