import { attributesOf } from "../access/attribute-limit";
import { Cache } from "../cache";
import { Consumer } from "../consumer";
import { Environment } from "../environment";
import { SOURCES } from "../limits";
import { nearest } from "../nearest";
import { placesOf } from "../places";
import { Path } from "../problem";
import { anyOf, quoted } from "../words";
import { checkDistinct, suggestion } from "./checks";
import { consumerPlaces } from "./consumers";
import { EnvironmentRule, Report } from "./rule";

/** The sensitive attributes of a table that none of the consumer's patterns return or write. */
function unseen(consumer: Consumer, tableName: string, { tables }: Environment): string[] {
  const table = tables.find((each) => each.table.name === tableName)?.table;
  if (!table) return [];
  const names = consumer.grants.filter((grant) => grant.table === tableName).flatMap(({ patterns }) => patterns);
  const patterns = table.accessPatterns.filter(({ name }) => names.includes(name));
  const seen = patterns.map((pattern) => attributesOf(table, pattern));
  if (seen.includes(undefined)) return [];
  const all = new Set(seen.flatMap((attributes) => attributes ?? []));
  return (table.sensitiveAttributes ?? []).filter((attribute) => !all.has(attribute));
}

/** Through a cluster everybody reads every table behind it, and items as a whole. */
function checkTables(consumer: Consumer, cache: Cache, place: Path, environment: Environment, report: Report): void {
  const source = SOURCES.cacheAccess;
  for (const table of cache.tables) {
    if (!consumer.grants.some((grant) => grant.table === table)) {
      report.error(place, {
        message: `Through the cache it could read the table ${quoted(table)}, of which it is granted nothing.`,
        received: cache.name,
        expected: `a grant on ${quoted(table)}, or a cache without that table`,
        source,
      });
      continue;
    }
    const hidden = unseen(consumer, table, environment);
    if (hidden.length === 0) continue;
    report.warning(place, {
      message: `Through the cache it can read sensitive attributes of ${quoted(table)} that none of its patterns return.`,
      received: hidden,
      expected:
        "no cache for this consumer, since DAX does not enforce dynamodb:Attributes, or patterns that return them",
      source,
    });
  }
}

/** Whoever calls a cache may do so for all that is behind it. */
export const consumerCaches: EnvironmentRule = (environment, path, report) => {
  const { caches = [] } = environment;
  const known = caches.map(({ name }) => name);
  for (const { value: consumer, path: at } of consumerPlaces(environment, path)) {
    const named = consumer.caches ?? [];
    const list = at.at("caches");
    checkDistinct(named, list, "cache", report);
    named.forEach((name, position) => {
      const cache = caches.find((each) => each.name === name);
      if (cache) {
        checkTables(consumer, cache, list.at(position), environment, report);
        return;
      }
      const finding = {
        message: "The environment has no such cache.",
        received: name,
        expected: (known.length === 0 ? "no cache" : anyOf(known)) + suggestion(nearest(name, known)),
      };
      const names = placesOf(caches, path.at("caches")).map((place) => place.path.at("name"));
      report.error(list.at(position), finding, [path.at("caches"), ...names]);
    });
  }
};
