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
