import { forEach, troubles, valuesOf } from "../clean-up/bounded";
import { dateOf, dayOf } from "../clean-up/days";
import { VaultJudgement } from "../clean-up/judge-vault";
import { judgeVaults } from "../clean-up/orphaned-recovery-points";
import { listVaults, readRecoveryPoints } from "../clean-up/read-recovery-points";
import { listTables } from "../clean-up/read-tables";
import { Reviewed } from "./review";
import { ReviewSettings } from "./rule-event";
import { Surroundings } from "./surroundings";

const AT_ONCE = 3;

/** Every orphan for the log: an annotation has no room for them. */
function details({ vault, orphans }: VaultJudgement): object[] {
  return orphans.map(({ tableName, points, oldestDays, bytes, monthlyCost, endless }) => ({
    vault,
    tableName,
    recoveryPoints: points.map(({ arn, created, deleteAt }) => ({
      arn,
      created: dateOf(dayOf(created)),
      deletedAt: deleteAt && dateOf(dayOf(deleteAt)),
    })),
    oldestDays,
    bytes,
    estimatedMonthlyCostUsd: monthlyCost,
    endless,
  }));
}

/** Which vaults of the account, or of the environment alone, hold recovery points of tables that are gone. */
export async function reviewVaults(
  around: Surroundings,
  { scope, orphans: limits }: ReviewSettings,
  home: string,
  hasTime: () => boolean,
): Promise<Reviewed> {
  const now = around.now();
  const vaults = await listVaults(around.backup, scope === "account" ? "" : `${around.environment}-`);
  const existing = new Set(await listTables(around.dynamodb));
  const outcomes = await forEach(vaults, AT_ONCE, hasTime, async (vault) => ({
    vault,
    points: await readRecoveryPoints(around.backup, vault, now),
  }));
  const read = valuesOf(outcomes);
  const judged = judgeVaults(
    read.map(({ vault }) => vault),
    read.flatMap(({ points }) => points),
    existing,
    home,
    dayOf(now),
    limits,
  );
  return {
    verdicts: judged.map((vault) => ({
      resourceType: "AWS::Backup::BackupVault",
      resourceId: vault.vault,
      compliant: vault.verdict !== "orphans to look at",
      reason: vault.reason,
    })),
    present: new Set(vaults),
    troubles: troubles(outcomes, (vault) => vault),
    details: judged.flatMap(details),
  };
}
