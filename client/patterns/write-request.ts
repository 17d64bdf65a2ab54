import { Expressions } from "./expressions";
import { allOf, keyIn, PatternOfTable } from "./pattern-call";
import { GivenValues } from "./template";

/** Attributes beside the key, by their names. */
export type Attributes = Readonly<Record<string, unknown>>;

/** The parts of a single write that PutItem, UpdateItem, DeleteItem and the elements of a transaction share. */
function conditionOf(of: PatternOfTable, given: GivenValues, expressions: Expressions) {
  const condition = allOf(of, of.pattern.filter, given, expressions);
  return {
    TableName: of.tableName,
    ...(condition === undefined ? {} : { ConditionExpression: condition }),
    ...expressions.placeholders(),
  };
}

/** An attribute that is undefined is as good as not named. */
function named(attributes: Attributes): [name: string, value: unknown][] {
  return Object.entries(attributes).filter(([, value]) => value !== undefined);
}

export function putInput(of: PatternOfTable, given: GivenValues, attributes: Attributes) {
  const item = { ...keyIn(of, given), ...Object.fromEntries(named(attributes)) };
  return { Item: item, ...conditionOf(of, given, new Expressions()) };
}

/** Sets the attributes, and leaves others as they are. */
export function updateInput(of: PatternOfTable, given: GivenValues, attributes: Attributes) {
  const expressions = new Expressions();
  const assignments = named(attributes).map(
    ([name, value]) => `${expressions.name(name)} = ${expressions.value(value)}`,
  );
  return {
    Key: keyIn(of, given),
    UpdateExpression: `SET ${assignments.join(", ")}`,
    ...conditionOf(of, given, expressions),
  };
}

export function deleteInput(of: PatternOfTable, given: GivenValues) {
  return { Key: keyIn(of, given), ...conditionOf(of, given, new Expressions()) };
}
