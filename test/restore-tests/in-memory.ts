import { Listeners, Measurement, RestoreJobs } from "../../functions/restore-validation/ports";
import { Alert } from "../../functions/restore-validation/report";
import { RestoreJob } from "../../functions/restore-validation/restore-job";

/** AWS Backup as the function sees it, with these jobs. */
export class InMemoryJobs implements RestoreJobs {
  readonly reports: { readonly id: string; readonly status: string; readonly message: string }[] = [];
  readonly jobs = new Map<string, RestoreJob>();

  constructor(
    jobs: readonly RestoreJob[],
    private readonly recoveryPoint: { readonly sizeBytes?: number; readonly sourceArn?: string } = {},
    /** When the selections of each plan were made. */
    private readonly selections: Readonly<Record<string, readonly (readonly [string, Date])[]>> = {},
  ) {
    for (const job of jobs) this.jobs.set(job.id, job);
  }

  describe(id: string): Promise<RestoreJob> {
    const job = this.jobs.get(id);
    return job ? Promise.resolve(job) : Promise.reject(new Error(`no job ${id}`));
  }

  recoveryPointOf({ recoveryPointArn: arn }: RestoreJob) {
    const { sizeBytes, sourceArn } = this.recoveryPoint;
    return Promise.resolve({ arn, sizeBytes, sourceArn, createdAt: new Date(0) });
  }

  async *since(moment: Date): AsyncGenerator<RestoreJob> {
    for (const job of this.jobs.values()) if (job.createdAt >= moment) yield await Promise.resolve(job);
  }

  testedSince(plans: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return Promise.resolve(new Map(plans.flatMap((plan) => this.selections[plan] ?? [])));
  }

  report(job: RestoreJob, status: "FAILED" | "SUCCESSFUL", message: string): Promise<void> {
    this.reports.push({ id: job.id, status, message });
    this.jobs.set(job.id, { ...job, validation: status });
    return Promise.resolve();
  }
}

/** Keeps what it is told. */
export class InMemoryListeners implements Listeners {
  readonly alerts: Alert[] = [];
  readonly measurements: Measurement[] = [];

  alert(alert: Alert): Promise<void> {
    this.alerts.push(alert);
    return Promise.resolve();
  }

  measure(measurements: readonly Measurement[]): Promise<void> {
    this.measurements.push(...measurements);
    return Promise.resolve();
  }

  note(): void {
    // The log is not what is tested.
  }
}
