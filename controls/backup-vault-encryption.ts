import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";

export const backupVaultEncryption: Control = {
  id: "backup-vault-encryption",
  title: "Every backup vault is encrypted with a customer-managed key",
  why: "AWS's own key cannot be given to another account, so that nothing could be copied there, and it cannot be withdrawn.",
  types: ["aws_backup_vault"],
  answers: {
    securityHub: ["Backup.1"],
    checkov: ["CKV_AWS_166"],
    prowler: ["backup_vaults_encrypted", "backup_vaults_exist"],
  },
  configRules: [
    {
      identifier: "BACKUP_RECOVERY_POINT_ENCRYPTED",
      title: "Every recovery point is encrypted, with whatever key",
      judges: "tagged",
      isNeeded: ({ vault }) => vault !== undefined,
    },
  ],
  judge({ values }) {
    const key = text(values, "kms_key_arn");
    if (key === undefined) return nonCompliant("kms_key_arn names no key");
    return key.includes("alias/aws/") ? nonCompliant("kms_key_arn names a key that AWS manages") : COMPLIANT;
  },
};
