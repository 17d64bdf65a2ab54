import { AccessPattern, Operation } from "../access-pattern";
import { KEY_OPERATORS } from "../condition";
import { SOURCES } from "../limits";
import { Path } from "../problem";
import { allOf, anyOf } from "../words";
import { checkEquality, checkOthers, conditionsOf, reportFurther } from "./key-conditions";
import { Report, TableRule } from "./rule";
import { patternsOf, primaryKeyOf, Target, targetsOf } from "./table-parts";

const source = SOURCES.query;

/** The operations that name each item by its whole key. */
const ITEM_OPERATIONS: readonly Operation[] = [
  "GetItem",
  "BatchGetItem",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "BatchWriteItem",
  "TransactWriteItems",
];

function checkQuery(pattern: AccessPattern, target: Target, path: Path, report: Report): void {
  const { partitionKey, sortKey } = target;
  const conditions = conditionsOf(pattern, path);
  checkEquality(conditions, partitionKey.name, `A Query of ${target.called}`, path, report);
  checkOthers(conditions, [partitionKey.name, ...(sortKey ? [sortKey.name] : [])], target, report);
  if (!sortKey || sortKey.name === partitionKey.name) return;
  const [first, ...further] = conditions.filter(({ value }) => value.attribute === sortKey.name);
  if (first && !KEY_OPERATORS.some((operator) => operator === first.value.operator)) {
    const message = "A key has no such operator.";
    const expected = `${anyOf(KEY_OPERATORS)}; the others are for "filter"`;
    report.error(first.path.at("operator"), { message, received: first.value.operator, expected, source });
  }
  reportFurther(further, sortKey.name, report);
}

/** A Query names one partition and at most a part of it. */
export const queryKeys: TableRule = (table, path, report) => {
  const targetOf = targetsOf(table, path);
  for (const { value, path: place } of patternsOf(table, path)) {
    if (value.operation !== "Query") continue;
    const target = targetOf(value);
    if (target) checkQuery(value, target, place, report);
    else if (!value.key.some(({ operator }) => operator === "=")) {
      const received = value.key.map(({ operator }) => operator);
      const message = "A Query needs equality on the partition key of what it reads.";
      report.error(place.at("key"), { message, received, expected: "equals(…) on the partition key", source });
    }
  }
};

/** Reads and writes of single items name the whole key. */
export const itemKeys: TableRule = (table, path, report) => {
  const keys = primaryKeyOf(table).map(({ name }) => name);
  const keyPlaces = () => [path.at("partitionKey"), path.at("sortKey")];
  for (const { value, path: place } of patternsOf(table, path)) {
    if (!ITEM_OPERATIONS.includes(value.operation)) continue;
    const conditions = conditionsOf(value, place);
    for (const name of new Set(keys))
      checkEquality(conditions, name, `The operation ${value.operation}`, place, report);
    checkOthers(conditions, keys, { called: "the table", keyPlaces }, report);
  }
};

export const scanKeys: TableRule = (table, path, report) => {
  for (const { value, path: place } of patternsOf(table, path)) {
    if (value.operation !== "Scan" || value.key.length === 0) continue;
    const received = value.key.map(({ attribute }) => attribute);
    const message = `A Scan reads everything: conditions on ${allOf(received)} select nothing.`;
    report.error(place.at("key"), { message, received, expected: "no key conditions, or a Query", source });
  }
};
