import { isCacheable } from "../../cache/load";
import { tablesWithRowAccess } from "../../consumer";
import { SOURCES } from "../../limits";
import { placesOf } from "../../places";
import { checkTablesOf } from "../tables-of";
import { CacheRule } from "./cache-rule";

/** A cluster serves tables, each once, and each is deployed here. */
export const servedTables: CacheRule = ({ value: { tables }, path, environment, home }, report) => {
  const place = path.at("tables");
  if (tables.length === 0) {
    const expected = "at least one table of the environment";
    report.error(place, { message: "The cache serves no table.", received: tables, expected });
  }
  checkTablesOf({ names: tables, place, environment, home }, report);
};

/** DAX knows no rows: whoever reaches the cluster reads every item that its role may read. */
export const noRowLevelAccess: CacheRule = ({ value: { tables }, path, environment, home }, report) => {
  const limited = tablesWithRowAccess(environment.consumers ?? []);
  tables.forEach((name, position) => {
    if (!limited.has(name)) return;
    const finding = {
      message: "Somebody may reach only some rows of the table, and a DAX cluster would show them all of it.",
      received: name,
      expected: "no cache in front of a table with row-level access: DAX does not enforce dynamodb:LeadingKeys",
      source: SOURCES.cacheAccess,
    };
    report.error(path.at("tables").at(position), finding, [home.at("consumers")]);
  });
};

/** A table of which everything is written or read with strong consistency makes a cluster work for nothing. */
export const somethingToCache: CacheRule = ({ value: { tables }, path, served }, report) => {
  for (const { value, path: deployment } of served) {
    const { name, accessPatterns } = value.table;
    if (accessPatterns.some(isCacheable)) continue;
    const finding = {
      message: "No access pattern of the table is an eventually consistent read, so that nothing of it is cached.",
      received: name,
      expected: "tables that are read, and not with strong consistency",
      source: SOURCES.cacheSettings,
    };
    const patterns = deployment.at("table").at("accessPatterns");
    const parts = placesOf(accessPatterns, patterns).flatMap((pattern) => [
      pattern.path.at("operation"),
      pattern.path.at("consistency"),
    ]);
    report.warning(path.at("tables").at(tables.indexOf(name)), finding, [patterns, ...parts]);
  }
};
