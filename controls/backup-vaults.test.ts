import { backupVaultEncryption } from "./backup-vault-encryption";
import { backupVaultLock } from "./backup-vault-lock";
import { backupVaultPolicy } from "./backup-vault-policy";
import { policyOf, reasonOf, record, verdictOn } from "./fixtures";

const VAULT = record("aws_backup_vault", { name: "prod-backup", kms_key_arn: "${aws_kms_key.vault.arn}" }, "vault");
const BY_REFERENCE = "${aws_backup_vault.vault.name}";

describe("backup-vault-encryption", () => {
  const judge = (kms_key_arn?: string) =>
    reasonOf(verdictOn(backupVaultEncryption, record("aws_backup_vault", { name: "prod-backup", kms_key_arn })));

  test("a key of the customer is compliant, also as a reference", () => {
    expect(judge("arn:aws:kms:eu-west-1:111111111111:key/1234")).toBe("compliant");
    expect(judge("${aws_kms_key.vault.arn}")).toBe("compliant");
  });

  test("no key and the key that AWS manages are not", () => {
    expect(judge()).toBe("kms_key_arn names no key");
    expect(judge("arn:aws:kms:eu-west-1:111111111111:alias/aws/backup")).toBe(
      "kms_key_arn names a key that AWS manages",
    );
  });
});

describe("backup-vault-lock", () => {
  const lock = (backup_vault_name: string, min_retention_days?: number, max_retention_days?: number) =>
    record("aws_backup_vault_lock_configuration", { backup_vault_name, min_retention_days, max_retention_days });
  const judge = (...others: Parameters<typeof verdictOn>[1][]) =>
    reasonOf(verdictOn(backupVaultLock, VAULT, ...others));

  test("a lock with a range is compliant, whether it names its vault by reference or by name", () => {
    expect(judge(lock(BY_REFERENCE, 35, 2_557))).toBe("compliant");
    expect(judge(lock("prod-backup", 35, 35))).toBe("compliant");
  });

  test("no lock, and a lock without a beginning or an end, are not", () => {
    expect(judge()).toBe("there is no lock");
    expect(judge(lock("other-backup", 35, 2_557))).toBe("there is no lock");
    expect(judge(lock("${aws_backup_vault.other.name}", 35, 2_557))).toBe("there is no lock");
    expect(judge(lock(BY_REFERENCE, undefined, 2_557))).toBe("the lock has no min_retention_days");
    expect(judge(lock(BY_REFERENCE, 0, 2_557))).toBe("the lock has no min_retention_days");
    expect(judge(lock(BY_REFERENCE, 35))).toBe("the lock has no max_retention_days");
    expect(judge(lock(BY_REFERENCE, 35, 7))).toBe("the lock has no max_retention_days");
  });
});

describe("backup-vault-policy", () => {
  const ROLES = ["arn:aws:iam::111111111111:role/admin", "arn:aws:iam::111111111111:role/aws-service-role/backup.x/*"];
  const DENY = {
    Effect: "Deny",
    Principal: "*",
    Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
    Resource: "*",
    Condition: { ArnNotLike: { "aws:PrincipalArn": ROLES } },
  };
  const COPY = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::222222222222:root" },
    Action: "backup:CopyIntoBackupVault",
    Resource: "*",
  };
  const judge = (...statements: readonly unknown[]) =>
    reasonOf(
      verdictOn(
        backupVaultPolicy,
        VAULT,
        record("aws_backup_vault_policy", { backup_vault_name: BY_REFERENCE, policy: policyOf(...statements) }),
      ),
    );

  test("deletion denied to all but named roles is compliant, with copies of named accounts and without", () => {
    expect(judge(DENY)).toBe("compliant");
    expect(judge({ ...DENY, Condition: undefined })).toBe("compliant");
    expect(judge(DENY, COPY)).toBe("compliant");
    const [first, second] = DENY.Action;
    expect(judge({ ...DENY, Action: first }, { ...DENY, Action: second })).toBe("compliant");
  });

  const undenied = "no statement denies backup:DeleteRecoveryPoint to everybody but named roles";
  test.each([
    [{ Effect: "Allow" }, undenied],
    [{ Action: "backup:UpdateRecoveryPointLifecycle" }, undenied],
    [{ Action: "backup:DeleteRecoveryPoint" }, undenied.replace("DeleteRecoveryPoint", "UpdateRecoveryPointLifecycle")],
    [{ Principal: { AWS: "arn:aws:iam::111111111111:role/one" } }, undenied],
    [{ Resource: "arn:aws:ec2:*:*:snapshot/*" }, undenied],
    [{ Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }, undenied],
    [
      { Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/*" } } },
      "the denial excepts arn:aws:iam::111111111111:role/*",
    ],
  ])("with %j it is not", (change, reason) => {
    expect(judge({ ...DENY, ...change })).toBe(reason);
  });

  test("nor where everybody may copy into it, or an account may do more", () => {
    expect(judge(DENY, { ...COPY, Principal: "*" })).toBe('a statement allows the principal "*"');
    expect(judge(DENY, { ...COPY, Action: "backup:StartRestoreJob" })).toBe(
      "a statement allows backup:StartRestoreJob",
    );
  });

  test("nor without a policy that is known", () => {
    const unknown = "there is no access policy, or it is not known";
    expect(reasonOf(verdictOn(backupVaultPolicy, VAULT))).toBe(unknown);
    const other = record("aws_backup_vault_policy", { backup_vault_name: "other", policy: policyOf(DENY) });
    expect(reasonOf(verdictOn(backupVaultPolicy, VAULT, other))).toBe(unknown);
  });
});
