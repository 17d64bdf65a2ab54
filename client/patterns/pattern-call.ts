import { RequestProblem } from "../problems";
import { Expressions } from "./expressions";
import { ConditionShape, keysOf, keyTypeOf, PatternShape, TableShape } from "./table-shape";
import { GivenValues, Operand, operandOf, parametersOf, templatesOf, valueProblems } from "./template";

/** A pattern of a deployed table: everything but the values. */
export interface PatternOfTable<P extends PatternShape = PatternShape> {
  readonly table: TableShape;
  /** Name or ARN of the deployed table. */
  readonly tableName: string;
  readonly pattern: P;
}

/** What a request asks for beside its own: what it consumed. It costs nothing. */
export const MEASURED = { ReturnConsumedCapacity: "TOTAL" } as const;

function conditionsOf({ key, filter = [] }: PatternShape): readonly ConditionShape[] {
  return [...key, ...filter];
}

/** What is wrong with the values for a pattern's parameters. */
export function givenProblems(of: PatternOfTable, given: GivenValues, path = "given"): RequestProblem[] {
  const conditions = conditionsOf(of.pattern);
  const known = conditions.flatMap((condition) => templatesOf(condition).flatMap(parametersOf));
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  const problems = conditions.flatMap((condition) =>
    valueProblems(condition, given, keyTypeOf(of.table, condition.attribute), path),
  );
  return [
    ...problems,
    ...unknown.map((name) => ({
      path: `${path}.${name}`,
      message: "The pattern has no such parameter.",
      expected: known.length === 0 ? "nothing" : `only ${[...new Set(known)].join(", ")}`,
    })),
  ];
}

/** What is wrong with the attributes that are to be written. */
export function writtenProblems(
  { table, pattern }: PatternOfTable,
  attributes: object,
  path = "item",
): RequestProblem[] {
  const keys = keysOf(table).map(({ name }) => name);
  return Object.keys(attributes).flatMap((name) => {
    const problem = { path: `${path}.${name}` };
    if (keys.includes(name)) {
      return [{ ...problem, message: "The key follows from the parameters.", expected: "attributes beside the key" }];
    }
    if (name === table.attemptToken) {
      const expected = "attributes beside the table's attempt token";
      return [{ ...problem, message: "The client writes this attribute by itself.", expected }];
    }
    if (pattern.writes === undefined || pattern.writes.includes(name)) return [];
    const expected = pattern.writes.length === 0 ? "no attributes" : `only ${pattern.writes.join(", ")}`;
    return [{ ...problem, message: "The pattern does not write this attribute.", expected }];
  });
}

function operandsOf({ table }: PatternOfTable, condition: ConditionShape, given: GivenValues): Operand[] {
  const keyType = keyTypeOf(table, condition.attribute);
  return templatesOf(condition).map((template) => operandOf(template, given, keyType));
}

/** All conditions, joined by AND; nothing where there are none. */
export function allOf(
  of: PatternOfTable,
  conditions: readonly ConditionShape[] | undefined,
  given: GivenValues,
  expressions: Expressions,
): string | undefined {
  if (conditions === undefined || conditions.length === 0) return undefined;
  return conditions
    .map((condition) => expressions.condition(condition, operandsOf(of, condition, given)))
    .join(" AND ");
}

/** The primary key that the pattern's parameters name. */
export function keyIn(of: PatternOfTable, given: GivenValues): Record<string, Operand> {
  return Object.fromEntries(
    of.pattern.key.flatMap((condition) =>
      operandsOf(of, condition, given).map((operand) => [condition.attribute, operand] as const),
    ),
  );
}
