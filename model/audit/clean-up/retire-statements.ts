import { tableArn } from "../../arn";
import { tableNameIn } from "../../names";
import { Statement } from "../../policy-statement";
import { RESTORED_TEST_TABLE_NAMES } from "../../restored-test-table";
import { allow, CleanUpPlace, inRegions, tell } from "./statements";
import { PROBE_TAG, RETIRE_TAG } from "./tags";

/** What changes a table or its backups. Kept from whatever this project deploys. */
const CHANGES = [
  "dynamodb:CreateBackup",
  "dynamodb:DeleteTable",
  "dynamodb:TagResource",
  "dynamodb:UntagResource",
  "dynamodb:UpdateTable",
];

/**
 * Denies changes of the environment's own tables, of those that Terraform manages for anybody, and of those that restore
 * tests have made: whatever the document of the runbook says, and whoever starts it.
 */
export function neverRetired(place: CleanUpPlace): Statement[] {
  const own = [tableNameIn(place.name, "*"), RESTORED_TEST_TABLE_NAMES];
  return [
    { Sid: "NeverOurs", Effect: "Deny", Action: CHANGES, Resource: own.map((name) => tableArn(place, name)) },
    {
      Sid: "NeverManaged",
      Effect: "Deny",
      Action: CHANGES,
      Resource: tableArn(place, "*"),
      Condition: { StringEquals: { "aws:ResourceTag/managed-by": "terraform" } },
    },
  ];
}

/**
 * What the runbook does: it changes and deletes only tables that it has marked. Conditions on tags hold where DynamoDB looks
 * at them, which the runbook sees by the tag that it takes off; nothing else is allowed where it does not.
 */
export function retireStatements(place: CleanUpPlace): Statement[] {
  const tables = tableArn(place, "*");
  return [
    allow("ReadTables", ["dynamodb:DescribeTable", "dynamodb:ListTagsOfResource"], tables),
    inRegions(
      "ReadVerdicts",
      ["cloudwatch:GetMetricData", "config:GetComplianceDetailsByResource", "dynamodb:ListBackups"],
      [place.region],
    ),
    {
      ...allow("Mark", "dynamodb:TagResource", tables),
      Condition: {
        "ForAllValues:StringEquals": { "aws:TagKeys": [RETIRE_TAG] },
        Null: { "aws:TagKeys": "false" },
      },
    },
    {
      ...allow("ProbeTags", "dynamodb:UntagResource", tables),
      Condition: {
        "ForAllValues:StringEquals": { "aws:TagKeys": [PROBE_TAG] },
        Null: { "aws:TagKeys": "false" },
      },
    },
    allow("BackUp", "dynamodb:CreateBackup", tables),
    allow("ReadBackups", "dynamodb:DescribeBackup", `${tables}/backup/*`),
    {
      ...allow("Remove", ["dynamodb:DeleteTable", "dynamodb:UpdateTable"], tables),
      Condition: { Null: { [`aws:ResourceTag/${RETIRE_TAG}`]: "false" } },
    },
    ...tell(place),
    ...neverRetired(place),
  ];
}
