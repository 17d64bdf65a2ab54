import { Input } from "../sending/operations";
import { Expressions } from "./expressions";
import { allOf, keyIn, MEASURED, PatternOfTable } from "./pattern-call";
import { keysOf } from "./table-shape";
import { GivenValues } from "./template";

/** The attributes that the pattern asks for: what it declares, and the keys, which are in every index. */
function projection({ table, pattern }: PatternOfTable, expressions: Expressions): { ProjectionExpression?: string } {
  const { returns = "all", index } = pattern;
  if (returns === "all") return {};
  const keys = keysOf(table, index).map(({ name }) => name);
  const names = [...new Set([...keys, ...returns])].map((name) => expressions.name(name));
  return { ProjectionExpression: names.join(", ") };
}

export function getItemInput(of: PatternOfTable, given: GivenValues): Input<"GetItem"> {
  const expressions = new Expressions();
  return {
    TableName: of.tableName,
    Key: keyIn(of, given),
    ConsistentRead: of.pattern.consistency === "strong",
    ...projection(of, expressions),
    ...expressions.placeholders(),
    ...MEASURED,
  };
}

/** What a BatchGetItem says of the table beside the keys. */
export function batchGetOptions(of: PatternOfTable) {
  const expressions = new Expressions();
  return {
    ConsistentRead: of.pattern.consistency === "strong",
    ...projection(of, expressions),
    ...expressions.placeholders(),
  };
}

/** What Query and Scan have in common. */
function searchInput(of: PatternOfTable, given: GivenValues, expressions: Expressions) {
  const { tableName, pattern } = of;
  const filter = allOf(of, pattern.filter, given, expressions);
  return {
    TableName: tableName,
    ConsistentRead: pattern.consistency === "strong",
    ...(pattern.index === undefined ? {} : { IndexName: pattern.index }),
    ...(pattern.limit === undefined ? {} : { Limit: pattern.limit }),
    ...(filter === undefined ? {} : { FilterExpression: filter }),
    ...projection(of, expressions),
    ...expressions.placeholders(),
    ...MEASURED,
  };
}

export function queryInput(of: PatternOfTable, given: GivenValues): Input<"Query"> {
  const expressions = new Expressions();
  return {
    KeyConditionExpression: allOf(of, of.pattern.key, given, expressions),
    ScanIndexForward: of.pattern.order !== "descending",
    ...searchInput(of, given, expressions),
  };
}

export function scanInput(of: PatternOfTable, given: GivenValues): Input<"Scan"> {
  return searchInput(of, given, new Expressions());
}
