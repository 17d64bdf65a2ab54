import { z } from "zod";

/**
 * The storage classes that objects move to, in the only order in which a lifecycle moves them.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
export const TRANSITION_CLASSES = ["STANDARD_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"] as const;
export type TransitionClass = (typeof TRANSITION_CLASSES)[number];

/** A cheaper place for objects that have reached an age. */
export const BucketTransition = z.strictObject({
  /** Age of the object in days. */
  afterDays: z.number(),
  storageClass: z.enum(TRANSITION_CLASSES),
});
export type BucketTransition = z.infer<typeof BucketTransition>;

/** What becomes of the objects under a prefix. */
export interface BucketLifecycleRule {
  /** Unique in the bucket, at most 255 characters. */
  readonly id: string;
  /**
   * @default - every object
   */
  readonly prefix?: string;
  /**
   * @default - objects stay where they are
   */
  readonly transitions?: readonly BucketTransition[];
  /**
   * Age in days at which objects are deleted. In a versioned bucket they become noncurrent versions first.
   * @default - never
   */
  readonly expireAfterDays?: number;
}

const GovernanceLock = z.strictObject({
  mode: z.literal("governance"),
  /** Days for which a new object version is locked. */
  days: z.number(),
});

const ComplianceLock = z.strictObject({
  mode: z.literal("compliance"),
  /** Days for which a new object version is locked. */
  days: z.number(),
  /** Why nobody, not even the root user, may delete a version or shorten its lock. It cannot be undone. */
  irreversible: z.string(),
});

/**
 * Whether object versions are locked against deletion. Write it with the factories of `ObjectLock`. Whether a bucket has
 * locks is decided when it is made; the mode and days for new versions can be changed later.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export const ObjectLock = Object.assign(z.discriminatedUnion("mode", [GovernanceLock, ComplianceLock]), {
  /** Only whoever has `s3:BypassGovernanceRetention` deletes a version before its time. */
  governance: (options: Omit<z.infer<typeof GovernanceLock>, "mode">): ObjectLock => ({
    mode: "governance",
    ...options,
  }),
  /** Nobody deletes a version before its time, AWS included; the account can only be closed. */
  compliance: (options: Omit<z.infer<typeof ComplianceLock>, "mode">): ObjectLock => ({
    mode: "compliance",
    ...options,
  }),
});
export type ObjectLock = z.infer<typeof GovernanceLock> | z.infer<typeof ComplianceLock>;

/** An existing bucket that every object is copied to. */
export const BucketReplication = z.strictObject({
  /** Its name. It is versioned; where the source has object lock, so has it. */
  bucket: z.string(),
  /** Its Region. */
  region: z.string(),
  /** ARN of the key in that Region that encrypts the copies; its policy lets the replication role use it. */
  kmsKeyArn: z.string(),
  /**
   * The account that owns it. Its bucket policy lets the replication role write; the copies become its own.
   * @default - the environment's
   */
  account: z.string().optional(),
});
export type BucketReplication = z.infer<typeof BucketReplication>;
