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
   * Whether files are locked against deletion for a time, which may be shorter than they are kept. In governance mode
   * whoever may change the bucket's policy and has `s3:BypassGovernanceRetention` gets around it: an administrator. In
   * compliance mode nobody does. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   * @default - they are not; the bucket's policy lets nobody but the lifecycle delete them until somebody changes it
   */
  objectLock: ObjectLock.optional(),
});

const ExistingTrailBucket = z.strictObject({
  kind: z.literal("existing"),
  /**
   * Its name. It is in the environment's Region, and its policy lets CloudTrail write for the trail
   * `<environment>-audit`, below `AWSLogs/<account>/`.
   */
  name: z.string(),
  /**
   * Who of other accounts decrypts the files, through S3: ids of accounts, whose own policies decide who of them, or
   * ARNs of roles, which exist already. Their policies allow them to use the audit's key, whose ARN is another account's.
   * Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
   * @default - principals of the environment's account alone, as far as their policies allow it
   */
  readers: z.array(z.string()).readonly().optional(),
  /**
   * ARN of the key that files are encrypted with instead of the audit's own, such as that of the log archive: of the
   * environment's Region, with a policy that lets CloudTrail encrypt for the trail.
   * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
   * @default - the key of the environment's audit
   */
  kmsKeyArn: z.string().optional(),
});

/** Where a trail's files go. Write it with the factories of `TrailBucket`. */
export const TrailBucket = Object.assign(z.discriminatedUnion("kind", [CreatedTrailBucket, ExistingTrailBucket]), {
  /** A bucket of the environment's own, which CloudTrail writes to and nobody else. */
  created: (options: Omit<z.infer<typeof CreatedTrailBucket>, "kind"> = {}): TrailBucket => ({
    kind: "created",
    ...options,
  }),
  /** Somebody else's bucket, such as that of a log archive. In another account, say who decrypts, or with which key. */
  existing: (name: string, options: Omit<ExistingTrailBucket, "kind" | "name"> = {}): TrailBucket => ({
    kind: "existing",
    name,
    ...options,
  }),
});
export type ExistingTrailBucket = z.infer<typeof ExistingTrailBucket>;
export type CreatedTrailBucket = z.infer<typeof CreatedTrailBucket>;
export type TrailBucket = CreatedTrailBucket | ExistingTrailBucket;
