import { BucketReplication, BucketTransition, ObjectLock } from "../bucket";

/** What is kept of a table under one prefix of the archive. */
export interface ResolvedArchived {
  /** Name in Terraform, as that of the table. */
  readonly terraformName: string;
  /** Deployed name of the table. */
  readonly tableName: string;
  readonly tableArn: string;
  /** Alias of the key that encrypts the table, without `alias/`. */
  readonly tableKeyAlias: string;
  /** Where its objects lie, with a slash at the end. */
  readonly prefix: string;
  readonly retentionDays: number;
  readonly transitions: readonly BucketTransition[];
}

/** The items of a table that time to live deletes. */
export interface ResolvedExpiredItems extends ResolvedArchived {
  /** The attribute that holds the expiry time. */
  readonly timeToLiveAttribute: string;
}

/** Full exports of a table. */
export interface ResolvedExports extends ResolvedArchived {
  readonly scheduleName: string;
  /** `cron(0 3 ? * SUN *)`, in UTC. */
  readonly scheduleExpression: string;
  /** Days after which the newest complete export is too old: the interval, and two days for attempts and the export. */
  readonly overdueAfterDays: number;
}

/** The archive of an environment. */
export interface ResolvedArchive {
  readonly bucketName: string;
  readonly bucketArn: string;
  /** Alias of the archive's key, without `alias/`. */
  readonly keyAlias: string;
  readonly expiredItems: readonly ResolvedExpiredItems[];
  readonly exports: readonly ResolvedExports[];
  readonly objectLock?: ObjectLock;
  readonly replication?: BucketReplication;
  readonly exportGroup: string;
  readonly exportRoleName: string;
  readonly exportRoleArn: string;
  readonly failedExportsQueue: string;
  readonly replicationRoleName: string;
  /** Whether Terraform refuses every plan that would delete the bucket or its key. */
  readonly preventDestroy: boolean;
  /** What is archived and for how long, for whoever reads what synth prints. */
  readonly notes: readonly string[];
}
