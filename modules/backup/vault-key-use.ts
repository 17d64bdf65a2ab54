import { accountRootArn, Locality } from "../../model/arn";
import { Conditions, Statement } from "../policy/policy-document";
import { backupsServiceLinkedRoles } from "./vault-policies";

/** What encrypting and decrypting backups takes. */
const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** What an account does with backups that it copies from here. */
const READ = ["kms:Decrypt", "kms:DescribeKey"];

const FOR_A_SERVICE: Conditions = { Bool: { "kms:GrantIsForAWSResource": "true" } };

function allow(Sid: string, Action: string | readonly string[], account: Locality, Condition: Conditions): Statement {
  return { Sid, Effect: "Allow", Principal: { AWS: accountRootArn(account) }, Action, Resource: "*", Condition };
}

/** The other account's AWS Backup reads what it copies: nobody else of that account. */
function sharedWith(other: Locality): Statement[] {
  const byBackup = { ArnLike: { "aws:PrincipalArn": backupsServiceLinkedRoles(other) } };
  return [
    allow(`ShareWith${other.account}`, READ, other, byBackup),
    allow(`GrantWith${other.account}`, "kms:CreateGrant", other, { ...byBackup, ...FOR_A_SERVICE }),
  ];
}

/**
 * Who uses the key of a vault: AWS Backup, by a grant that it makes with the vault and by its own role, and principals of
 * the account through AWS Backup and DynamoDB, as far as their own policies allow it.
 *
 * The account that copies are made in gets them through AWS Backup's role there: AWS says that this role does the
 * copying. It is named in a condition and not as the principal: KMS refuses a principal that does not exist yet.
 *
 * Sources: https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html,
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 */
export function vaultKeyUse(locality: Locality, copiedTo: readonly string[]): Statement[] {
  const { account, region } = locality;
  const ours = { "kms:CallerAccount": account };
  const services = ["backup", "dynamodb"].map((service) => `${service}.${region}.amazonaws.com`);
  return [
    allow("UseThroughServices", USE, locality, { StringEquals: { ...ours, "kms:ViaService": services } }),
    allow("UseByBackup", USE, locality, { ArnLike: { "aws:PrincipalArn": backupsServiceLinkedRoles(locality) } }),
    allow("GrantToServices", "kms:CreateGrant", locality, { ...FOR_A_SERVICE, StringEquals: ours }),
    ...copiedTo.flatMap((other) => sharedWith({ region, account: other })),
  ];
}
