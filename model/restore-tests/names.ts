import { createHash } from "node:crypto";
import { Locality, regionalArn } from "../arn";
import { partKeyAlias, roleNameIn } from "../names";
import { MAX_NAME_LENGTH } from "./limits";

/** The name of the function that validates restored tables: its folder in `functions/`. */
export const VALIDATION_FUNCTION = "restore-validation";

/** Plans and selections take letters, digits and `_` only. */
function plain(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "_");
}

/** The name of a restore testing plan: `sandbox_restore_tests`, and with a number where one is not enough. */
export function testPlanName(environmentName: string, position = 0): string {
  const first = `${plain(environmentName)}_restore_tests`;
  return position === 0 ? first : `${first}_${position + 1}`;
}

/** What the ARNs of all restore testing plans of an environment begin with: AWS adds an id of its own to the name. */
export function testPlanArnPrefix(locality: Locality, environmentName: string): string {
  return regionalArn("backup", locality, `restore-testing-plan:${testPlanName(environmentName)}`);
}

const DIGEST_LENGTH = 8;

/** The name of a table's selection: its name in the catalogue, shortened with a digest where AWS takes no longer one. */
export function testSelectionName(tableName: string): string {
  const name = plain(tableName);
  if (name.length <= MAX_NAME_LENGTH) return name;
  const digest = createHash("sha256").update(tableName).digest("hex").slice(0, DIGEST_LENGTH);
  return `${name.slice(0, MAX_NAME_LENGTH - DIGEST_LENGTH - 1)}_${digest}`;
}

/** The alias of the key that restored test tables are encrypted with, without `alias/`. */
export function restoredTableKeyAlias(environmentName: string): string {
  return partKeyAlias(environmentName, "restored-tables");
}

/** The role that AWS Backup takes to restore test tables, and them alone. */
export function restoreTestRoleName(environmentName: string): string {
  return roleNameIn(environmentName, "backup-restore-tests");
}

/** The alias of the key of the alert topic, without `alias/`. */
export function alertKeyAlias(environmentName: string): string {
  return partKeyAlias(environmentName, "alerts");
}
