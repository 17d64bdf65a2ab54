import type { DeclaredExports } from "./declared-exports";
import { type Alert, failedExportAlert } from "./failed-export-alert";
import { type Evidence, judge, type Verdict, type Window } from "./judge";

/** How old the newest complete export of a table is. */
export const DAYS_SINCE_EXPORT = "DaysSinceSuccessfulExport";
/** How many tables have no complete export that is new enough, or could not be looked at. An alarm watches it. */
export const EXPORTS_OVERDUE = "ExportsOverdue";

/** A number to be measured, for one table or, without a name, for all of them. */
export interface Measurement {
  readonly metric: typeof DAYS_SINCE_EXPORT | typeof EXPORTS_OVERDUE;
  readonly value: number;
  /** Deployed name. */
  readonly table?: string;
}

/** What the check needs of the world around it. */
export interface Surroundings {
  readonly environment: string;
  readonly find: (table: DeclaredExports) => Promise<Evidence>;
  readonly alert: (alert: Alert) => Promise<void>;
  readonly measure: (measurements: readonly Measurement[], at: Date) => Promise<void>;
}

/**
 * Looks at the exports of every table, measures how old the newest ones are, and tells what has failed. A table that
 * cannot be looked at hides no other.
 * @throws AggregateError in the end, where tables could not be looked at
 */
export async function checkExports(
  tables: readonly DeclaredExports[],
  window: Window,
  { environment, find, alert, measure }: Surroundings,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const errors: unknown[] = [];
  for (const table of tables) {
    try {
      verdicts.push(judge(table, await find(table), window));
    } catch (error) {
      errors.push(new Error(`${table.tableName}: ${error instanceof Error ? error.message : String(error)}`));
    }
  }
  const overdue = verdicts.filter(({ isOverdue }) => isOverdue).length + errors.length;
  const ages = verdicts.map(({ table, days }): Measurement => ({
    metric: DAYS_SINCE_EXPORT,
    value: days,
    table: table.tableName,
  }));
  await measure([{ metric: EXPORTS_OVERDUE, value: overdue }, ...ages], window.until);
  for (const { table, failed, days } of verdicts) {
    for (const each of failed) await alert(failedExportAlert(environment, table, each, days));
  }
  if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join("\n"));
  return verdicts;
}
