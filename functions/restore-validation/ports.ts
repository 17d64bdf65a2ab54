import type { RestoreJob } from "./restore-job";
import type { RecoveryPoint } from "./evidence";
import type { Alert } from "./report";

/** A number to be measured, for one table or, without a name, for all of them. */
export interface Measurement {
  readonly metric:
    "DaysSinceSuccessfulValidation" | "RestoreItemsNotCompared" | "RestoreMinutes" | "RestoreValidationFailed";
  readonly value: number;
  /** Name of the table in the catalogue. */
  readonly table?: string;
  readonly at: Date;
}

/** What AWS Backup answers and takes. */
export interface RestoreJobs {
  describe(id: string): Promise<RestoreJob>;
  /** The recovery point of a job, and the table that it is of. */
  recoveryPointOf(job: RestoreJob): Promise<RecoveryPoint & { readonly sourceArn: string | undefined }>;
  /** Every restore of a DynamoDB table that was begun after this moment. */
  since(moment: Date): AsyncIterable<RestoreJob>;
  /** Since when each table is tested: when its selection was made, by the selection's name. */
  testedSince(plans: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  report(job: RestoreJob, status: "FAILED" | "SUCCESSFUL", message: string): Promise<void>;
}

/** Whom the function tells. */
export interface Listeners {
  alert(alert: Alert): Promise<void>;
  measure(measurements: readonly Measurement[]): Promise<void>;
  /** A line of the log. */
  note(message: string, details: Readonly<Record<string, unknown>>): void;
}
