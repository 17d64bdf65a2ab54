import { Environment } from "../../../model/environment";
import { Cell, ELSEWHERE } from "../consumer-cells";
import { overTheWire } from "../requests";
import { BEYOND, cellsUnder } from "./administrator";

const STRANGER = "999999999999";
const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";

const READS = ["BatchGetItem", "GetItem", "Query", "Scan"];
const WRITES = ["DeleteItem", "DeleteTable", "PutItem", "UpdateItem", "UpdateTable"];
const ON_JOBS = ["DescribeRestoreJob", "ListRestoreJobs", "PutRestoreValidationResult"];

/** What functions may do with restored test tables: read and report, where restores are tested, and nothing elsewhere. */
export function validationCells(environment: Environment): Cell[] {
  const { account, region, restoreTests } = environment;
  const expected = restoreTests === undefined ? BEYOND : "allowed";
  const cell = cellsUnder("functions", environment);
  const table = (name: string, owner = account) => `arn:aws:dynamodb:${region}:${owner}:table/${name}`;
  const restored = table("awsbackup-restore-test-1a2b");
  const point = (owner = account) => `arn:aws:backup:${region}:${owner}:recovery-point:1`;
  const plan = (name: string) => `arn:aws:backup:${region}:${account}:restore-testing-plan:${name}`;
  const plain = environment.name.replaceAll("-", "_");
  const inTheService = { ...overTheWire(environment, ELSEWHERE), "aws:ViaAWSService": "true" };
  return [
    ...READS.map((action) => cell(`dynamodb:${action}`, restored, expected)),
    // Functions that look for what nobody uses describe every table.
    cell("dynamodb:DescribeTable", restored, "allowed"),
    ...WRITES.map((action) => cell(`dynamodb:${action}`, restored, BEYOND)),
    cell("dynamodb:Query", `${restored}/index/GSI1_inverse`, expected),
    cell("dynamodb:GetItem", table("other-awsbackup-restore-test-1"), BEYOND),
    cell("dynamodb:Query", `${table("prod-sessions")}/index/GSI1_inverse`, BEYOND),
    cell("dynamodb:GetItem", table("awsbackup-restore-test-1", STRANGER), BEYOND),
    cell("backup:DescribeRecoveryPoint", point(), expected),
    cell("backup:DescribeRecoveryPoint", point(STRANGER), BEYOND),
    cell("backup:DeleteRecoveryPoint", point(), BEYOND),
    cell("backup:StartRestoreJob", point(), BEYOND),
    ...ON_JOBS.map((action) => cell(`backup:${action}`, "*", expected)),
    cell("backup:DescribeRestoreJob", "*", BEYOND, inTheService),
    cell("backup:ListBackupPlans", "*", BEYOND),
    cell("backup:ListRestoreTestingSelections", plan(`${plain}_restore_tests-1`), expected),
    cell("backup:ListRestoreTestingSelections", plan("other_restore_tests-1"), BEYOND),
    cell("backup:DeleteRestoreTestingPlan", plan(`${plain}_restore_tests-1`), BEYOND),
  ];
}

/** What AWS Backup may do with the key of restored test tables, where there is one. */
export function restoredTableKeyCells(environment: Environment): Cell[] {
  const { name, account, region, restoreTests } = environment;
  const expected = restoreTests === undefined ? BEYOND : "allowed";
  const cell = cellsUnder("backup", environment);
  const key = (context: Record<string, string> = {}) => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [`alias/${name}-restored-tables`],
    "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
    ...context,
  });
  const ours = `arn:aws:kms:${region}:${account}:${KEY}`;
  const refused = restoreTests === undefined ? BEYOND : (`${BEYOND}, resource` as const);
  return [
    cell("kms:Decrypt", ours, expected, key()),
    cell("kms:CreateGrant", ours, expected, key({ "kms:GrantIsForAWSResource": "true" })),
    cell("kms:Decrypt", ours, refused, key({ "kms:ViaService": `s3.${region}.amazonaws.com` })),
    cell("kms:ScheduleKeyDeletion", ours, BEYOND, key()),
  ];
}
