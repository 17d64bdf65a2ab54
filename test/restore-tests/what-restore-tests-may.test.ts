import { estate } from "../../environments";
import { Environment } from "../../model/environment";
import { serviceAdministrator } from "../access/ceiling-cells/administrator";
import { Cell, ELSEWHERE } from "../access/consumer-cells";
import { synthesizedPolicies } from "../access/environments-under-test";
import { matrixOf, Matrix, surprises, unnoticed } from "../access/matrix";
import { overTheWire } from "../access/requests";
import { environmentNamed } from "../support/environment-named";

jest.setTimeout(120_000);

/** What the roles of the restore tests may do, by the policies as they are synthesized, judged by an IAM engine. */

const sandbox = environmentNamed("sandbox");
const policies = synthesizedPolicies(sandbox, estate.environments);
const [RESTORE, VALIDATE] = ["sandbox-backup-restore-tests", "sandbox-function-restore-validation"];
const [BEYOND, NO_ONE] = ["not granted by identity, boundary", "999999999999"];
const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";

const arn = (service: string, resource: string, account = sandbox.account) =>
  `arn:aws:${service}:${sandbox.region}:${account}:${resource}`;
const table = (name: string, account?: string) => arn("dynamodb", `table/${name}`, account);
const restored = table("awsbackup-restore-test-1a2b");

function cellsOf(role: string) {
  return (action: string, resource: string, expected: string, context: Cell["request"]["context"] = {}): Cell => ({
    title: `${action} on ${resource} ${JSON.stringify(context)}`,
    role,
    request: { action, resource, context: { ...overTheWire(sandbox), ...context } },
    expected,
  });
}

const keyed = (alias: string, service: string, context: Cell["request"]["context"] = {}) => ({
  "kms:CallerAccount": sandbox.account,
  "kms:ResourceAliases": [`alias/${alias}`],
  "kms:ViaService": `${service}.${sandbox.region}.amazonaws.com`,
  ...context,
});
const insecure = { "aws:SecureTransport": "false" };
/** What an AWS service does on somebody's behalf, over its own network. */
const behindAService = { ...insecure, "aws:ViaAWSService": "true" };
const TO_SERVICES = { "kms:GrantIsForAWSResource": "true" };

