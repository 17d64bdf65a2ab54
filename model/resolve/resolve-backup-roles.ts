import { regionalArn, roleArn } from "../arn";
import { backupStatements } from "../backup/backup-statements";
import { backupRoleName, restoreRoleName } from "../backup/names";
import { restoreStatements } from "../backup/restore-statements";
import { Environment } from "../environment";
import { dataKeyAlias, tableNameIn } from "../names";
import { RESTORED_PREFIX } from "../ready-roles";
import { Statement } from "../policy-statement";
import { ResolvedBackupPlan, ResolvedBackupRole, ResolvedVault } from "./resolved-backup";
import { ResolvedTable } from "./resolved";

function role(environment: Environment, roleName: string, description: string, statements: readonly Statement[]) {
  return { roleName, arn: roleArn(environment, roleName), description, statements };
}

/** The aliases of the keys that encrypt these tables. */
function dataKeys(environment: Environment, tables: readonly ResolvedTable[]): string[] {
  return [...new Set(tables.map(({ key }) => dataKeyAlias(environment.name, key)))];
}

/** Backs up exactly the tables that the plan selects, into the environment's vaults. */
export function backupRole(
  environment: Environment,
  plan: ResolvedBackupPlan,
  tables: readonly ResolvedTable[],
  vaults: readonly ResolvedVault[],
): ResolvedBackupRole {
  const { name, account, region } = environment;
  const statements = backupStatements({
    account,
    region,
    regions: vaults.map((vault) => vault.region),
    tableArns: tables.map(({ arn }) => arn),
    keyAliases: [...new Set([...dataKeys(environment, tables), ...vaults.map(({ keyAlias }) => keyAlias)])],
    vaultArns: vaults.map(({ arn }) => arn),
    copyTargets: [...new Set(plan.rules.flatMap(({ copies }) => copies.map(({ vaultArn }) => vaultArn)))],
  });
  const description = `What AWS Backup may do to back up the tables of ${name}`;
  return role(environment, backupRoleName(name), description, statements);
}

/** Restores beside the live tables: in a vault that keeps copies of others, theirs as well. */
export function restoreRole(
  environment: Environment,
  tables: readonly ResolvedTable[],
  { acceptsCopiesFrom, keyAlias }: ResolvedVault,
): ResolvedBackupRole {
  const { name, account, region } = environment;
  const others = acceptsCopiesFrom.map((from) => regionalArn("dynamodb", { account: from, region: "*" }, "table/*"));
  const statements = restoreStatements({
    account,
    region,
    restoredTables: [regionalArn("dynamodb", environment, `table/${tableNameIn(name, RESTORED_PREFIX)}*`)],
    sourceTables: [...tables.map(({ arn }) => arn), ...others],
    keyAliases: [...new Set([dataKeyAlias(name, "data"), ...dataKeys(environment, tables)]), keyAlias],
  });
  const description = `What AWS Backup may do to restore tables in ${name} beside the live ones`;
  return role(environment, restoreRoleName(name), description, statements);
}
