import type { Measurement } from "./ports";
import type { Surroundings } from "./validate-job";

const DAY = 24 * 60 * 60 * 1000;

/** How far back is looked, in days: what AWS Backup shows of restore jobs. A table without a success is as old as that. */
export const FURTHEST_BACK_DAYS = 30;

/**
 * Measures, by the clock, how many days ago each table was last restored and found as declared. An alarm cannot look
 * back further than seven days, and a metric that is written by validations alone would not say which table was never
 * tested.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export async function measureAge(
  { settings, declarations, jobs, listeners }: Pick<Surroundings, "settings" | "declarations" | "jobs" | "listeners">,
  now: Date,
): Promise<readonly Measurement[]> {
  const successes = new Map<string, number>();
  for await (const job of jobs.since(new Date(now.getTime() - FURTHEST_BACK_DAYS * DAY))) {
    const isOurs = job.planArn?.startsWith(settings.planArnPrefix) === true;
    if (!isOurs || job.validation !== "SUCCESSFUL" || job.sourceArn === undefined) continue;
    const at = (job.completedAt ?? job.createdAt).getTime();
    successes.set(job.sourceArn, Math.max(at, successes.get(job.sourceArn) ?? 0));
  }
  const metric = "DaysSinceSuccessfulValidation";
  const ages = declarations.tables.map(({ name: table, sourceArn }): Measurement & { readonly table: string } => {
    const last = successes.get(sourceArn);
    const value = last === undefined ? FURTHEST_BACK_DAYS : (now.getTime() - last) / DAY;
    return { metric, value, table, at: now };
  });
  const oldest = Math.max(0, ...ages.map(({ value }) => value));
  const all = [{ metric, value: oldest, at: now } as const, ...ages];
  await listeners.measure(all);
  listeners.note("days since the last success", Object.fromEntries(ages.map(({ table, value }) => [table, value])));
  return all;
}
