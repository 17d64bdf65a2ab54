import { Verdict } from "../clean-up/evaluations";
import { judgeIndex } from "../clean-up/judge-index";
import { Criteria, judgeMetrics } from "../clean-up/judge-table";
import { keptBecause } from "../clean-up/keep-tag";
import { estimate } from "../clean-up/monthly-cost";
import { readTags } from "../clean-up/read-tables";
import { listed } from "../clean-up/words";
import { MeasuredTable } from "./measured-tables";
import { Reviewed } from "./review";
import { reviewMeasured } from "./review-measured";
import { ReviewSettings } from "./rule-event";
import { Surroundings } from "./surroundings";

async function judge(around: Surroundings, measured: MeasuredTable, criteria: Criteria): Promise<Verdict> {
  const { table, measurements, indexMeasurements } = measured;
  const answer = (compliant: boolean | undefined, reason: string): Verdict => ({
    resourceType: "AWS::DynamoDB::Table",
    resourceId: table.name,
    compliant,
    reason,
  });
  if (table.indexes.length === 0) return answer(undefined, "It has no global secondary index.");
  if (judgeMetrics(table, measurements, criteria).verdict !== "in use") {
    return answer(undefined, "Nothing is known of its use: its indexes are judged with it.");
  }
  const judged = table.indexes.map((index) =>
    judgeIndex(table, index, indexMeasurements(index.name), measurements.unasked, criteria),
  );
  const unused = judged.filter(({ verdict }) => verdict === "unused");
  const unclear = judged.filter(({ verdict }) => verdict === "cannot tell" || verdict === "too young");
  if (unused.length === 0) {
    if (unclear.length === 0) return answer(true, "Every index is read.");
    return answer(undefined, listed(unclear.map(({ index, reason }) => `${index}: ${reason}`)));
  }
  const kept = keptBecause(await readTags(around.dynamodb, table.arn), criteria.keepTag, criteria.today);
  if (kept !== undefined) return answer(true, kept);
  const names = listed(unused.map(({ index }) => index));
  const cost = unused.reduce((sum, { monthlyCost = 0 }) => sum + monthlyCost, 0);
  const since = unused[0]?.reason ?? "";
  return answer(false, `Unused: ${names}. ${since} They cost ${estimate(cost)}.`);
}

/** Which global secondary indexes nobody reads: told of their tables, since AWS Config knows no indexes. */
export function reviewIndexes(
  around: Surroundings,
  settings: ReviewSettings,
  hasTime: () => boolean,
): Promise<Reviewed> {
  return reviewMeasured(around, settings, hasTime, judge);
}
