import { RestoreDeclarations } from "../restore-tests/declarations";
import { Statement } from "../policy-statement";
import { ResolvedBackupRole } from "./resolved-backup";

/** A table whose restore is tested. */
export interface ResolvedTestedTable {
  /** Name in the catalogue. */
  readonly name: string;
  readonly terraformName: string;
  /** ARN of the table that is backed up. */
  readonly arn: string;
  /** Name of its selection in AWS Backup. */
  readonly selectionName: string;
  /** Minutes that its restore may take. */
  readonly restoreTimeObjective: number;
}

/** A restore testing plan; AWS takes a limited number of selections in one. */
export interface ResolvedTestPlan {
  readonly planName: string;
  /** Name in Terraform, below that of the tests: nothing for the first one. */
  readonly terraformName: string;
  readonly tables: readonly ResolvedTestedTable[];
}

export interface ResolvedRestoreTests {
  /** Name of the environment whose tables are restored. */
  readonly source: string;
  readonly plans: readonly ResolvedTestPlan[];
  /** What the ARNs of the plans begin with. */
  readonly planArnPrefix: string;
  readonly schedule: string;
  readonly timeZone: string;
  /** Hours. */
  readonly startWindow: number;
  /** Days. */
  readonly selectionWindow: number;
  /** Hours. */
  readonly validationWindow: number;
  readonly vaultName: string;
  readonly vaultArn: string;
  /** Alias of the key that restored tables are encrypted with, without `alias/`. */
  readonly keyAlias: string;
  /** The role that AWS Backup restores with. */
  readonly restoreRole: ResolvedBackupRole;
  /** What the validating function may do. */
  readonly validationStatements: readonly Statement[];
  readonly metricNamespace: string;
  /** Days without a success after which an alarm goes off. */
  readonly successWithin: number;
  readonly declarations: RestoreDeclarations;
  /** What is tested when, for whoever reads what synth prints. */
  readonly notes: readonly string[];
}
