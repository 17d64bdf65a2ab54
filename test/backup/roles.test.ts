import { Environment } from "../../model/environment";
import { synthesizedPolicies } from "../access/environments-under-test";
import { Cell } from "../access/consumer-cells";
import { Request } from "../access/engine";
import { Matrix, surprises, unnoticed } from "../access/matrix";
import { mutationsOfTrust } from "../access/mutations";
import { overTheWire } from "../access/requests";
import { simulate } from "../network/simulate";
import { backedUp, keepsCopies } from "../support/backed-up";

/** What the roles may do that AWS Backup takes: their synthesized policies and ceiling, judged by an IAM engine. */

jest.setTimeout(300_000);

const STRANGER = "999999999999";
const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";
const BOTH = "not granted by identity, boundary";
const OWN = "not granted by identity";

function asker(environment: Environment, role: string) {
  const wire = overTheWire(environment);
  return (action: string, resource: string, expected: string, context: Request["context"] = {}): Cell => ({
    title: `${action} on ${resource} ${JSON.stringify(context)}`,
    role,
    request: { action, resource, context: { ...wire, ...context } },
    expected,
  });
}

const dynamodb = ({ account, region }: Environment, table: string, owner = account) =>
  `arn:aws:dynamodb:${region}:${owner}:table/${table}`;
const backup = ({ account, region }: Environment, rest: string, owner = account, where = region) =>
  `arn:aws:backup:${where}:${owner}:${rest}`;

/** Keys by their aliases, through services and by grants; `actions` is what is done with data. */
function keyCells(environment: Environment, role: string, aliases: readonly string[], actions: readonly string[]) {
  const { account, region } = environment;
  const ask = asker(environment, role);
  const ours = `arn:aws:kms:${region}:${account}:${KEY}`;
  const theirs = `arn:aws:kms:${region}:${STRANGER}:${KEY}`;
  const key = (alias: string, more: Request["context"] = {}) => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [`alias/${alias}`],
    "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
    ...more,
  });
  const forService = { "kms:GrantIsForAWSResource": "true" };
  const throughS3 = { "kms:ViaService": `s3.${region}.amazonaws.com` };
  return [
    ...aliases.flatMap((alias) => [
      ...actions.map((action) => ask(action, ours, "allowed", key(alias))),
      ask("kms:DescribeKey", ours, "allowed", key(alias)),
      ask("kms:CreateGrant", ours, "allowed", key(alias, forService)),
      ask("kms:Decrypt", ours, `${BOTH}, resource`, key(alias, throughS3)),
      // The keys of tables let DynamoDB make grants for a caller; the vault's lets nobody but services.
      ask(
        "kms:CreateGrant",
        ours,
        alias.endsWith("vault") ? `${BOTH}, resource` : BOTH,
        key(alias, { "kms:GrantIsForAWSResource": "false" }),
      ),
      ask("kms:RevokeGrant", ours, BOTH, key(alias, forService)),
      ask("kms:ScheduleKeyDeletion", ours, BOTH, key(alias)),
    ]),
    ...["kms:Decrypt", "kms:DescribeKey", "kms:CreateGrant"].flatMap((action) => [
      ask(action, ours, BOTH, key("somebody-elses", forService)),
      ask(action, theirs, BOTH, key(aliases[0] ?? "", forService)),
    ]),
  ];
}

