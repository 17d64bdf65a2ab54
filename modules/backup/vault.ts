import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { BackupVaultLockConfiguration } from "@cdktf/provider-aws/lib/backup-vault-lock-configuration";
import { BackupVaultPolicy } from "@cdktf/provider-aws/lib/backup-vault-policy";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ResolvedVault } from "../../model/resolve/resolved-backup";
import { addComment } from "../element-comment";
import { policyDocument } from "../policy/policy-document";
import { RegionalProviders } from "../regional-providers";
import { ServiceKey } from "../service-key/service-key";
import { vaultKeyUse } from "./vault-key-use";
import { vaultPolicy } from "./vault-policies";

export interface VaultProps {
  readonly account: string;
  readonly vault: ResolvedVault;
  /** ARNs of the roles that may delete backups before their time. */
  readonly deletionRoleArns: readonly string[];
  readonly deployRoleArn?: string;
  /** Whether Terraform refuses every plan that would delete the vault or its key. */
  readonly preventDestroy: boolean;
  readonly providers: RegionalProviders;
}

/**
 * A vault with a key of its own, an access policy and a lock. Its key is of its Region alone: AWS encrypts each copy
 * anew with the key of the vault that it ends in, so that losing one key loses no other vault's backups.
 */
export class Vault extends Construct {
  readonly vaultName: string;
  readonly arn: string;
  readonly keyArn: string;
  /** What has to be there before backups end in the vault: its policy and its lock. */
  readonly guards: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: VaultProps) {
    super(scope, id);
    const { account, vault, providers, preventDestroy } = props;
    const locality = { account, region: vault.region };
    const provider = providers.in(vault.region);
    const key = new ServiceKey(this, "$key", {
      ...locality,
      provider,
      alias: vault.keyAlias,
      description: `Backups in the vault ${vault.vaultName}`,
      use: vaultKeyUse(locality, vault.copiedTo),
      preventDestroy,
    });
    const resource = new BackupVault(this, "$vault", {
      provider,
      name: vault.vaultName,
      kmsKeyArn: key.arn,
      lifecycle: preventDestroy ? { preventDestroy: true } : undefined,
    });
    if (vault.unlockedBecause !== undefined) {
      addComment(resource, `accepted: backup-vault-lock: ${vault.unlockedBecause}`);
    }
    const policy = new BackupVaultPolicy(this, "$policy", {
      provider,
      backupVaultName: resource.name,
      policy: policyDocument(vaultPolicy({ ...props, ...locality, acceptsCopiesFrom: vault.acceptsCopiesFrom })),
    });
    this.guards = [policy, ...this.lock(resource, props)];
    this.vaultName = resource.name;
    this.arn = resource.arn;
    this.keyArn = key.arn;
  }

  private lock(resource: BackupVault, { vault, providers }: VaultProps): ITerraformDependable[] {
    if (!vault.lock) return [];
    const { minimumRetention, maximumRetention, changeableForDays } = vault.lock;
    const lock = new BackupVaultLockConfiguration(this, "$lock", {
      provider: providers.in(vault.region),
      backupVaultName: resource.name,
      minRetentionDays: minimumRetention,
      maxRetentionDays: maximumRetention,
      changeableForDays,
    });
    addComment(
      lock,
      changeableForDays === undefined
        ? "Governance mode: it can be removed by whoever has the permission to."
        : `COMPLIANCE MODE: nobody can remove it ${changeableForDays} days after its first apply, not even AWS.`,
    );
    return [lock];
  }
}
