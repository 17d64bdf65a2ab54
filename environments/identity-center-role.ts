/**
 * The role that IAM Identity Center makes in an account for a permission set. Replace the suffix, which is another one
 * in every account: IAM refuses to trust a role that does not exist.
 */
export function identityCenterRole(account: string, permissionSet: string): string {
  return `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_${permissionSet}_0123456789abcdef`;
}
