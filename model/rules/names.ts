import { MAX_NAME_LENGTH, MIN_NAME_LENGTH, SOURCES } from "../limits";
import { tableNameIn } from "../names";
import { isRestoredTestTable, RESTORED_TEST_TABLE_PREFIX } from "../restored-test-table";
import { checkForm, checkUnique } from "./checks";
import { DeploymentRule, TableRule } from "./rule";
import { indexesOf, patternsOf } from "./table-parts";

const CHARACTERS = "letters, digits, `_`, `-` and `.`";
const TABLE_NAME = new RegExp(`^[A-Za-z0-9_.-]{1,${MAX_NAME_LENGTH}}$`);
const INDEX_NAME = new RegExp(`^[A-Za-z0-9_.-]{${MIN_NAME_LENGTH},${MAX_NAME_LENGTH}}$`);

/** The name of a table in the catalogue. It may be short: the environment's prefix makes it longer. */
export const tableName: TableRule = (table, path, report) => {
  const form = `1 to ${MAX_NAME_LENGTH} characters: ${CHARACTERS}`;
  const what = "The name of the table";
  checkForm(table.name, path.at("name"), { what, pattern: TABLE_NAME, form, source: SOURCES.constraints }, report);
};

/** AWS counts the name with the environment's prefix. */
export const deployedTableName: DeploymentRule = ({ table }, environment, path, report) => {
  const deployed = tableNameIn(environment.name, table.name);
  if (!TABLE_NAME.test(table.name) || deployed.length <= MAX_NAME_LENGTH) return;
  report.error(path.at("table").at("name"), {
    message: "With the prefix of the environment the name of the table is too long.",
    received: deployed,
    expected: `at most ${MAX_NAME_LENGTH} characters, the prefix included`,
    source: SOURCES.constraints,
  });
};

/** A table that is called like a restored test table would be nobody's: no rule, alarm or clean-up would look at it. */
export const unreservedTableName: DeploymentRule = ({ table }, environment, path, report) => {
  const tableName = tableNameIn(environment.name, table.name);
  if (!isRestoredTestTable({ tableName })) return;
  report.error(path.at("table").at("name"), {
    message: "With the prefix of the environment the table is called like what AWS Backup restores in tests.",
    received: tableName,
    expected: `a name that, with the prefix, does not begin with \`${RESTORED_TEST_TABLE_PREFIX}\``,
    source: SOURCES.restoreTestMetadata,
  });
};

/** Names of indexes: of the right form, and each only once over global and local ones. */
export const indexNames: TableRule = (table, path, report) => {
  const indexes = indexesOf(table, path);
  const form = `${MIN_NAME_LENGTH} to ${MAX_NAME_LENGTH} characters: ${CHARACTERS}`;
  for (const { value, path: place } of indexes) {
    const what = "The name of the index";
    checkForm(value.name, place.at("name"), { what, pattern: INDEX_NAME, form, source: SOURCES.constraints }, report);
  }
  checkUnique(indexes, "index", report);
};

/** Consumers are granted access patterns by name. */
export const patternNames: TableRule = (table, path, report) => {
  const patterns = patternsOf(table, path);
  for (const { value, path: place } of patterns) {
    const form = "what the pattern is for, in a few words";
    checkForm(value.name, place.at("name"), { what: "The name of the access pattern", pattern: /\S/, form }, report);
  }
  checkUnique(patterns, "access pattern", report);
};
