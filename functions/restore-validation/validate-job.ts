import type { Deadline, TableClient } from "../../client";
import { isRestoredTestTable } from "../restored-test-table";
import { countedText, isCompared } from "./checks/count-check";
import type { Declarations, TableDeclaration } from "./declaration";
import type { Finding } from "./finding";
import { gatherEvidence } from "./gather-evidence";
import { judge } from "./judge";
import type { Listeners, Measurement, RestoreJobs } from "./ports";
import { failedRestoreAlert, failureMessage, successMessage, validationAlert } from "./report";
import { hasFailed, type RestoreJob, restoreMinutes, tableNameIn } from "./restore-job";
import type { Settings } from "./settings";

export interface Surroundings {
  readonly settings: Settings;
  readonly declarations: Declarations;
  readonly jobs: RestoreJobs;
  readonly listeners: Listeners;
  /** A client of a restored table. */
  readonly clientOf: (declaration: TableDeclaration, tableName: string) => TableClient<TableDeclaration>;
  /** By when everything that is done with the restored table has ended: there is still time to tell what came of it. */
  readonly deadline: Deadline;
}

/** What came of an event. */
export type Outcome =
  "somebody else's" | "not over yet" | "validated before" | "not restored" | "as declared" | "not as declared";

interface Verdict {
  readonly findings: readonly Finding[];
  /** What was counted, in words. */
  readonly counted: string;
  /** Whether the items were compared with the recovery point. */
  readonly compared: boolean;
}

function refused(message: string, action: string): Verdict {
  return { findings: [{ about: "table", message, action }], counted: "nothing", compared: false };
}

/** Looks at what was restored, and judges it. */
async function verdictOn(
  job: RestoreJob,
  declaration: TableDeclaration | undefined,
  of: Surroundings,
): Promise<Verdict> {
  if (declaration === undefined) {
    const action = "Deploy the stack of the restore tests again: it declares every table that it tests.";
    return refused(`Nothing declares the table ${job.sourceArn ?? "of this recovery point"}.`, action);
  }
  const tableName = job.createdArn === undefined ? undefined : tableNameIn(job.createdArn);
  if (tableName === undefined || !isRestoredTestTable({ tableName })) {
    const action = "Look at the restore job in AWS Backup.";
    return refused(`The job has not made a test table: ${job.createdArn ?? "it names none"}.`, action);
  }
  const recoveryPoint = await of.jobs.recoveryPointOf(job);
  const client = of.clientOf(declaration, tableName);
  const { keyArn } = of.settings;
  const { countAtMost } = of.declarations;
  const { deadline } = of;
  const hasTime = () => deadline.remainingMs > 0;
  const evidence = await client.within(deadline, () =>
    gatherEvidence(client, { declaration, keyArn, recoveryPoint, countAtMost, hasTime }),
  );
  if (evidence === undefined) {
    const action = "Make the validation window longer if this function came too late; nobody else deletes such tables.";
    return refused(`The restored table ${tableName} is gone before it was validated.`, action);
  }
  return { findings: judge(evidence), counted: countedText(evidence), compared: isCompared(evidence) };
}

/** The job with the table that its recovery point is of, where the job itself does not say it. */
async function withSource(job: RestoreJob, jobs: RestoreJobs): Promise<RestoreJob> {
  if (job.sourceArn !== undefined) return job;
  const { sourceArn } = await jobs.recoveryPointOf(job);
  return { ...job, sourceArn };
}

/** What a restore that has ended measures: how long it took, and whether it failed, for the table and for all. */
function measurements(job: RestoreJob, table: string, isFailure: boolean): Measurement[] {
  const at = job.completedAt ?? job.createdAt;
  const minutes = restoreMinutes(job);
  const failed = { metric: "RestoreValidationFailed", value: isFailure ? 1 : 0, at } as const;
  return [
    failed,
    { ...failed, table },
    ...(minutes === undefined || hasFailed(job)
      ? []
      : [{ metric: "RestoreMinutes", value: minutes, table, at } as const]),
  ];
}

/** Whether the verdict rests on no comparison of the items with the recovery point, for the table and for all. */
function comparisons(job: RestoreJob, table: string, compared: boolean): Measurement[] {
  const at = job.completedAt ?? job.createdAt;
  const missing = { metric: "RestoreItemsNotCompared", value: compared ? 0 : 1, at } as const;
  return [missing, { ...missing, table }];
}

/**
 * Deals with a restore job that has ended. AWS Backup's own record of the validation is written last and says that
 * everything was done: an event that comes twice does nothing the second time, and one that was dealt with in part is
 * dealt with again. What was measured twice by that counts once, by its time.
 *
 * The table is never deleted here: AWS Backup does that when it has the result, or when the window has closed.
 */
export async function validateJob(id: string, of: Surroundings): Promise<Outcome> {
  const { settings, jobs, listeners, declarations } = of;
  const described = await jobs.describe(id);
  if (described.planArn?.startsWith(settings.planArnPrefix) !== true) return "somebody else's";
  const isOver = described.status === "COMPLETED" || hasFailed(described);
  if (!isOver) return "not over yet";
  if (described.validation === "SUCCESSFUL" || described.validation === "FAILED") return "validated before";

  const job = await withSource(described, jobs);
  const declaration = declarations.tables.find(({ sourceArn }) => sourceArn === job.sourceArn);
  const name = declaration?.name ?? job.sourceArn ?? "an unknown table";
  if (hasFailed(job)) {
    await listeners.alert(failedRestoreAlert(settings.environment, job, name));
    await listeners.measure(measurements(job, name, true));
    return "not restored";
  }
  const { findings, counted, compared } = await verdictOn(job, declaration, of);
  const isFailure = findings.length > 0;
  listeners.note("validated", { job: job.id, table: name, findings, counted });
  if (isFailure) await listeners.alert(validationAlert(settings.environment, job, name, findings));
  await listeners.measure([...measurements(job, name, isFailure), ...comparisons(job, name, compared)]);
  if (isFailure) await jobs.report(job, "FAILED", failureMessage(findings));
  else await jobs.report(job, "SUCCESSFUL", successMessage(job, counted));
  return isFailure ? "not as declared" : "as declared";
}
