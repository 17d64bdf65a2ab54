import { bucketNameIn } from "../names";
import { TrailBucket } from "./trail-bucket";

/** Names of what belongs to the audit of an environment, computed so that other parts can name it. */

/** The part of the stack, of its key and of what else is called after it. */
export const AUDIT_PART = "audit";

/** The environment's trail. */
export function trailName(environmentName: string): string {
  return `${environmentName}-audit`;
}

/** The role that CloudTrail writes to the log group with. */
export function trailRoleName(environmentName: string): string {
  return `${environmentName}-audit-trail`;
}

/** The topic that CloudTrail tells of each file it has delivered. */
export function trailTopicName(environmentName: string): string {
  return `${environmentName}-audit-deliveries`;
}

/** Where every log group of the stack is, as a pattern: its key is for these. */
export function auditLogGroups(environmentName: string): string {
  return `/${environmentName}/audit/*`;
}

export function trailLogGroupName(environmentName: string): string {
  return `/${environmentName}/audit/trail`;
}

/** The namespace of the metrics that are counted in the trail's log group. */
export function auditMetrics(environmentName: string): string {
  return `${environmentName}/audit`;
}

/** The bucket that a trail's files go to: somebody else's, or the environment's own. */
export function trailBucketName(
  bucket: TrailBucket | undefined,
  environment: { readonly name: string; readonly account: string; readonly region: string },
): string {
  return bucket?.kind === "existing" ? bucket.name : bucketNameIn(environment, AUDIT_PART);
}

/** What the names of an account's files begin with, without `/` at the end. CloudTrail's choice. */
export function trailFilePrefix(account: string): string {
  return `AWSLogs/${account}`;
}
