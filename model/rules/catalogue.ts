import { Table } from "../table";
import { EstateRule } from "./rule";

/** Environments share one definition of a table; two of one name would drift apart unnoticed. */
export const oneDefinitionPerTable: EstateRule = ({ tables, environments }, report) => {
  const deployedAt = new Map<Table, string>();
  for (const { value, path } of environments.flatMap(({ deployments }) => deployments)) {
    if (!deployedAt.has(value.table)) deployedAt.set(value.table, path.toString());
  }
  const first = new Map<string, Table>();
  for (const { value, path } of tables) {
    const earlier = first.get(value.name);
    if (!earlier) {
      first.set(value.name, value);
      continue;
    }
    const [one, another] = [earlier, value].map((table) => deployedAt.get(table) ?? "an environment");
    report.error(path.at("name"), {
      message: `Two tables have this name: ${one ?? ""} deploys one of them, ${another ?? ""} the other.`,
      received: value.name,
      expected: "one definition that all environments share, or another name",
    });
  }
};
