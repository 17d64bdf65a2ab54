import { forEach, Outcome, troubles } from "../clean-up/bounded";
import { dayOf } from "../clean-up/days";
import { Verdict } from "../clean-up/evaluations";
import { Criteria } from "../clean-up/judge-table";
import { findTables } from "./found-tables";
import { batchesOf, MeasuredTable, measureTables } from "./measured-tables";
import { Reviewed } from "./review";
import { ReviewSettings } from "./rule-event";
import { Surroundings } from "./surroundings";

/** Tables asked for their tags at the same time: AWS answers ten such requests a second. */
const AT_ONCE = 3;

type Judge = (around: Surroundings, measured: MeasuredTable, criteria: Criteria) => Promise<Verdict>;

/**
 * What is told. Where a Region has not answered, "cannot tell" is not told: AWS Config keeps what it knew, so that a request
 * that fails once is no change of the verdict, and no second alert when it is answered again.
 */
function toldOf(outcomes: readonly Outcome<MeasuredTable, Verdict>[]): Verdict[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind !== "done") return [];
    return outcome.item.isIncomplete && outcome.value.compliant === undefined ? [] : [outcome.value];
  });
}

/** Measures every table that a rule is about, and judges what was measured, one batch after another. */
export async function reviewMeasured(
  around: Surroundings,
  settings: ReviewSettings,
  hasTime: () => boolean,
  judge: Judge,
): Promise<Reviewed> {
  const { idleDays, keepTag } = settings;
  const criteria: Criteria = { idleDays, keepTag, today: dayOf(around.now()) };
  const found = await findTables(around, settings, hasTime);
  const verdicts: Verdict[] = [];
  const wrong = [...found.troubles];
  for (const batch of batchesOf(found.tables)) {
    const measured = await measureTables(around, batch, criteria, hasTime);
    const outcomes = await forEach(measured.tables, AT_ONCE, hasTime, (table) => judge(around, table, criteria));
    verdicts.push(...toldOf(outcomes));
    wrong.push(...measured.troubles, ...troubles(outcomes, ({ table }) => table.name));
  }
  return { verdicts, present: new Set(found.names), troubles: wrong };
}
