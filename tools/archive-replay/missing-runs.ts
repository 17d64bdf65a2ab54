import { StreamRecord } from "../../functions/archive/stream-record";

/**
 * What is not in the archive yet, in runs without something between that is. Each run becomes objects of its own, that
 * begin with a record which no object begins with: nothing that is there is overwritten or written twice.
 */
export function missingRuns(records: readonly StreamRecord[], held: ReadonlySet<string>): StreamRecord[][] {
  const runs: StreamRecord[][] = [[]];
  for (const record of records) {
    if (record.eventID !== undefined && held.has(record.eventID)) runs.push([]);
    else runs.at(-1)?.push(record);
  }
  return runs.filter((run) => run.length > 0);
}
