/** What a stack accepts for a bucket whose environment names no bucket for access logs. */
export function withoutAccessLogs(address: string) {
  return {
    control: "bucket-access-logs",
    address,
    reason: "the environment names no bucket for access logs",
  };
}

/**
 * What a stack accepts for the role that S3 takes to copy objects. AWS documents its trust without a condition; S3
 * takes a role of the bucket's own account only, and whoever names it needs `iam:PassRole` for it.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
export function withoutTrustCondition(roleAddress: string) {
  return {
    control: "trust-policy",
    address: roleAddress,
    reason: "S3 documents no condition for the trust of a role that copies objects",
  };
}
