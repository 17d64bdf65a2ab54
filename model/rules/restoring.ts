import { MAX_NAME_LENGTH, SOURCES } from "../limits";
import { tableNameIn } from "../names";
import { placesOf } from "../places";
import { RESTORED_PREFIX } from "../ready-roles";
import { isRestoredTestTable } from "../restored-test-table";
import { checkDistinct } from "./checks";
import { EnvironmentRule } from "./rule";

/** Restores fill tables that nobody uses yet: one that is deployed is filled by its applications alone. */
export const restoringTables: EnvironmentRule = ({ name: environment, restoring = [], tables }, home, report) => {
  const path = home.at("restoring");
  const deployed = placesOf(tables, home.at("tables")).map(({ value, path: place }) => ({
    name: value.table.name,
    place: place.at("table").at("name"),
  }));
  restoring.forEach((name, position) => {
    const place = path.at(position);
    const tableName = tableNameIn(environment, name);
    if (!/^[A-Za-z0-9_.-]+$/.test(name) || tableName.length > MAX_NAME_LENGTH || isRestoredTestTable({ tableName })) {
      report.error(place, {
        message: "A table of the catalogue cannot be called like this in the environment.",
        received: name,
        expected: `letters, digits, \`_\`, \`-\` and \`.\`, at most ${MAX_NAME_LENGTH} characters with the prefix of the environment`,
        source: SOURCES.constraints,
      });
    }
    if (name.startsWith(RESTORED_PREFIX)) {
      report.error(place, {
        message: "Tables of such names are filled by restores in any case, and stay beside the live ones.",
        received: name,
        expected: `the name under which the table takes the live one's place, without \`${RESTORED_PREFIX}\``,
      });
    }
    const live = deployed.find((each) => each.name === name);
    if (live === undefined) return;
    const finding = {
      message: "The table is deployed: restores would write into what applications use.",
      received: name,
      expected: "the name of a table that is not deployed yet, or its deployment without this",
    };
    report.error(place, finding, [live.place]);
  });
  checkDistinct(restoring, path, "table", report);
};
