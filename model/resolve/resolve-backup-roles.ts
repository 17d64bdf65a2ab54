import { DENY_WITHOUT_TLS } from "../access/guards";
import { regionalArn, roleArn, tableArn } from "../arn";
import { backupStatements } from "../backup/backup-statements";
import { backupRoleName, restoreRoleName } from "../backup/names";
import { restoreStatements } from "../backup/restore-statements";
import { Environment } from "../environment";
import { dataKeyAlias, tableNameIn } from "../names";
import { RESTORED_PREFIX } from "../ready-roles";
import { MAX_POLICY_SIZE } from "../limits";
import { policySize, Statement } from "../policy-statement";
import { ResolvedBackupPlan, ResolvedBackupRole, ResolvedVault } from "./resolved-backup";
import { ResolvedTable } from "./resolved";

function role(environment: Environment, roleName: string, description: string, statements: readonly Statement[]) {
  return { roleName, arn: roleArn(environment, roleName), description, statements };
}

const arnsOf = (tables: readonly ResolvedTable[]) => tables.map(({ arn }) => arn);

/** The aliases of the keys that encrypt these tables. */
function dataKeys(environment: Environment, tables: readonly ResolvedTable[]): string[] {
  return [...new Set(tables.map(({ key }) => dataKeyAlias(environment.name, key)))];
}

/**
 * The statements for these tables by name or, where IAM would not take so many names, for every table of the
 * environment's prefix: what is backed up and restored is decided by the plan and the job all the same.
 */
function withinLimit(
  environment: Environment,
  tableArns: readonly string[],
  statementsFor: (arns: readonly string[]) => readonly Statement[],
): readonly Statement[] {
  const exact = statementsFor(tableArns);
  // What ServiceRole adds to every policy counts as well.
  if (policySize([...exact, DENY_WITHOUT_TLS]) <= MAX_POLICY_SIZE) return exact;
  return statementsFor([tableArn(environment, tableNameIn(environment.name, "*"))]);
}

/** Backs up exactly the tables that the plan selects, into the environment's vaults. */
export function backupRole(
  environment: Environment,
  plan: ResolvedBackupPlan,
  tables: readonly ResolvedTable[],
  vaults: readonly ResolvedVault[],
): ResolvedBackupRole {
  const { name, account, region } = environment;
  const shared = {
    account,
    region,
    regions: vaults.map((vault) => vault.region),
    keyAliases: [...new Set([...dataKeys(environment, tables), ...vaults.map(({ keyAlias }) => keyAlias)])],
    vaultArns: vaults.map(({ arn }) => arn),
    copyTargets: [...new Set(plan.rules.flatMap(({ copies }) => copies.map(({ vaultArn }) => vaultArn)))],
  };
  const statements = withinLimit(environment, arnsOf(tables), (tableArns) =>
    backupStatements({ ...shared, tableArns }),
  );
  const description = `What AWS Backup may do to back up the tables of ${name}`;
  return role(environment, backupRoleName(name), description, statements);
}

/** Restores beside the live tables, and what is to be deployed: in a vault that keeps copies of others, theirs as well. */
export function restoreRole(
  environment: Environment,
  tables: readonly ResolvedTable[],
  { acceptsCopiesFrom, keyAlias }: ResolvedVault,
): ResolvedBackupRole {
  const { name, account, region, restoring = [] } = environment;
  const others = acceptsCopiesFrom.map((from) => regionalArn("dynamodb", { account: from, region: "*" }, "table/*"));
  const shared = {
    account,
    region,
    restoredTables: [`${RESTORED_PREFIX}*`, ...restoring].map((table) =>
      tableArn(environment, tableNameIn(name, table)),
    ),
    keyAliases: [...new Set([dataKeyAlias(name, "data"), ...dataKeys(environment, tables)]), keyAlias],
  };
  const statements = withinLimit(environment, arnsOf(tables), (tableArns) =>
    restoreStatements({ ...shared, sourceTables: [...tableArns, ...others] }),
  );
  const description = `What AWS Backup may do to restore tables in ${name} beside the live ones`;
  return role(environment, restoreRoleName(name), description, statements);
}