/** AWS Backup restores test tables of production's, and nothing that goes by another name. */
function restoreCells(): Cell[] {
  const cell = cellsOf(RESTORE);
  const fill = ["BatchWriteItem", "DeleteItem", "DescribeTable", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"];
  const production = table("prod-sessions", environmentNamed("prod").account);
  return [
    ...fill.map((action) => cell(`dynamodb:${action}`, restored, "allowed")),
    ...fill.map((action) => cell(`dynamodb:${action}`, table("sandbox-sessions"), "not granted by identity")),
    ...fill.map((action) => cell(`dynamodb:${action}`, table("others"), BEYOND)),
    cell("dynamodb:RestoreTableFromAwsBackup", restored, "allowed"),
    cell("dynamodb:RestoreTableFromAwsBackup", table("sandbox-sessions"), "not granted by identity"),
    cell("dynamodb:RestoreTableFromAwsBackup", table("others"), BEYOND),
    // Its backups are restored; the table itself is out of reach.
    cell("dynamodb:PutItem", production, BEYOND),
    cell("dynamodb:DeleteTable", restored, BEYOND),
    cell("dynamodb:UpdateTable", restored, BEYOND),
    cell("dynamodb:PutItem", restored, "denied by identity, boundary", insecure),
    cell("dynamodb:PutItem", restored, "allowed", behindAService),
    cell("dynamodb:DeleteTable", restored, BEYOND, behindAService),
    ...["sandbox-restored-tables", "sandbox-backup-vault"].flatMap((alias) => [
      cell("kms:Decrypt", arn("kms", KEY), "allowed", keyed(alias, "dynamodb")),
      cell("kms:CreateGrant", arn("kms", KEY), "allowed", keyed(alias, "dynamodb", TO_SERVICES)),
      cell("kms:DescribeKey", arn("kms", KEY), "allowed", keyed(alias, "dynamodb")),
      cell("kms:RevokeGrant", arn("kms", KEY), BEYOND, keyed(alias, "dynamodb", TO_SERVICES)),
      cell("kms:ScheduleKeyDeletion", arn("kms", KEY), BEYOND, keyed(alias, "dynamodb")),
      cell("kms:Decrypt", arn("kms", KEY, NO_ONE), BEYOND, keyed(alias, "dynamodb")),
      cell("kms:DescribeKey", arn("kms", KEY, NO_ONE), BEYOND, keyed(alias, "dynamodb")),
      cell("kms:CreateGrant", arn("kms", KEY, NO_ONE), BEYOND, keyed(alias, "dynamodb", TO_SERVICES)),
    ]),
    cell("kms:Decrypt", arn("kms", KEY), `${BEYOND}, resource`, keyed("sandbox-restored-tables", "s3")),
    cell("kms:CreateGrant", arn("kms", KEY), BEYOND, keyed("sandbox-restored-tables", "dynamodb")),
    ...["Decrypt", "DescribeKey"].map((action) =>
      cell(`kms:${action}`, arn("kms", KEY), "not granted by identity", keyed("sandbox-data", "dynamodb")),
    ),
    cell("kms:CreateGrant", arn("kms", KEY), "not granted by identity", keyed("sandbox-data", "dynamodb", TO_SERVICES)),
  ];
}

/** The function reads restored test tables and reports; it writes and deletes nothing. */
function validationCells(): Cell[] {
  const cell = cellsOf(VALIDATE);
  const reads = ["BatchGetItem", "DescribeTable", "GetItem", "Query", "Scan"];
  const writes = ["DeleteItem", "DeleteTable", "PutItem", "UpdateItem", "UpdateTable", "UpdateContinuousBackups"];
  const jobs = ["DescribeRestoreJob", "ListRestoreJobs", "PutRestoreValidationResult"];
  const metrics = arn("cloudwatch", "dataset/any");
  const abroad = overTheWire(sandbox, ELSEWHERE);
  const inTheService = { ...abroad, "aws:ViaAWSService": "true" };
  const logs = (name: string) => arn("logs", `log-group:/sandbox/functions/${name}:log-stream:x`);
  return [
    ...reads.map((action) => cell(`dynamodb:${action}`, restored, "allowed")),
    ...writes.map((action) => cell(`dynamodb:${action}`, restored, BEYOND)),
    // The ceiling of functions lets those describe tables that look for what nobody uses.
    ...reads.map((action) => {
      const expected = action === "DescribeTable" ? "not granted by identity" : BEYOND;
      return cell(`dynamodb:${action}`, table("sandbox-sessions"), expected);
    }),
    cell("dynamodb:Query", `${restored}/index/GSI1_inverse`, "allowed"),
    cell("dynamodb:Query", `${table("sandbox-sessions")}/index/GSI1_inverse`, BEYOND),
    ...jobs.map((action) => cell(`backup:${action}`, "*", "allowed")),
    cell("backup:DescribeRestoreJob", "*", BEYOND, inTheService),
    cell("backup:ListBackupPlans", "*", BEYOND),
    cell(
      "backup:ListRestoreTestingSelections",
      arn("backup", "restore-testing-plan:sandbox_restore_tests-1"),
      "allowed",
    ),
    cell(
      "backup:ListRestoreTestingSelections",
      arn("backup", "restore-testing-plan:sandbox_restore_tests_2-1"),
      "allowed",
    ),
    cell("backup:ListRestoreTestingSelections", arn("backup", "restore-testing-plan:others-1"), BEYOND),
    cell("backup:DeleteRestoreTestingSelection", arn("backup", "restore-testing-plan:sandbox_restore_tests-1"), BEYOND),
    cell("backup:DescribeRecoveryPoint", arn("backup", "recovery-point:1"), "allowed"),
    cell("backup:DescribeRecoveryPoint", arn("backup", "recovery-point:1", NO_ONE), BEYOND),
    cell("backup:DeleteRecoveryPoint", arn("backup", "recovery-point:1"), BEYOND),
    cell("sns:Publish", arn("sns", "sandbox-alerts"), "allowed"),
    cell("sns:Publish", arn("sns", "sandbox-others"), BEYOND),
    cell("sns:Subscribe", arn("sns", "sandbox-alerts"), BEYOND),
    cell("cloudwatch:PutMetricData", metrics, "allowed", { "cloudwatch:namespace": "sandbox/restore-tests" }),
    cell("cloudwatch:PutMetricData", metrics, "not granted by identity", { "cloudwatch:namespace": "sandbox/other" }),
    cell("cloudwatch:DeleteAlarms", arn("cloudwatch", "alarm:x"), BEYOND),
    cell("kms:Decrypt", arn("kms", KEY), "allowed", keyed("sandbox-restored-tables", "dynamodb")),
    cell("kms:GenerateDataKey", arn("kms", KEY), "allowed", keyed("sandbox-alerts", "sns")),
    cell("kms:Decrypt", arn("kms", KEY), "allowed", keyed("sandbox-restore-validation", "lambda")),
    cell("kms:GenerateDataKey", arn("kms", KEY), "allowed", keyed("sandbox-restore-validation", "sqs")),
    ...["dynamodb", "sns", "lambda", "sqs"].map((service) =>
      cell("kms:Decrypt", arn("kms", KEY), "not granted by identity", keyed("sandbox-others", service)),
    ),
    ...["sandbox-restored-tables", "sandbox-alerts", "sandbox-restore-validation"].map((alias) =>
      cell("kms:Decrypt", arn("kms", KEY), `${BEYOND}, resource`, keyed(alias, "ec2")),
    ),
    cell("kms:ScheduleKeyDeletion", arn("kms", KEY), BEYOND, keyed("sandbox-restored-tables", "dynamodb")),
    cell("kms:ScheduleKeyDeletion", arn("kms", KEY), BEYOND, keyed("sandbox-alerts", "sns")),
    cell("kms:ScheduleKeyDeletion", arn("kms", KEY), BEYOND, keyed("sandbox-restore-validation", "lambda")),
    ...["sandbox-restored-tables", "sandbox-alerts", "sandbox-restore-validation"].map((alias) =>
      cell(
        "kms:Decrypt",
        arn("kms", KEY, NO_ONE),
        BEYOND,
        keyed(alias, alias === "sandbox-alerts" ? "sns" : alias === "sandbox-restored-tables" ? "dynamodb" : "lambda"),
      ),
    ),
    cell("logs:PutLogEvents", logs("restore-validation"), "allowed"),
    cell("logs:PutLogEvents", logs("other"), "not granted by identity"),
    cell("logs:DeleteLogStream", logs("restore-validation"), BEYOND),
    cell("sqs:SendMessage", arn("sqs", "sandbox-restore-validation-dead-letters"), "allowed"),
    cell("sqs:SendMessage", arn("sqs", "sandbox-other-dead-letters"), "not granted by identity"),
    cell("sqs:DeleteQueue", arn("sqs", "sandbox-restore-validation-dead-letters"), BEYOND),
    cell("xray:PutTraceSegments", "*", "allowed"),
    cell("xray:PutTraceSegments", "*", BEYOND, inTheService),
    cell("xray:GetSamplingRules", "*", BEYOND),
    cell("dynamodb:GetItem", restored, "denied by identity, boundary", insecure),
    cell("dynamodb:GetItem", restored, "allowed", behindAService),
    cell("dynamodb:PutItem", restored, BEYOND, behindAService),
    cell("dynamodb:GetItem", restored, "denied by boundary", abroad),
  ];
}

function matrixFor(name: string, cells: readonly Cell[]): Matrix {
  const role = policies.roles.get(name);
  if (!role) throw new Error(`nobody makes the role ${name}`);
  return { policies, rows: [{ role, cells }] };
}

describe.each([
  [RESTORE, restoreCells()],
  [VALIDATE, validationCells()],
])("%s", (name, cells) => {
  test("may do what it is for, and nothing else", async () => {
    expect(await surprises(matrixFor(name, cells))).toEqual([]);
  });

  test("has a policy of which no part can be lost unnoticed", async () => {
    const { count, survivors } = await unnoticed(matrixFor(name, cells));
    expect(survivors).toEqual([]);
    expect(count).toBeGreaterThan(10);
  });
});

test("the role of the restores is taken by AWS Backup, for this account", () => {
  expect(policies.roles.get(RESTORE)?.trust.Statement).toEqual([
    {
      Sid: "AssumeRole",
      Effect: "Allow",
      Principal: { Service: "backup.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": sandbox.account } },
    },
  ]);
});

describe("the ceilings of an environment that has tables and tests restores", () => {
  const tester: Environment = { ...environmentNamed("test"), name: "tester", restoreTests: sandbox.restoreTests };
  const theirs = synthesizedPolicies(tester, [tester, environmentNamed("prod")]);
  const names = (["functions", "backup"] as const).map(serviceAdministrator);
  const rows = matrixOf(tester, theirs).rows.filter(({ role }) => names.includes(role.name));

  test("leave what restore tests need, and nothing else", async () => {
    expect(rows).toHaveLength(names.length);
    expect(await surprises({ policies: theirs, rows })).toEqual([]);
  });

  test("cannot be widened unnoticed", async () => {
    const { survivors } = await unnoticed({ policies: theirs, rows });
    expect(survivors).toEqual([]);
  });
});
