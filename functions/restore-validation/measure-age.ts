import type { Measurement } from "./ports";
import type { Surroundings } from "./validate-job";

const DAY = 24 * 60 * 60 * 1000;

/** How far back is looked, in days: what AWS Backup shows of restore jobs. What is older counts as this old. */
export const FURTHEST_BACK_DAYS = 30;

/**
 * How long a table without a success has waited for one: since its test was set up, so that a table which was added
 * yesterday is not overdue, and one whose test nobody set up is.
 */
function waiting(testedSince: Date | undefined, now: Date): number {
  const days = testedSince === undefined ? FURTHEST_BACK_DAYS : (now.getTime() - testedSince.getTime()) / DAY;
  return Math.min(FURTHEST_BACK_DAYS, days);
}

/**
 * Measures, by the clock, how many days ago each table was last restored and found as declared. An alarm cannot look
 * back further than seven days, and a metric that is written by validations alone would not say which table was never
 * tested. A table that had no success yet is as old as its test.
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
  const testedSince = await jobs.testedSince(declarations.plans);
  const metric = "DaysSinceSuccessfulValidation";
  const ages = declarations.tables.map(
    ({ name: table, sourceArn, selectionName }): Measurement & { readonly table: string } => {
      const last = successes.get(sourceArn);
      const value = last === undefined ? waiting(testedSince.get(selectionName), now) : (now.getTime() - last) / DAY;
      return { metric, value, table, at: now };
    },
  );
  const oldest = Math.max(0, ...ages.map(({ value }) => value));
  const all = [{ metric, value: oldest, at: now } as const, ...ages];
  await listeners.measure(all);
  listeners.note("days since the last success", Object.fromEntries(ages.map(({ table, value }) => [table, value])));
  return all;
}
