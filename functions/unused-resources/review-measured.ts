import { forEach, troubles, valuesOf } from "../clean-up/bounded";
import { Verdict } from "../clean-up/evaluations";
import { Criteria } from "../clean-up/judge-table";
import { criteriaOf, MeasuredTable, measureTables } from "./measured-tables";
import { Reviewed } from "./review";
import { ReviewSettings } from "./rule-event";
import { Surroundings } from "./surroundings";

/** Tables asked for their tags at the same time: AWS answers ten such requests a second. */
const AT_ONCE = 3;

type Judge = (around: Surroundings, measured: MeasuredTable, criteria: Criteria) => Promise<Verdict>;

/** Measures every table that a rule is about, and judges what was measured. */
export async function reviewMeasured(
  around: Surroundings,
  settings: ReviewSettings,
  hasTime: () => boolean,
  judge: Judge,
): Promise<Reviewed> {
  const criteria = criteriaOf(settings, around.now());
  const measured = await measureTables(around, settings, criteria, hasTime);
  const outcomes = await forEach(measured.tables, AT_ONCE, hasTime, (table) => judge(around, table, criteria));
  return {
    verdicts: valuesOf(outcomes),
    present: new Set(measured.names),
    troubles: [...measured.troubles, ...troubles(outcomes, ({ table }) => table.name)],
  };
}
