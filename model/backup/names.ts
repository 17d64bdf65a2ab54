import { Locality, regionalArn } from "../arn";
import { partKeyAlias, roleNameIn } from "../names";

/** What names an environment's vaults: they have the same name in both Regions. */
export interface VaultOwner extends Locality {
  readonly name: string;
}

/** The name of a vault: `<environment>-backup`. */
export function vaultName(environmentName: string): string {
  return `${environmentName}-backup`;
}

/** ARN of an environment's vault: what another environment of the estate names as `otherAccount`. */
export function vaultArnOf({ name, account, region }: VaultOwner): string {
  return regionalArn("backup", { account, region }, `backup-vault:${vaultName(name)}`);
}

/** The alias of a vault's key, without `alias/`: the same in both Regions, for a key of each. */
export function vaultKeyAlias(environmentName: string): string {
  return partKeyAlias(environmentName, "backup-vault");
}

/** The role that AWS Backup takes to back up tables. */
export function backupRoleName(environmentName: string): string {
  return roleNameIn(environmentName, "backup-plan");
}

/** The role that AWS Backup takes to restore tables beside the live ones. */
export function restoreRoleName(environmentName: string): string {
  return roleNameIn(environmentName, "backup-restore");
}

/** Every backup of an account in a Region: AWS chooses the id. Full management gives them ARNs of AWS Backup's own. */
export function recoveryPointArns(locality: Locality): string {
  return regionalArn("backup", locality, "recovery-point:*");
}

const VAULT_ARN =
  /^arn:(?<partition>aws[a-z-]*):backup:(?<region>[a-z0-9-]+):(?<account>\d{12}):backup-vault:(?<name>[A-Za-z0-9_-]{2,50})$/;

export interface VaultAddress extends VaultOwner {
  readonly partition: string;
}

/** What the ARN of a vault says; nothing where it is none. `name` is the vault's. */
export function readVaultArn(arn: string): VaultAddress | undefined {
  const { partition, region, account, name } = VAULT_ARN.exec(arn)?.groups ?? {};
  return partition && region && account && name ? { partition, region, account, name } : undefined;
}
