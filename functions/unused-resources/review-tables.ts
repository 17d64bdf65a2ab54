import { Verdict } from "../clean-up/evaluations";
import { Tags } from "../clean-up/found-table";
import { Criteria, judgeMetrics, judgeTable, TableVerdict } from "../clean-up/judge-table";
import { estimate, monthlyCostOfIdleTable } from "../clean-up/monthly-cost";
import { readCircumstances } from "../clean-up/read-tables";
import { MeasuredTable } from "./measured-tables";
import { Reviewed } from "./review";
import { reviewMeasured } from "./review-measured";
import { ReviewSettings } from "./rule-event";
import { Surroundings } from "./surroundings";

/** AWS Config knows no "cannot tell": such a table has no result, and is in the log. */
const COMPLIANCE: Readonly<Record<TableVerdict, boolean | undefined>> = {
  "in use": true,
  kept: true,
  abandoned: false,
  "too young": undefined,
  "cannot tell": undefined,
};

function whatToDo(tags: Tags): string {
  return tags["managed-by"] === "terraform" ? "Take it out of its configuration." : "Retire it by the runbook.";
}

async function judge(around: Surroundings, measured: MeasuredTable, criteria: Criteria): Promise<Verdict> {
  const { table, measurements } = measured;
  const answer = (verdict: TableVerdict, reason: string): Verdict => ({
    resourceType: "AWS::DynamoDB::Table",
    resourceId: table.name,
    compliant: COMPLIANCE[verdict],
    reason: `${verdict[0]?.toUpperCase()}${verdict.slice(1)}: ${reason}`,
  });
  const seen = judgeMetrics(table, measurements, criteria);
  // Most tables are in use: the rest is asked of those alone that may not be.
  if (seen.verdict === "in use" || seen.verdict === "too young") return answer(seen.verdict, seen.reason);
  const circumstances = await readCircumstances(around.dynamodb, table);
  const { verdict, reason } = judgeTable(table, measurements, circumstances, criteria);
  if (verdict !== "abandoned") return answer(verdict, reason);
  const cost = estimate(monthlyCostOfIdleTable(table));
  return answer(verdict, `${reason} It costs ${cost}. ${whatToDo(circumstances.tags)}`);
}

/** Which tables nobody uses any more. */
export function reviewTables(
  around: Surroundings,
  settings: ReviewSettings,
  hasTime: () => boolean,
): Promise<Reviewed> {
  return reviewMeasured(around, settings, hasTime, judge);
}
