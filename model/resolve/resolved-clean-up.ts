import { CleanUpScope } from "../audit/clean-up";
import { Review } from "../audit/clean-up/names";
import { Statement } from "../policy-statement";

/** A rule of AWS Config about what nobody uses. */
export interface ResolvedReview {
  readonly review: Review;
  readonly ruleName: string;
  readonly description: string;
}

/** From when on recovery points of tables that are gone are told of. */
export interface ResolvedOrphanLimits {
  readonly olderThanDays: number;
  /** US dollars. */
  readonly monthlyCost: number;
}

export interface ResolvedExpiredBackups {
  readonly mode: "report" | "delete";
  readonly retentionDays: number;
  readonly lastOfDeletedTables: "keep" | "delete";
  /** Left out where no table is retired. */
  readonly finalBackupDays?: number;
  readonly maximumPerRun: number;
  readonly schedule: string;
  readonly scheduleName: string;
  readonly scheduleRoleName: string;
  /** What the function may do beside what every function may. */
  readonly statements: readonly Statement[];
}

export interface ResolvedRetirement {
  readonly documentName: string;
  readonly roleName: string;
  readonly roleArn: string;
  readonly graceDays: number;
  readonly approvers: readonly string[];
  readonly minimumApprovals: number;
  /** What the runbook may do. */
  readonly statements: readonly Statement[];
  /** Name of the last backup of a table. */
  readonly backupName: string;
  /** What the names of the environment's own tables begin with. */
  readonly environmentPrefix: string;
}

export interface ResolvedCleanUp {
  readonly idleDays: number;
  readonly scope: CleanUpScope;
  readonly keepTag: string;
  readonly orphans: ResolvedOrphanLimits;
  /** Regions whose CloudWatch is asked about tables with replicas, sorted. */
  readonly regions: readonly string[];
  readonly reviews: readonly ResolvedReview[];
  /** What the function behind the rules may do beside what every function may. */
  readonly reviewStatements: readonly Statement[];
  /** What has to be there beside this project, for whoever runs synth. */
  readonly notes: readonly string[];
  readonly expiredBackups?: ResolvedExpiredBackups;
  readonly retirement?: ResolvedRetirement;
}
