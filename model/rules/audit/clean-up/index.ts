import { EnvironmentRule } from "../../rule";
import { expiredBackups, lastBackupsInProduction } from "./expired-backups";
import { idleDays, keepTag } from "./idle";
import { orphanedRecoveryPoints } from "./orphans";
import { approvers, gracePeriod, retirableTables } from "./retirement";

/** All rules about what cleans up in an environment. */
export const CLEAN_UP: readonly EnvironmentRule[] = [
  idleDays,
  keepTag,
  orphanedRecoveryPoints,
  expiredBackups,
  lastBackupsInProduction,
  approvers,
  gracePeriod,
  retirableTables,
];
