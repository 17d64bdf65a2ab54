import { trailFilePrefix } from "../../../model/audit/names";
import { Statement } from "../../policy/policy-document";

/** What changes or removes a file, or the time for which it is locked. */
const CHANGES = [
  "s3:BypassGovernanceRetention",
  "s3:DeleteObject",
  "s3:DeleteObjectVersion",
  "s3:PutObject",
  "s3:PutObjectAcl",
  "s3:PutObjectLegalHold",
  "s3:PutObjectRetention",
];

/**
 * CloudTrail writes the files of this trail, and nobody else writes or deletes any, whatever their own policies say:
 * who wants to has to change this policy first, which the trail records. The lifecycle is S3's own work.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function trailBucketStatements(bucketArn: string, account: string, trailArn: string): Statement[] {
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  return [
    {
      Sid: "CheckBucket",
      Effect: "Allow",
      Principal,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
    },
    {
      Sid: "WriteFiles",
      Effect: "Allow",
      Principal,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/${trailFilePrefix(account)}/*`,
      Condition: { StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    {
      Sid: "DenyChangesByOthers",
      Effect: "Deny",
      Principal: "*",
      Action: CHANGES,
      Resource: `${bucketArn}/*`,
      // Whoever is no service has no such name, which is another one than this.
      Condition: { StringNotEquals: { "aws:PrincipalServiceName": "cloudtrail.amazonaws.com" } },
    },
  ];
}
