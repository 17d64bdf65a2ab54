import { MAX_ATTEMPT_TOKEN_NAME_LENGTH, SOURCES } from "../limits";
import { Path } from "../problem";
import { Table } from "../table";
import { Report, TableRule } from "./rule";
import { declaredKeysOf, indexesOf, patternsOf } from "./table-parts";

/** What the client writes anew with every write must be nothing that somebody else has a meaning for. */
function checkFree(table: Table, token: string, path: Path, place: Path, report: Report): void {
  const key = declaredKeysOf(table, path).find(({ value }) => value.name === token);
  if (key) {
    report.error(place, {
      message: `The attempt token is a key at ${key.path.toString()}: each write would move the item.`,
      received: token,
      expected: "an attribute that is no key",
      source: SOURCES.constraints,
    });
  }
  if (table.timeToLive?.attribute === token) {
    report.error(place, {
      message: "The attempt token is the time to live attribute, so that no item would ever expire.",
      received: token,
      expected: "an attribute of its own",
      source: SOURCES.timeToLive,
    });
  }
}

/** The attribute that settles writes whose answer was lost is the client's alone. */
export const attemptToken: TableRule = (table, path, report) => {
  const token = table.attemptToken;
  if (token === undefined) return;
  const place = path.at("attemptToken");
  if (token.length < 1 || token.length > MAX_ATTEMPT_TOKEN_NAME_LENGTH) {
    report.error(place, {
      message: "The name of the attempt token has a length that does not do for an attribute.",
      received: token,
      expected: `1 to ${MAX_ATTEMPT_TOKEN_NAME_LENGTH} characters`,
      source: SOURCES.constraints,
    });
  }
  checkFree(table, token, path, place, report);
  for (const { value: pattern, path: at } of patternsOf(table, path)) {
    pattern.writes?.forEach((name, position) => {
      if (name !== token) return;
      const message = "The attribute is the table's attempt token, which the client writes by itself.";
      report.error(at.at("writes").at(position), { message, received: name, expected: "attributes beside it" }, [
        place,
      ]);
    });
  }
  for (const { value: index, path: at } of indexesOf(table, path)) {
    if (typeof index.projection === "string") continue;
    const position = index.projection.include.indexOf(token);
    if (position < 0) continue;
    const finding = {
      message: "The attempt token is in an index, which each conditional write then writes as well.",
      received: token,
      expected: "a projection without it",
      source: SOURCES.globalSecondaryIndexes,
    };
    report.warning(at.at("projection").at("include").at(position), finding, [place]);
  }
};