function backupCells(environment: Environment): Cell[] {
  const role = "kept-backup-plan";
  const ask = asker(environment, role);
  const table = dynamodb(environment, "kept-prices");
  const [vault, point] = ["backup-vault:kept-backup", "recovery-point:1234"];
  const lab = "arn:aws:backup:us-east-2:777777777777:backup-vault:lab-backup";
  const second = "us-west-2";
  const there = overTheWire(environment, second);
  const to = (...targets: string[]) => ({ "backup:CopyTargets": targets });
  return [
    ...["DescribeTable", "ListTagsOfResource", "StartAwsBackupJob"].flatMap((action) => [
      ask(`dynamodb:${action}`, table, "allowed"),
      ask(`dynamodb:${action}`, dynamodb(environment, "kept-of-somebody-else"), OWN),
      ask(`dynamodb:${action}`, dynamodb(environment, "other-prices"), BOTH),
    ]),
    // It backs up: it neither reads items, nor restores, nor deletes.
    ...["GetItem", "Scan", "PutItem", "RestoreTableFromAwsBackup"].map((each) => ask(`dynamodb:${each}`, table, OWN)),
    ...["DeleteTable", "UpdateTable", "CreateBackup"].map((each) => ask(`dynamodb:${each}`, table, BOTH)),
    ask("dynamodb:DeleteBackup", `${table}/backup/01489602797149-73d8d5bc`, BOTH),
    ask("dynamodb:DescribeTable", table, "denied by identity, boundary, resource", { "aws:SecureTransport": "false" }),
    ask("dynamodb:DescribeTable", table, "denied by resource", {
      "aws:SecureTransport": "false",
      "aws:ViaAWSService": "true",
    }),
    ask("backup:DescribeBackupVault", backup(environment, vault), "allowed"),
    ask("backup:DescribeBackupVault", backup(environment, "backup-vault:other"), BOTH),
    ask("backup:DescribeBackupVault", backup(environment, vault, undefined, second), "allowed", there),
    ask("backup:TagResource", backup(environment, point), "allowed"),
    ask("backup:TagResource", backup(environment, point, undefined, second), "allowed", there),
    ask("backup:TagResource", backup(environment, point, STRANGER), BOTH),
    ask("backup:CopyIntoBackupVault", backup(environment, vault, undefined, second), "allowed", there),
    ask("backup:CopyIntoBackupVault", lab, "allowed", overTheWire(environment, "us-east-2")),
    ask("backup:CopyIntoBackupVault", backup(environment, vault), OWN),
    ask("backup:CopyIntoBackupVault", backup(environment, "backup-vault:theirs", STRANGER), BOTH),
    ask("backup:CopyFromBackupVault", backup(environment, point), "allowed", to(lab)),
    ask(
      "backup:CopyFromBackupVault",
      backup(environment, point),
      OWN,
      to(`arn:aws:backup:us-east-1:${STRANGER}:backup-vault:theirs`),
    ),
    ask("backup:CopyFromBackupVault", backup(environment, point, STRANGER), BOTH, to(lab)),
    ...["DeleteRecoveryPoint", "UpdateRecoveryPointLifecycle", "StartRestoreJob"].map((each) =>
      ask(`backup:${each}`, backup(environment, point), BOTH),
    ),
    ...["PutBackupVaultAccessPolicy", "DeleteBackupVault"].flatMap((each) => [
      ask(`backup:${each}`, backup(environment, vault), BOTH),
      ask(`backup:${each}`, lab, BOTH),
      ask(`backup:${each}`, backup(environment, vault, undefined, second), BOTH, there),
    ]),
    ask("tag:GetResources", "*", "allowed"),
    ask("tag:GetResources", "*", BOTH, { ...overTheWire(environment, "ap-southeast-2"), "aws:ViaAWSService": "true" }),
    ask("tag:TagResources", "*", BOTH),
    ask("iam:PassRole", `arn:aws:iam::${environment.account}:role/kept-analyst`, BOTH),
    ...keyCells(
      environment,
      role,
      ["kept-data", "kept-global-data", "kept-backup-vault"],
      ["kms:Decrypt", "kms:GenerateDataKey"],
    ),
    asker(environment, role)("kms:Encrypt", `arn:aws:kms:us-east-1:${environment.account}:${KEY}`, OWN, {
      "kms:CallerAccount": environment.account,
      "kms:ResourceAliases": ["alias/kept-data"],
      "kms:ViaService": "dynamodb.us-east-1.amazonaws.com",
    }),
  ];
}

