import { denyWithoutTls, Statement } from "../policy/policy-document";

/** The oldest version of TLS that requests may use. */
const OLDEST_TLS = "1.2";

/**
 * The policy of a bucket: nobody gets in without TLS, or with an old version of it. It allows nothing by itself:
 * principals of the account need their own policies, and services the statements that are given.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function bucketPolicy(arn: string, statements: readonly Statement[]): Statement[] {
  const everything = [arn, `${arn}/*`];
  return [
    ...statements,
    denyWithoutTls("s3:*", everything),
    {
      Sid: "DenyOldTls",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: everything,
      Condition: { NumericLessThan: { "s3:TlsVersion": OLDEST_TLS } },
    },
  ];
}
