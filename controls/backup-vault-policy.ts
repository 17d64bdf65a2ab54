import { RuleParameters } from "./config-rule";
import { attachedTo } from "./backup-vault-lock";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

const DELETION = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];
/** The only thing that AWS lets another account do with a vault. */
const COPYING = "backup:CopyIntoBackupVault";

const isEverybody = ({ principals }: PolicyStatement) => Object.values(principals).some((names) => names.includes("*"));

/** Denied to everybody but some roles, or to everybody. */
function denies(statement: PolicyStatement, action: string): boolean {
  const keys = Object.values(statement.conditions).flatMap((each) => Object.keys(each));
  const { effect, actions, resources } = statement;
  return (
    effect === "Deny" &&
    isEverybody(statement) &&
    actions.includes(action) &&
    resources.includes("*") &&
    keys.every((key) => key.toLowerCase() === "aws:principalarn")
  );
}

/** Principals that could be anybody: a pattern, or everybody. */
function exempts({ conditions }: PolicyStatement): string[] {
  return Object.values(conditions).flatMap((keys) => Object.values(keys).flat());
}

function tooWide(arn: string): boolean {
  const role = arn.split(":role/")[1] ?? "";
  return arn === "*" || (role.includes("*") && !role.startsWith("aws-service-role/"));
}

function faultOf(statements: readonly PolicyStatement[]): string | undefined {
  const missing = DELETION.find((action) => !statements.some((each) => denies(each, action)));
  if (missing !== undefined) return `no statement denies ${missing} to everybody but named roles`;
  const guards = statements.filter((each) => DELETION.some((action) => denies(each, action)));
  const wide = guards.flatMap(exempts).find(tooWide);
  if (wide !== undefined) return `the denial excepts ${wide}`;
  const allowed = statements.filter(({ effect }) => effect === "Allow");
  if (allowed.some(isEverybody)) return 'a statement allows the principal "*"';
  const other = allowed.flatMap(({ actions }) => actions).find((action) => action !== COPYING);
  return other === undefined ? undefined : `a statement allows ${other}`;
}

export const backupVaultPolicy: Control = {
  id: "backup-vault-policy",
  title: "Nobody deletes backups from a vault but named roles, and other accounts only copy into it",
  why: "Backups are what is left after credentials were stolen: whoever stole them must not be able to delete these too.",
  types: ["aws_backup_vault"],
  answers: { lens: ["DDBSEC3_5", "DDBSEC3_6"] },
  configRules: [
    {
      identifier: "BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED",
      title: "Every backup vault has a policy by which nobody deletes backups but named roles",
      judges: "tagged",
      isNeeded: ({ vault }) => vault !== undefined,
      parameters: ({ vault: { deletionRoleArns = [] } = {} }): RuleParameters =>
        deletionRoleArns.length === 0 ? {} : { principalArnList: deletionRoleArns.join(",") },
    },
  ],
  judge(vault, surroundings) {
    const [policy] = attachedTo(vault, "aws_backup_vault_policy", surroundings);
    const statements = statementsOf(policy?.values["policy"]);
    if (statements === undefined) return nonCompliant("there is no access policy, or it is not known");
    const fault = faultOf(statements);
    return fault === undefined ? COMPLIANT : nonCompliant(fault);
  },
};
