import { z } from "zod";
import { AccountBaseline } from "./account";
import { Alerts } from "./alerts";
import { Archive } from "./archive";
import { Backups } from "./backup";
import { Audit } from "./audit";
import { Cache } from "./cache";
import { Consumer } from "./consumer";
import { ContributorInsights, TableDeployment } from "./deployment";
import { Functions } from "./functions";
import { Network } from "./network";
import { ReadyRoles } from "./ready-roles";
import { RestoreTests } from "./restore-tests";

export const STAGES = ["development", "test", "production", "sandbox"] as const;
export type Stage = (typeof STAGES)[number];

const LocalState = z.strictObject({ kind: z.literal("local") });

const S3State = z.strictObject({
  kind: z.literal("s3"),
  /** Name of an existing, versioned bucket. */
  bucket: z.string(),
  /** The bucket's Region. */
  region: z.string(),
  /**
   * ARN of the key that encrypts the state.
   * @default - the bucket's default encryption
   */
  kmsKeyArn: z.string().optional(),
});

/** Where Terraform keeps the state. Write it with the factories of `State`. */
export const State = Object.assign(z.discriminatedUnion("kind", [LocalState, S3State]), {
  /** A file beside the project, for one person alone: `terraform.<stack>.tfstate`. */
  local: (): State => ({ kind: "local" }),
  /** An object in S3, locked by a file beside it (`use_lockfile`; needs Terraform 1.11). */
  s3: (options: Omit<z.infer<typeof S3State>, "kind">): State => ({ kind: "s3", ...options }),
});
export type State = z.infer<typeof LocalState> | z.infer<typeof S3State>;

/** One environment: an account and Region, and what is deployed there. */
export const Environment = z.strictObject({
  /** Short name, the prefix of everything the environment owns: lower-case letters, digits, `-`; 2 to 20 characters. */
  name: z.string(),
  /** What it is for. Decides defaults and floors: production cannot loosen a floor. */
  stage: z.enum(STAGES),
  /** The AWS account, twelve digits. */
  account: z.string(),
  /** The AWS Region, such as `eu-west-1`. */
  region: z.string(),
  /**
   * Name (with path) of the IAM role in the account that Terraform assumes.
   * @default - the caller's own credentials
   */
  deployRole: z.string().optional(),
  /**
   * @default State.local()
   */
  state: State.optional(),
  /**
   * @default - none: nothing here is reached through a VPC
   */
  network: Network.optional(),
  /** Who pays by default. Becomes the cost allocation tag `cost-center`. */
  costCenter: z.string(),
  /**
   * Tags on everything, beside `environment`, `stage`, `managed-by` and `cost-center`.
   * @default - none
   */
  tags: z.record(z.string(), z.string()).optional(),
  /**
   * Where alerts go.
   * @default Alerts.created() - a topic without subscriptions
   */
  alerts: Alerts.optional(),
  /**
   * Name of an existing bucket of the account in the environment's Region: S3 writes there who read and wrote the
   * objects of the buckets that the environment makes. Its policy lets `logging.s3.amazonaws.com` do so.
   * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
   * @default - nowhere
   */
  accessLogBucket: z.string().optional(),
  /**
   * CloudWatch Contributor Insights where a table does not say otherwise.
   * @default - "accessed-and-throttled-keys" in production, else "off"
   */
  contributorInsights: ContributorInsights.optional(),
  /**
   * The bucket that expired items and exports go to. It is made where a table is archived; before the last one is
   * removed, say `{}` here, which keeps the stack with its bucket.
   * @default - with the defaults of its options, where a table is archived
   */
  archive: Archive.optional(),
  /**
   * What the environment's Lambda functions have in common: the VPC that they run in.
   * @default - they run in no VPC of the account
   */
  functions: Functions.optional(),
  tables: z.array(TableDeployment).readonly(),
  /**
   * How the tables are backed up by AWS Backup, beside their point-in-time recovery.
   * @default Backups.standard() - where there are tables
   */
  backups: Backups.optional(),
  /**
   * Names in the catalogue of tables that are being restored to take a live one's place. Until such a table is deployed,
   * restores may fill it: those of AWS Backup, and the operator's to a point in time (docs/backup.md).
   * @default - none: restores fill tables called `<environment>-restored-…` only
   */
  restoring: z.array(z.string()).readonly().optional(),
  /**
   * Restores of another environment's tables, tested here.
   * @default - none
   */
  restoreTests: RestoreTests.optional(),
  /**
   * Who uses the tables: each gets a role with exactly the access patterns that it names.
   * @default - none
   */
  consumers: z.array(Consumer).readonly().optional(),
  /**
   * Roles for people, each made where somebody is trusted with it.
   * @default - none
   */
  roles: ReadyRoles.optional(),
  /**
   * DAX clusters in front of the tables. Before the last one is removed, leave an empty list for one deploy.
   * @default - none
   */
  caches: z.array(Cache).readonly().optional(),
  /**
   * Who did what, and whether what is there is as it should be.
   * @default - nothing is watched; production has to give a reason for being without a trail
   */
  audit: Audit.optional(),
  /**
   * What exists once in the account and Region, where no landing zone owns it.
   * @default - nothing
   */
  accountBaseline: AccountBaseline.optional(),
});
export type Environment = z.infer<typeof Environment>;
