import { keyUseThrough } from "../access/key-use";
import { Locality, regionalArn } from "../arn";
import { recoveryPointArns, vaultKeyAlias } from "../backup/names";
import { restoreStatements } from "../backup/restore-statements";
import { Statement } from "../policy-statement";
import { RESTORED_TEST_TABLE_NAMES } from "../restored-test-table";
import { alertKeyAlias, restoredTableKeyAlias, testPlanArnPrefix } from "./names";

export interface TestPermissions extends Locality {
  /** Name of the environment that tests restores. */
  readonly name: string;
}

/** What looking at a restored table takes: what it is like, and what is in it. */
export const READ_RESTORED_TABLE = [
  "dynamodb:BatchGetItem",
  "dynamodb:DescribeTable",
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
];

/** ARN of every restored test table of the environment's account and Region, as a pattern. */
export function restoredTestTableArns(here: Locality): string {
  return regionalArn("dynamodb", here, `table/${RESTORED_TEST_TABLE_NAMES}`);
}

/** What AWS Backup does to restore test tables of these tables, and no table by any other name. */
export function restoreTestStatements(here: TestPermissions, sourceTables: readonly string[]): readonly Statement[] {
  const { name, account, region } = here;
  return restoreStatements({
    account,
    region,
    restoredTables: [restoredTestTableArns(here)],
    sourceTables,
    keyAliases: [restoredTableKeyAlias(name), vaultKeyAlias(name)],
  });
}

export interface ValidationPermissions extends TestPermissions {
  readonly alertTopicArn: string;
  readonly metricNamespace: string;
}

/** What the validating function does: it reads restored test tables, and writes nothing but its results. */
export function validationStatements(here: ValidationPermissions): readonly Statement[] {
  const { name, region, alertTopicArn, metricNamespace } = here;
  const tables = restoredTestTableArns(here);
  const inRegion = { StringEquals: { "aws:RequestedRegion": region } };
  return [
    {
      // IAM knows no resource for restore jobs.
      Sid: "ReportOnRestoreJobs",
      Effect: "Allow",
      Action: ["backup:DescribeRestoreJob", "backup:ListRestoreJobs", "backup:PutRestoreValidationResult"],
      Resource: "*",
      Condition: inRegion,
    },
    {
      Sid: "ReadRestoreTests",
      Effect: "Allow",
      Action: "backup:ListRestoreTestingSelections",
      Resource: `${testPlanArnPrefix(here, name)}*`,
    },
    {
      Sid: "ReadRecoveryPoints",
      Effect: "Allow",
      Action: "backup:DescribeRecoveryPoint",
      Resource: recoveryPointArns(here),
    },
    {
      Sid: "ReadRestoredTables",
      Effect: "Allow",
      Action: READ_RESTORED_TABLE,
      Resource: [tables, `${tables}/index/*`],
    },
    {
      ...keyUseThrough(here, restoredTableKeyAlias(name), ["dynamodb"], ["Decrypt", "DescribeKey"]),
      Sid: "DecryptRestoredTables",
    },
    { Sid: "Alert", Effect: "Allow", Action: "sns:Publish", Resource: alertTopicArn },
    {
      // A topic of somebody else has a key that carries this alias beside its own.
      ...keyUseThrough(here, alertKeyAlias(name), ["sns"], ["Decrypt", "GenerateDataKey"]),
      Sid: "EncryptAlerts",
    },
    {
      Sid: "Measure",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": metricNamespace } },
    },
  ];
}