function restoreCells(environment: Environment, from: { readonly live: string; readonly foreign?: string }): Cell[] {
  const { name } = environment;
  const role = `${name}-backup-restore`;
  const ask = asker(environment, role);
  const restored = dynamodb(environment, `${name}-restored-prices`);
  const live = dynamodb(environment, from.live);
  const fill = ["BatchWriteItem", "DeleteItem", "DescribeTable", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"];
  return [
    ask("dynamodb:RestoreTableFromAwsBackup", restored, "allowed"),
    ask("dynamodb:RestoreTableFromAwsBackup", dynamodb(environment, "other-prices"), BOTH),
    ...(from.foreign === undefined ? [] : [ask("dynamodb:RestoreTableFromAwsBackup", from.foreign, "allowed")]),
    ...fill.flatMap((action) => [
      ask(`dynamodb:${action}`, restored, "allowed"),
      // Never a table that is in use: what a restore writes goes beside it.
      ask(`dynamodb:${action}`, live, OWN),
      ask(`dynamodb:${action}`, dynamodb(environment, "other-prices"), BOTH),
    ]),
    ...["DeleteTable", "UpdateTable", "PartiQLUpdate"].map((action) => ask(`dynamodb:${action}`, restored, BOTH)),
    ask("dynamodb:StartAwsBackupJob", restored, OWN),
    ask("dynamodb:GetItem", restored, "denied by identity, boundary", { "aws:SecureTransport": "false" }),
    ask("dynamodb:GetItem", restored, "allowed", { "aws:SecureTransport": "false", "aws:ViaAWSService": "true" }),
    ask("dynamodb:DeleteTable", restored, BOTH, { "aws:SecureTransport": "false", "aws:ViaAWSService": "true" }),
    ask("backup:DeleteRecoveryPoint", backup(environment, "recovery-point:1234"), BOTH),
    ask("iam:PassRole", `arn:aws:iam::${environment.account}:role/${name}-analyst`, BOTH),
    ...keyCells(
      environment,
      role,
      [`${name}-data`, `${name}-backup-vault`],
      ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
    ),
  ];
}

function matrixOf(environment: Environment, cells: readonly Cell[]): Matrix {
  const policies = synthesizedPolicies(environment);
  const names = [...new Set(cells.map(({ role }) => role))];
  const rows = names.map((name) => {
    const role = policies.roles.get(name);
    if (!role) throw new Error(`nobody makes the role ${name}`);
    return { role, cells: cells.filter((cell) => cell.role === name) };
  });
  return { policies, rows };
}

describe.each<[string, Matrix]>([
  [
    "where tables are",
    matrixOf(backedUp, [...backupCells(backedUp), ...restoreCells(backedUp, { live: "kept-prices" })]),
  ],
  [
    "where copies are kept",
    matrixOf(
      keepsCopies,
      restoreCells(keepsCopies, {
        live: "lab-prices",
        foreign: "arn:aws:dynamodb:us-east-1:555555555555:table/kept-prices",
      }),
    ),
  ],
])("%s", (_, matrix) => {
  test("AWS Backup may do what is declared, and nothing else", async () => {
    expect(await surprises(matrix)).toEqual([]);
  });

  test("and a policy that is wrong in one place is noticed", async () => {
    const { count, survivors } = await unnoticed(matrix);
    expect(survivors).toEqual([]);
    expect(count).toBeGreaterThan(15);
  });
});

test("AWS Backup takes the roles for this account, and nobody else takes them", async () => {
  const policies = synthesizedPolicies(backedUp);
  for (const name of ["kept-backup-plan", "kept-backup-restore"]) {
    const role = policies.roles.get(name);
    if (!role) throw new Error(name);
    const asks = [
      ["backup.amazonaws.com", { "aws:SourceAccount": backedUp.account }],
      ["backup.amazonaws.com", { "aws:SourceAccount": STRANGER }],
      ["backup.amazonaws.com", {}],
      ["ec2.amazonaws.com", { "aws:SourceAccount": backedUp.account }],
    ] as const;
    const answers = (resourcePolicy: typeof role.trust) =>
      Promise.all(
        asks.map(([principal, context]) =>
          simulate({ principal, action: "sts:AssumeRole", resource: role.arn, context, resourcePolicy }),
        ),
      );
    const right = ["Allowed", "ImplicitlyDenied", "ImplicitlyDenied", "ImplicitlyDenied"];
    expect([name, ...(await answers(role.trust))]).toEqual([name, ...right]);
    for (const { title, trust } of mutationsOfTrust(role)) {
      expect([title, (await answers(trust)).join() === right.join()]).toEqual([title, false]);
    }
  }
});
