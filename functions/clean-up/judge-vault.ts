import { dateOf, Day } from "./days";
import { estimate } from "./monthly-cost";
import { Orphans } from "./orphaned-recovery-points";
import { counted, figure, gigabytes, listed } from "./words";

/** From when on orphans are told of. */
export interface OrphanLimits {
  /** Days that a recovery point whose table is gone may be old. */
  readonly olderThanDays: number;
  /** US dollars a month that all of a vault may cost. */
  readonly monthlyCost: number;
}

export interface VaultJudgement {
  readonly vault: string;
  /** Orphans that are young and cheap, and that their lifecycle ends, are no reason to tell anybody. */
  readonly verdict: "no orphans" | "orphans to let expire" | "orphans to look at";
  readonly reason: string;
  readonly orphans: readonly Orphans[];
}

/** Why somebody should look at a vault's orphans, in words: each reason there is. */
function reasonsToLook(oldestDays: number, cost: number, endless: number, limits: OrphanLimits): string[] {
  return [
    ...(endless > 0 ? [`${figure(endless)} never expire`] : []),
    ...(oldestDays > limits.olderThanDays ? [`over ${counted(limits.olderThanDays, "day")} old`] : []),
    ...(cost > limits.monthlyCost ? [`over USD ${figure(limits.monthlyCost)} a month`] : []),
  ];
}

/** Age, size and cost first and names last: AWS Config cuts off what is too long. */
export function judgeVault(
  vault: string,
  orphans: readonly Orphans[],
  today: Day,
  limits: OrphanLimits,
): VaultJudgement {
  if (orphans.length === 0) {
    return { vault, verdict: "no orphans", reason: "Every recovery point is of a table that exists.", orphans };
  }
  const sum = (of: (each: Orphans) => number) => orphans.reduce((total, each) => total + of(each), 0);
  const count = counted(
    sum(({ points }) => points.length),
    "recovery point",
  );
  const oldestDays = Math.max(...orphans.map((each) => each.oldestDays));
  const cost = sum((each) => each.monthlyCost);
  const reasons = reasonsToLook(
    oldestDays,
    cost,
    sum((each) => each.endless),
    limits,
  );
  const names = orphans.map(({ tableName }) => tableName);
  const whose = names.length > 3 ? counted(names.length, "table") : listed(names);
  return {
    vault,
    verdict: reasons.length === 0 ? "orphans to let expire" : "orphans to look at",
    reason:
      `${count} of tables that are gone, up to ${counted(oldestDays, "day")} old (${dateOf(today - oldestDays)}), ` +
      `${gigabytes(sum(({ bytes }) => bytes))}, ${estimate(cost)}. ` +
      `${reasons.length === 0 ? "All expire" : `Look at them: ${listed(reasons)}`}. Of ${whose}.`,
    orphans,
  };
}
