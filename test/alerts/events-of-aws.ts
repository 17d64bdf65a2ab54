/**
 * Events as AWS publishes them for what this project tells of.
 * Sources: https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html,
 * https://docs.aws.amazon.com/config/latest/developerguide/example-config-rule-compliance-notification.html
 */

const HERE = { version: "0", account: "111222333444", region: "us-west-2" };
const VAULT = `arn:aws:backup:us-west-2:${HERE.account}:backup-vault`;
const ROLE = `arn:aws:iam::${HERE.account}:role/MockRCBackupTestRole`;

function backupJob(state: string, statusMessage: string) {
  return {
    ...HERE,
    id: "710b0398-d48e-f3c3-afca-cfeb2fdaa656",
    "detail-type": "Backup Job State Change",
    source: "aws.backup",
    time: "2020-07-29T20:15:26Z",
    resources: [],
    detail: {
      backupJobId: "34176239-e96d-4e1d-9fad-529dbb3c3556",
      backupVaultArn: `${VAULT}:9ab3e749-82c6-4342-9320-5edbf4918b86`,
      bytesTransferred: "0",
      iamRoleArn: ROLE,
      resourceArn: `arn:aws:service:us-west-2:${HERE.account}:resource-type/resource-id`,
      resourceType: "type",
      state,
      statusMessage,
      percentDone: 0,
    },
  };
}

const failedCopy = {
  ...HERE,
  id: "4660bc92-a44d-c939-4542-cda503f14855",
  "detail-type": "Copy Job State Change",
  source: "aws.backup",
  time: "2020-07-15T20:37:34Z",
  resources: ["arn:aws:ec2:us-west-2::image/ami-00179b33a7a88cac5"],
  detail: {
    copyJobId: "47C8EF56-74D8-059D-1301-C5BE1D5C926E",
    backupSizeInBytes: 22548578304,
    iamRoleArn: ROLE,
    resourceArn: `arn:aws:ec2:us-west-2:${HERE.account}:instance/i-0515aee7de03f58e1`,
    resourceType: "EC2",
    sourceBackupVaultArn: `${VAULT}:55aa945e-c46a-421b-aa27-f94b074e31b7`,
    state: "FAILED",
    statusMessage: "Access denied exception while trying to list tags",
    destinationBackupVaultArn: `${VAULT}:55aa945e-c46a-421b-aa27-f94b074e31b7`,
    destinationRecoveryPointArn: {},
  },
};

const failedRestore = {
  ...HERE,
  id: "ab32977c-378d-2122-e985-fgh4596f0709",
  "detail-type": "Restore Job State Change",
  source: "aws.backup",
  time: "2020-07-15T20:19:29Z",
  resources: ["arn:aws:ec2:us-west-2::image/ami-12b3456dfb7f8cf90"],
  detail: {
    restoreJobId: "1B234A56-789B-01CD-2A34-4567A08901FD",
    backupSizeInBytes: "22548578304",
    iamRoleArn: ROLE,
    percentDone: 0,
    resourceType: "EC2",
    status: "FAILED",
    statusMessage: "AWS Backup does not permit attaching a new instance profile to an EC2 instance.",
  },
};

const complianceChange = {
  ...HERE,
  id: "1234abcd-1234-abcd-1234-1234abcd1234",
  "detail-type": "Config Rules Compliance Change",
  source: "aws.config",
  time: "2018-07-25T16:13:59Z",
  resources: [],
  detail: {
    resourceId: "prod-orders",
    awsRegion: "us-west-2",
    awsAccountId: HERE.account,
    configRuleName: "prod-abandoned-tables",
    recordVersion: "1.0",
    messageType: "ComplianceChangeNotification",
    resourceType: "AWS::DynamoDB::Table",
    newEvaluationResult: {
      evaluationResultIdentifier: { orderingTimestamp: "2018-07-25T16:13:57.999Z" },
      complianceType: "NON_COMPLIANT",
      annotation: 'The tag "keep" keeps it: "until the audit".',
    },
    oldEvaluationResult: { complianceType: "COMPLIANT", annotation: null },
    notificationCreationTime: "2018-07-25T16:13:59.123Z",
  },
};

/** An event of AWS, as far as tests of alerts look at it. */
export interface AwsEvent {
  readonly "detail-type": string;
  readonly detail: object;
}

export const EVENTS_OF_AWS: readonly AwsEvent[] = [
  backupJob("FAILED", `"Backup job failed because backup vault ${VAULT}:9ab3e749-82c6 does not exist."`),
  backupJob("ABORTED", '"Backup job was stopped by user."'),
  backupJob("EXPIRED", '"Backup job failed because there was a running job for the same resource."'),
  failedCopy,
  failedRestore,
  complianceChange,
];
