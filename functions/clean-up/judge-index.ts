import { dateOf, Day, dayOf, daysIn, Window, windowBefore } from "./days";
import { FoundIndex, FoundTable } from "./found-table";
import { Criteria, Judgement } from "./judge-table";
import { monthlyCostOfIndex } from "./monthly-cost";
import { DailySums, silentDays, toleratedSilence } from "./usage";
import { counted, figure } from "./words";

export type IndexVerdict = "read" | "too young" | "cannot tell" | "unused";

/** Consumed capacity of an index in one Region. */
export interface MeasuredIndex {
  readonly region: string;
  readonly reads: DailySums;
  readonly writes: DailySums;
}

export interface IndexJudgement extends Judgement<IndexVerdict> {
  readonly index: string;
  /** What an unused index costs a month, in US dollars: an estimate. */
  readonly monthlyCost?: number;
}

function lastRead(measured: readonly MeasuredIndex[], { first }: Window): Day | undefined {
  const days = measured.flatMap(({ reads }) => [...reads].filter(([day, sum]) => sum > 0 && day >= first));
  return days.length === 0 ? undefined : Math.max(...days.map(([day]) => day));
}

function total(sums: DailySums, { first, last }: Window): number {
  return [...sums].reduce((sum, [day, value]) => (day >= first && day <= last ? sum + value : sum), 0);
}

/**
 * Whether anybody reads an index. That it is written says nothing: every write to the table that concerns it is
 * written to it as well. DynamoDB does not say when an index was made, so one whose own samples do not fill the window
 * is not judged: it may be new.
 */
export function judgeIndex(
  table: FoundTable,
  index: FoundIndex,
  measured: readonly MeasuredIndex[],
  unasked: readonly string[],
  { idleDays, today }: Criteria,
): IndexJudgement {
  const window = windowBefore(today, idleDays);
  const answer = (verdict: IndexVerdict, reason: string) => ({ index: index.name, verdict, reason });
  const read = lastRead(measured, window);
  if (read !== undefined) return answer("read", `Last read on ${dateOf(read)}.`);
  if (dayOf(table.created) >= window.first) {
    return answer("too young", `Its table is younger than ${counted(idleDays, "day")}.`);
  }
  if (unasked.length > 0) return answer("cannot tell", "Not every replica could be asked.");
  for (const { region, reads, writes } of measured) {
    const own = [
      { what: "read", sums: reads },
      { what: "written", sums: writes },
    ];
    const silent = silentDays(own, window);
    if (silent <= toleratedSilence(window)) continue;
    const share = `${figure(silent)} of ${counted(daysIn(window), "day")}`;
    return answer("cannot tell", `No samples of the index in ${region} for ${share}: it may be new.`);
  }
  const consumed = { read: 0, write: total(measured[0]?.writes ?? new Map(), window), days: idleDays };
  return {
    ...answer("unused", `Not read from ${dateOf(window.first)} to ${dateOf(window.last)}.`),
    monthlyCost: monthlyCostOfIndex(table, index, consumed),
  };
}
