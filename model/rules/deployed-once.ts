import { placesOf } from "../places";
import { Table } from "../table";
import { EnvironmentRule } from "./rule";

/** An environment has a table once; two definitions under one name are a matter of the catalogue. */
export const deployedOnce: EnvironmentRule = ({ tables }, path, report) => {
  const deployed = new Set<Table>();
  for (const { value, path: place } of placesOf(tables, path.at("tables"))) {
    if (deployed.has(value.table)) {
      report.error(place, {
        message: "The environment deploys the table twice.",
        received: value.table.name,
        expected: "one deployment for each table",
      });
    }
    deployed.add(value.table);
  }
};
