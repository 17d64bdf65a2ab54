import { z } from "zod";
import { ObjectLock } from "../bucket";

const CreatedTrailBucket = z.strictObject({
  kind: z.literal("created"),
  /**
   * Days for which the files are kept, at least 1. A year or more in production, or a reason.
   * @default - 2557 (seven years) in production, else 365
   */
  retentionDays: z.number().optional(),
  /**
   * Why it is right that production keeps the files for less than a year.
   * @default - it does not
   */
  shortRetention: z.string().optional(),
  /**
   * Whether files are locked against deletion for a time.
   * @default - they are not; nobody but the lifecycle may delete them all the same
   */
  objectLock: ObjectLock.optional(),
});

const ExistingTrailBucket = z.strictObject({
  kind: z.literal("existing"),
  /** Its name. Its policy lets CloudTrail write for the trail `<environment>-audit`, below `AWSLogs/<account>/`. */
  name: z.string(),
});

/** Where a trail's files go. Write it with the factories of `TrailBucket`. */
export const TrailBucket = Object.assign(z.discriminatedUnion("kind", [CreatedTrailBucket, ExistingTrailBucket]), {
  /** A bucket of the environment's own, which CloudTrail writes to and nobody else. */
  created: (options: Omit<z.infer<typeof CreatedTrailBucket>, "kind"> = {}): TrailBucket => ({
    kind: "created",
    ...options,
  }),
  /** Somebody else's bucket, such as that of a log archive. */
  existing: (name: string): TrailBucket => ({ kind: "existing", name }),
});
export type CreatedTrailBucket = z.infer<typeof CreatedTrailBucket>;
export type TrailBucket = CreatedTrailBucket | z.infer<typeof ExistingTrailBucket>;
