/** The partition that a Region belongs to; the first part of every ARN. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}

/** The domain that the endpoints of a Region's services are in. */
export function dnsSuffixOf(region: string): string {
  return partitionOf(region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
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

/** Every stream that the table has and had: a stream's name is the time at which it was switched on. */
export function streamArns(locality: Locality, tableName: string): string {
  return `${tableArn(locality, tableName)}/stream/*`;
}

export function snsTopicArn(locality: Locality, name: string): string {
  return arn("sns", locality.region, locality, name);
}

/** Every alarm of the account in the Region. */
export function alarmArns(locality: Locality): string {
  return arn("cloudwatch", locality.region, locality, "alarm:*");
}

export function logGroupArn(locality: Locality, name: string): string {
  return arn("logs", locality.region, locality, `log-group:${name}`);
}

/** Every flow log of the account in the Region: the id of one is not known before it is made. */
export function flowLogArns(locality: Locality): string {
  return arn("ec2", locality.region, locality, "vpc-flow-log/*");
}

/** ARN of a role; IAM has no Region. The name may carry a path: `team/deploy`. */
export function roleArn(locality: Locality, roleName: string): string {
  return arn("iam", "", locality, `role/${roleName}`);
}

/** ARNs of every service-linked role of the account, as a pattern: nobody but AWS can make a role of this path. */
export function serviceLinkedRoles(locality: Locality): string {
  return roleArn(locality, "aws-service-role/*");
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

/** ARN of a bucket: neither account nor Region is part of it, since its name is taken once in the partition. */
export function bucketArn(region: string, bucketName: string): string {
  return `arn:${partitionOf(region)}:s3:::${bucketName}`;
}
