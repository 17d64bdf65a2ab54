import { selectorValues } from "../../audit/event-selectors";
import { selectorsOf } from "../../audit/scope";
import { MAX_SELECTOR_VALUES, SOURCES } from "../../limits";
import { EnvironmentRule } from "../rule";
import { checkTablesOf } from "../tables-of";
import { createdTrail } from "./created-trail";

/** A trail is about tables that the environment has. */
export const trailTables: EnvironmentRule = (environment, path, report) => {
  const trail = createdTrail(environment, path);
  const tables = trail?.value.tables;
  if (!trail || !tables) return;
  const place = trail.path.at("tables");
  if (tables.length === 0) {
    const expected = 'at least one table; `dataEvents: "off"` where none is meant';
    report.error(place, { message: "The trail is about no table.", received: tables, expected });
  }
  checkTablesOf({ names: tables, place, environment, home: path }, report);
};

/** AWS limits the values in all selectors together: two for each table and Region, three with streams. */
export const trailSelectors: EnvironmentRule = (environment, path, report) => {
  const trail = createdTrail(environment, path);
  if (!trail) return;
  const selectors = selectorsOf(trail.value, environment);
  const count = selectorValues(selectors);
  const place = trail.path.at("tables");
  const source = SOURCES.trailQuotas;
  if (count > MAX_SELECTOR_VALUES) {
    const finding = {
      message: "The selectors of the trail name more than AWS takes: two values for each table and Region, or three.",
      received: count,
      expected: `at most ${MAX_SELECTOR_VALUES} values: fewer \`tables\`, or a lower level of data events`,
      source,
    };
    report.error(place, finding, [path.at("tables")]);
  }
  if (selectors.length > 0) return;
  const finding = {
    message: "The trail records nothing: neither management events nor requests for items.",
    received: trail.value.dataEvents,
    expected: "a level of `dataEvents` for at least one table, or management events, or `Trail.none(...)`",
    source,
  };
  const restsOn = [trail.path.at("managementEvents"), trail.path.at("dataEvents"), path.at("stage"), path.at("tables")];
  report.error(trail.path, finding, restsOn);
};
