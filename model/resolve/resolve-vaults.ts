import { BackupPlan, VaultLock } from "../backup";
import { readVaultArn, vaultArnOf, vaultKeyAlias, vaultName } from "../backup/names";
import { keptDays, KeptBackups } from "../backup/plan-of";
import { retentionRange } from "../backup/retention";
import { Environment } from "../environment";
import { ResolvedVault } from "./resolved-backup";

interface Declared extends Pick<ResolvedVault, "region" | "acceptsCopiesFrom" | "copiedTo"> {
  readonly lock?: VaultLock;
  /** Days for which backups are kept in it, as far as they are known here. */
  readonly kept: readonly number[];
}

function resolveVault({ lock = VaultLock.governance(), kept, ...rest }: Declared, environment: Environment) {
  const range = retentionRange(lock, kept);
  return {
    ...rest,
    vaultName: vaultName(environment.name),
    arn: vaultArnOf({ ...environment, region: rest.region }),
    keyAlias: vaultKeyAlias(environment.name),
    lock: range && {
      minimumRetention: range.minimum,
      maximumRetention: range.maximum,
      changeableForDays: lock.mode === "compliance" ? lock.graceDays : undefined,
    },
    unlockedBecause: lock.mode === "none" ? lock.reason : undefined,
  };
}

/** The accounts that take copies out of the vault: their services need its key. */
function copiedTo(plan: BackupPlan | undefined): string[] {
  const account = plan?.otherAccount === undefined ? undefined : readVaultArn(plan.otherAccount)?.account;
  return account === undefined ? [] : [account];
}

/** The vault beside the tables. */
export function homeVault(declared: KeptBackups, environment: Environment): ResolvedVault {
  const plan = declared.kind === "plan" ? declared : undefined;
  const { region } = environment;
  const { lock, acceptsCopiesFrom = [] } = declared;
  const kept = plan ? keptDays(plan, environment).home : [];
  return resolveVault({ region, lock, kept, acceptsCopiesFrom, copiedTo: copiedTo(plan) }, environment);
}

/** The vault in the second Region, where there is one. */
export function secondVault(declared: KeptBackups, environment: Environment): ResolvedVault | undefined {
  if (declared.kind !== "plan" || declared.secondRegion === undefined) return undefined;
  const { region, lock } = declared.secondRegion;
  const kept = keptDays(declared, environment).second;
  return resolveVault({ region, lock, kept, acceptsCopiesFrom: [], copiedTo: [] }, environment);
}
