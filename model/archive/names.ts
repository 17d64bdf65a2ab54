import { createHash } from "node:crypto";

/** Characters of a schedule's name. Source: the EventBridge Scheduler API, "CreateSchedule". */
const MAX_SCHEDULE_NAME_LENGTH = 64;
/** Characters of a lifecycle rule's id. Source: the Amazon S3 API, "LifecycleRule". */
const MAX_RULE_ID_LENGTH = 255;
const DIGEST_LENGTH = 6;

/** A name that is too long, cut, with a digest of the whole: different names stay different. */
function shortened(name: string, length: number): string {
  if (name.length <= length) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, DIGEST_LENGTH);
  return `${name.slice(0, length - DIGEST_LENGTH - 1)}-${digest}`;
}

/** What the keys of all expired items begin with, without the slash. */
export const EXPIRED_ITEMS = "expired-items";

/** Where the expired items of a table lie: partitioned as query engines read it. */
export function expiredItemsPrefix(tableName: string): string {
  return `${EXPIRED_ITEMS}/table=${tableName}/`;
}

/** What the keys of all records that cannot be read as expired items begin with, without the slash. */
export const UNREADABLE = "unreadable";

/** What the keys of all exports begin with, without the slash. */
export const EXPORTS = "exports";

/** Where the exports of a table lie; DynamoDB adds `AWSDynamoDB/<export>/`. */
export function exportsPrefix(tableName: string): string {
  return `${EXPORTS}/table=${tableName}/`;
}

/** The group of the environment's export schedules. */
export function exportGroupIn(environmentName: string): string {
  return `${environmentName}-archive-exports`;
}

/** The role that EventBridge Scheduler takes for exports; also the name of the queue for those that fail. */
export function exportRoleNameIn(environmentName: string): string {
  return `${environmentName}-archive-exports`;
}

/** The role that S3 takes to copy the archive. */
export function replicationRoleNameIn(environmentName: string): string {
  return `${environmentName}-archive-replication`;
}

export function failedExportsQueueIn(environmentName: string): string {
  return `${environmentName}-archive-failed-exports`;
}

/** The schedule of a table's exports: its deployed name. */
export function exportScheduleName(tableName: string): string {
  return shortened(tableName, MAX_SCHEDULE_NAME_LENGTH);
}

/** The id of the lifecycle rule for what is kept under a prefix. */
export function lifecycleRuleId(prefix: string): string {
  return shortened(prefix.replace("/table=", "-").replace(/\/$/, ""), MAX_RULE_ID_LENGTH);
}
