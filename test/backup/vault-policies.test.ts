import { PolicyDocument } from "../network/simulate";
import { backedUp } from "../support/backed-up";
import { resourcesIn } from "../support/resources";
import { answers, mistakes, Question, unnoticedMistakes } from "./documents";

/** Who ends backups, copies into a vault, uses its key and delivers reports: synthesized policies, judged by an IAM engine. */

jest.setTimeout(120_000);

// The role that delivers reports by name, not by reference.
const { backups } = backedUp;
const environment = { ...backedUp, backups: backups?.kind === "plan" ? { ...backups, reports: {} } : backups };
const resources = resourcesIn(environment, "backup");
const policyAt = (address: string) => JSON.parse(String(resources.get(address)?.values["policy"])) as PolicyDocument;

const { account: HOME, region } = backedUp;
const [PARTNER, LAB, STRANGER] = ["666666666666", "777777777777", "999999999999"];
const role = (name: string, account = HOME) => `arn:aws:iam::${account}:role/${name}`;
const ADMIN = role("administrator");
const DEPLOYER = role("team/deploy");
const backupsRole = (account: string) => role("aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup", account);
const VAULT = `arn:aws:backup:${region}:${HOME}:backup-vault:kept-backup`;
const BACKUP = `arn:aws:backup:${region}:${HOME}:recovery-point:1234`;
const KEY = `arn:aws:kms:${region}:${HOME}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const ask = (
  principal: string,
  action: string,
  resource: string,
  expected: Question["expected"],
  context: Question["context"] = {},
): Question => ({
  title: `${principal} ${action} ${JSON.stringify(context)}`,
  principal,
  action,
  resource,
  expected,
  context,
});

const DELETIONS = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];
const REMOVALS = [
  "backup:DeleteBackupVault",
  "backup:DeleteBackupVaultAccessPolicy",
  "backup:DeleteBackupVaultLockConfiguration",
  "backup:PutBackupVaultAccessPolicy",
  "backup:PutBackupVaultLockConfiguration",
];

const OF_THE_VAULT: Question[] = [
  ...DELETIONS.flatMap((action) => [
    // Whatever their own policies allow: in these questions everything.
    ask(ADMIN, action, BACKUP, "ExplicitlyDenied"),
    ask(DEPLOYER, action, BACKUP, "ExplicitlyDenied"),
    ask(role("backup-admin"), action, BACKUP, "Allowed"),
    ask(backupsRole(HOME), action, BACKUP, "Allowed"),
    ask(role("backup-admin", STRANGER), action, BACKUP, "ExplicitlyDenied"),
  ]),
  ...REMOVALS.flatMap((action) => [
    ask(ADMIN, action, VAULT, "ExplicitlyDenied"),
    ask(role("backup-admin"), action, VAULT, "ExplicitlyDenied"),
    ask(role("deploy"), action, VAULT, "ExplicitlyDenied"),
    ask(DEPLOYER, action, VAULT, "Allowed"),
  ]),
  ask(ADMIN, "backup:StartBackupJob", VAULT, "Allowed"),
  ask(ADMIN, "backup:StartRestoreJob", BACKUP, "Allowed"),
  ask(role("any", PARTNER), "backup:CopyIntoBackupVault", VAULT, "Allowed"),
  ask(role("any", LAB), "backup:CopyIntoBackupVault", VAULT, "ImplicitlyDenied"),
  ask(role("any", STRANGER), "backup:CopyIntoBackupVault", VAULT, "ImplicitlyDenied"),
  ask(role("any", PARTNER), "backup:DescribeBackupVault", VAULT, "ImplicitlyDenied"),
  ask(role("any", PARTNER), "backup:StartRestoreJob", BACKUP, "ImplicitlyDenied"),
];

const through = (service: string, account = HOME) => ({
  "kms:CallerAccount": account,
  "kms:ViaService": `${service}.${region}.amazonaws.com`,
});
const directly = (account = HOME) => ({ "kms:CallerAccount": account });
const forService = (account = HOME) => ({ ...directly(account), "kms:GrantIsForAWSResource": "true" });

const OF_THE_KEY: Question[] = [
  ...["backup", "dynamodb"].map((service) => ask(ADMIN, "kms:Decrypt", KEY, "Allowed", through(service))),
  ask(ADMIN, "kms:GenerateDataKey", KEY, "Allowed", through("backup")),
  ask(ADMIN, "kms:Decrypt", KEY, "ImplicitlyDenied", through("s3")),
  ask(ADMIN, "kms:Decrypt", KEY, "ImplicitlyDenied", directly()),
  ask(ADMIN, "kms:Decrypt", KEY, "ImplicitlyDenied", through("backup", STRANGER)),
  ask(ADMIN, "kms:CreateGrant", KEY, "Allowed", forService()),
  ask(ADMIN, "kms:CreateGrant", KEY, "ImplicitlyDenied", directly()),
  ask(ADMIN, "kms:CreateGrant", KEY, "ImplicitlyDenied", { ...forService(), "kms:CallerAccount": STRANGER }),
  ask(ADMIN, "kms:DisableKey", KEY, "Allowed", directly()),
  ask(backupsRole(HOME), "kms:Decrypt", KEY, "Allowed", directly()),
  // The account that copies: its AWS Backup reads, and nobody else of it.
  ask(backupsRole(LAB), "kms:Decrypt", KEY, "Allowed", directly(LAB)),
  ask(backupsRole(LAB), "kms:CreateGrant", KEY, "Allowed", forService(LAB)),
  ask(backupsRole(LAB), "kms:CreateGrant", KEY, "ImplicitlyDenied", directly(LAB)),
  ask(backupsRole(LAB), "kms:Encrypt", KEY, "ImplicitlyDenied", directly(LAB)),
  ask(backupsRole(LAB), "kms:ScheduleKeyDeletion", KEY, "ImplicitlyDenied", directly(LAB)),
  ask(role("administrator", LAB), "kms:Decrypt", KEY, "ImplicitlyDenied", directly(LAB)),
  ask(role("administrator", LAB), "kms:CreateGrant", KEY, "ImplicitlyDenied", forService(LAB)),
  ask(role("administrator", LAB), "kms:Decrypt", KEY, "ImplicitlyDenied", through("backup", LAB)),
  // Who only copies into this vault needs nothing of its key.
  ask(backupsRole(PARTNER), "kms:Decrypt", KEY, "ImplicitlyDenied", directly(PARTNER)),
  ask(backupsRole(STRANGER), "kms:Decrypt", KEY, "ImplicitlyDenied", directly(STRANGER)),
];

const REPORTER = role("aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports");
const BUCKET = `arn:aws:s3:::kept-backup-${HOME}-${region}`;
const owned = { "s3:x-amz-acl": "bucket-owner-full-control", "s3:TlsVersion": "1.3" };

const OF_THE_REPORTS_KEY: Question[] = [
  ask(REPORTER, "kms:GenerateDataKey", KEY, "Allowed", through("s3")),
  ask(REPORTER, "kms:GenerateDataKey", KEY, "ImplicitlyDenied", directly()),
  ask(ADMIN, "kms:Decrypt", KEY, "Allowed", through("s3")),
  ask(ADMIN, "kms:Decrypt", KEY, "ImplicitlyDenied", through("dynamodb")),
  ask(ADMIN, "kms:Decrypt", KEY, "ImplicitlyDenied", through("s3", STRANGER)),
  ask(ADMIN, "kms:DisableKey", KEY, "Allowed", directly()),
];

describe.each<[string, string, readonly Question[]]>([
  ["the vault", "aws_backup_vault_policy.vault", OF_THE_VAULT],
  ["the key of the vault", "aws_kms_key.vault", OF_THE_KEY],
  ["the key of the reports", "aws_kms_key.reports", OF_THE_REPORTS_KEY],
])("%s", (_, address, questions) => {
  const document = policyAt(address);

  test("gives everybody what is declared, and nothing else", async () => {
    const found = await answers(questions, document);
    expect(questions.map(({ title }, at) => `${title}: ${found[at] ?? ""}`)).toEqual(
      questions.map(({ title, expected }) => `${title}: ${expected}`),
    );
  });

  test("and a policy that is wrong in one place is noticed", async () => {
    expect(mistakes(document).length).toBeGreaterThan(3);
    const unnoticed = await unnoticedMistakes(questions, document);
    // The account administers its keys by its own policies: a role that these questions let do everything uses them
    // through services all the same, so that the reporter's own statement does not show.
    expect(unnoticed.filter((title) => !title.startsWith("EncryptReports"))).toEqual([]);
  });
});

test("reports are delivered by the service's role alone, to be owned by the bucket", async () => {
  const document = policyAt("aws_s3_bucket_policy.reports");
  const [delivery] = document.Statement;
  expect(delivery).toMatchObject({ Principal: { AWS: REPORTER }, Action: "s3:PutObject", Resource: `${BUCKET}/*` });
  const questions = [
    ask(role("any", STRANGER), "s3:PutObject", `${BUCKET}/x`, "ImplicitlyDenied", owned),
    ask(REPORTER, "s3:PutObject", `${BUCKET}/x`, "Allowed", owned),
    ask(REPORTER, "s3:PutObject", `${BUCKET}/x`, "ExplicitlyDenied", { ...owned, "aws:SecureTransport": "false" }),
  ];
  expect(await answers(questions, document)).toEqual(questions.map(({ expected }) => expected));
});

test("the vault in the second Region is guarded alike, takes no copies of others and shares its key with nobody", () => {
  const [first, second] = ["vault", "vault_us_west_2"].map((name) => policyAt(`aws_backup_vault_policy.${name}`));
  expect(second?.Statement).toEqual(first?.Statement.filter(({ Sid }) => Sid !== "TakeCopiesOfAccounts"));
  const sids = policyAt("aws_kms_key.vault_us_west_2").Statement.map(({ Sid }) => Sid);
  expect(sids).toEqual(["AdministerKey", "UseThroughServices", "UseByBackup", "GrantToServices"]);
});
