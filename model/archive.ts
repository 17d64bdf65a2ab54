import { z } from "zod";
import { BucketReplication, BucketTransition, ObjectLock } from "./bucket";

/** How long objects are kept, and where. */
const Kept = {
  /**
   * Days until an object is deleted for good, counted from the day on which it was archived; its last version goes
   * 30 days later, because the bucket keeps versions.
   */
  retentionDays: z.number(),
  /**
   * When objects move to cheaper storage classes, in the order of their age. Objects under 128 KB stay where they are:
   * moving them costs more than it saves in years.
   * @default - GLACIER_IR after 30 days where objects stay 120 days or longer, DEEP_ARCHIVE after 180 days where they
   * stay a year or longer
   */
  transitions: z.array(BucketTransition).readonly().optional(),
};

/** Items that time to live has deleted, as compressed objects. */
export const ExpiredItems = z.strictObject(Kept);
export type ExpiredItems = z.infer<typeof ExpiredItems>;

/** Full exports of the table, from its point-in-time recovery: they read nothing from the table. */
export const ScheduledExports = z.strictObject({
  /** `"week"`: on Sundays. `"month"`: on the first day. */
  every: z.enum(["week", "month"]),
  ...Kept,
});
export type ScheduledExports = z.infer<typeof ScheduledExports>;

/**
 * What of a table goes to the environment's archive.
 *
 * ```ts
 * deploy(sessions, { capacity, archive: { expiredItems: { retentionDays: 400 } } });
 * ```
 */
export const TableArchive = z.strictObject({
  /**
   * The items that time to live deletes. The table gets a stream of old images where it has none; whoever else deletes
   * items archives nothing by that. Not for a table with replicas: a deletion says that it is one of time to live only
   * in the Region in which that ran.
   * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
   * @default - not archived
   */
  expiredItems: ExpiredItems.optional(),
  /**
   * The whole table, time and again: the safety net for what the stream misses. Needs point-in-time recovery.
   * @default - no exports
   */
  exports: ScheduledExports.optional(),
});
export type TableArchive = z.infer<typeof TableArchive>;

/** The environment's archive: the bucket `<environment>-archive-<account>-<region>`. */
export const Archive = z.strictObject({
  /**
   * Whether what is archived can be deleted before its time. Decided when the bucket is made.
   * @default - it can, by whoever may; versions are kept for 30 days
   */
  objectLock: ObjectLock.optional(),
  /**
   * An existing bucket that everything is copied to, best in another Region and account.
   * @default - none
   */
  replication: BucketReplication.optional(),
  /**
   * The hour of the day at which exports begin, in UTC: 0 to 23.
   * @default 3
   */
  exportHour: z.number().optional(),
});
export type Archive = z.infer<typeof Archive>;
