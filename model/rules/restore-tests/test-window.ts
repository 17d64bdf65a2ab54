import { BackupPlan, BackupTier } from "../../backup";
import { vaultArnOf } from "../../backup/names";
import { backupsOf, copiesOf, tiersOf } from "../../backup/plan-of";
import { MAX_SELECTION_WINDOW_DAYS, RESTORE_TEST_SOURCES } from "../../restore-tests/limits";
import { longestGapDays } from "../../restore-tests/longest-gap";
import { DEFAULT_SELECTION_WINDOW } from "../../restore-tests/windows";
import { quoted } from "../../words";
import { cronFault } from "../cron";
import { EstateRule, PlacedEnvironment, Report } from "../rule";

/** How often recovery points of a tier arrive in the vault that they are restored from, and how long they stay. */
interface Arrival {
  readonly tier: string;
  /** Days from one recovery point to the next, at most. */
  readonly every: number;
  /** Days until a copy is deleted. */
  readonly kept: number;
}

function arrivalsOf(tiers: readonly BackupTier[], plan: BackupPlan): Arrival[] {
  return tiers.flatMap((tier) =>
    copiesOf(tier, plan)
      .filter(({ to }) => to === "other-account")
      .map(({ deleteAfterDays: kept }) => ({ tier: tier.name, every: longestGapDays(tier.schedule), kept })),
  );
}

/** What would be right: a window that reaches back to the tier that comes most often, or a tier that comes more often. */
function rightFor(arrivals: readonly Arrival[], window: number): string {
  const within = arrivals.filter(({ every, kept }) => every <= Math.min(kept, MAX_SELECTION_WINDOW_DAYS));
  const [soonest] = [...within].sort((one, other) => one.every - other.every);
  const often = `a tier that is copied to this vault at least every ${window} days and kept there for as long`;
  if (soonest === undefined) return often;
  return `at least ${soonest.every} days, after which the tier ${quoted(soonest.tier)} has been copied again, or ${often}`;
}

function checkWindow(tester: PlacedEnvironment, source: PlacedEnvironment, report: Report): void {
  const plan = backupsOf(source.value);
  if (plan?.kind !== "plan" || plan.otherAccount !== vaultArnOf(tester.value)) return;
  const tiers = tiersOf(plan, source.value);
  const { selectionWindowDays: window = DEFAULT_SELECTION_WINDOW } = tester.value.restoreTests ?? {};
  const arrivals = arrivalsOf(tiers, plan);
  // What is wrong with a schedule or a window by itself, and that nothing is copied at all, is told elsewhere.
  const isToldElsewhere = arrivals.length === 0 || window < 1 || window > MAX_SELECTION_WINDOW_DAYS;
  if (isToldElsewhere || tiers.some(({ schedule }) => cronFault(schedule) !== undefined)) return;
  if (arrivals.some(({ every, kept }) => every <= Math.min(kept, window))) return;
  const finding = {
    message: `The vault of ${tester.value.name} has no recovery point of ${source.value.name} within this window for most of the time, so that hardly any test restores anything.`,
    received: window,
    expected: rightFor(arrivals, window),
    source: RESTORE_TEST_SOURCES.recoveryPoints,
  };
  const path = tester.path.at("restoreTests");
  report.error(path.at("selectionWindowDays"), finding, [path.at("source"), source.path.at("backups")]);
}

/**
 * A test finds what it restores: a recovery point arrives within every window of the tests. How late in its own windows a
 * backup is made and copied is not counted, since that is much the same every time.
 */
export const testWindow: EstateRule = ({ environments }, report) => {
  for (const tester of environments) {
    const { restoreTests: tests, name } = tester.value;
    const source = environments.find(({ value }) => value.name === tests?.source && value.name !== name);
    if (source) checkWindow(tester, source, report);
  }
};
