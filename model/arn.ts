/** The partition that a Region belongs to; the first part of every ARN. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}

/** Where a resource lives. */
export interface Locality {
  readonly account: string;
  readonly region: string;
}

function arn(service: string, region: string, locality: Locality, resource: string): string {
  return `arn:${partitionOf(locality.region)}:${service}:${region}:${locality.account}:${resource}`;
}

/** ARNs are computed, never read from another stack's state, so that every stack can be planned alone. */
export function tableArn(locality: Locality, tableName: string): string {
  return arn("dynamodb", locality.region, locality, `table/${tableName}`);
}

export function indexArn(locality: Locality, tableName: string, indexName: string): string {
  return `${tableArn(locality, tableName)}/index/${indexName}`;
}

/** ARN of a role; IAM has no Region. The name may carry a path: `team/deploy`. */
export function roleArn(locality: Locality, roleName: string): string {
  return arn("iam", "", locality, `role/${roleName}`);
}

/** The account as a principal: whatever its IAM policies allow. */
export function accountRootArn(locality: Locality): string {
  return arn("iam", "", locality, "root");
}

/** ARN of a customer-managed policy. */
export function policyArn(locality: Locality, policyName: string): string {
  return arn("iam", "", locality, `policy/${policyName}`);
}

/** ARN of something in a Region: `regionalArn("logs", here, "log-group:x")`. */
export function regionalArn(service: string, locality: Locality, resource: string): string {
  return arn(service, locality.region, locality, resource);
}
