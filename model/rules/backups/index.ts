import { EnvironmentRule, EstateRule } from "../rule";
import { copyDestinations } from "./destinations";
import { acceptedCopiesAreMade, copiesAreAccepted } from "./estate-copies";
import { settingsHaveOneOwner } from "./estate-settings";
import { backupsOff, dailyBackups, productionIsCopied } from "./floors";
import { lifecycles } from "./lifecycles";
import { lockedRetention, vaultLocks } from "./locks";
import { tierSchedules } from "./schedules";
import { backupSettings } from "./settings";
import { vaultAccess } from "./vault-access";

/** All rules about the backups of an environment. */
export const BACKUPS: readonly EnvironmentRule[] = [
  backupsOff,
  tierSchedules,
  lifecycles,
  vaultLocks,
  lockedRetention,
  vaultAccess,
  copyDestinations,
  dailyBackups,
  productionIsCopied,
  backupSettings,
];

/** And about how those of several environments fit. */
export const ESTATE_BACKUPS: readonly EstateRule[] = [copiesAreAccepted, acceptedCopiesAreMade, settingsHaveOneOwner];
