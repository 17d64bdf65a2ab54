import { RuleParameters } from "./config-rule";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { list } from "./values";

const TABLE = /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[A-Za-z0-9_.-]+$/;
/** Tables that restore testing makes and deletes. */
const RESTORED = ":table/awsbackup-restore-test";
/** What AWS takes in one selection. */
const MOST = 500;

export const backupSelection: Control = {
  id: "backup-selection",
  title: "Every selection of a backup plan names tables by their ARNs",
  why: "A tag is forgotten or changed by somebody who does not know what it means, and a pattern selects what tests leave.",
  types: ["aws_backup_selection"],
  answers: {
    securityHub: ["DynamoDB.4"],
    prowler: ["dynamodb_table_protected_by_backup_plan"],
    lens: ["DDBREL1_3", "DDBREL2_3"],
  },
  configRules: [
    {
      identifier: "DYNAMODB_IN_BACKUP_PLAN",
      title: "Every table of the account is in a backup plan",
      judges: "account",
      // It would never be content with a table that goes without by decision.
      isNeeded: ({ tables }) => tables.length > 0 && tables.every(({ backup }) => backup !== undefined),
    },
    {
      identifier: "DYNAMODB_RESOURCES_PROTECTED_BY_BACKUP_PLAN",
      title: "Every table is in a backup plan, and its backups in a locked vault where the environment locks it",
      judges: "tables",
      covers: ({ backup }) => backup !== undefined,
      parameters: ({ backup }): RuleParameters => (backup?.locked === true ? { backupVaultLockCheck: "True" } : {}),
    },
  ],
  judge({ values }) {
    const resources = list(values["resources"]).map(String);
    if (resources.length === 0) return nonCompliant("resources names nothing");
    if (resources.length > MOST) return nonCompliant(`resources names more than the ${MOST} that AWS takes`);
    if (list(values["selection_tag"]).length > 0) return nonCompliant("a tag selects whatever carries it");
    const restored = resources.find((arn) => arn.includes(RESTORED));
    if (restored !== undefined) return nonCompliant(`${restored} is a table of a restore test`);
    const other = resources.find((arn) => !TABLE.test(arn));
    return other === undefined ? COMPLIANT : nonCompliant(`${other} is not the ARN of one table`);
  },
};
