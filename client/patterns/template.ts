import { NumberValue } from "@aws-sdk/lib-dynamodb";
import { RequestProblem } from "../problems";
import { ParameterValue } from "./pattern-types";
import { ConditionShape, KeyShape } from "./table-shape";

const PARAMETER = /\{([A-Za-z]\w*)\}/g;
const LONE_PARAMETER = /^\{([A-Za-z]\w*)\}$/;
const DECIMAL = /^-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** Values of a pattern's parameters, by their names. */
export type GivenValues = Readonly<Record<string, ParameterValue>>;

/** A value as the document client takes it. A number that is given as text keeps all of its digits. */
export type Operand = ParameterValue | NumberValue;

/** The names of the parameters in a value template: `"ACC#{account}"` has `account`. */
export function parametersOf(template: string): string[] {
  return [...template.matchAll(PARAMETER)].map((match) => match[1] ?? "");
}

export function templatesOf({ value, upperValue }: ConditionShape): string[] {
  return [value, upperValue].filter((template) => template !== undefined);
}

function asText(value: ParameterValue | undefined): string {
  return value instanceof Uint8Array || value === undefined ? "" : String(value);
}

function asNumber(value: ParameterValue | undefined, text: string): Operand {
  return typeof value === "number" || typeof value === "bigint" ? value : NumberValue.from(text);
}

/** The value of a template: a lone parameter keeps its type, in a longer text all of them become text. */
export function operandOf(template: string, given: GivenValues, keyType: KeyShape["type"] | undefined): Operand {
  const lone = LONE_PARAMETER.exec(template)?.[1];
  const value = lone === undefined ? undefined : given[lone];
  const text = template.replaceAll(PARAMETER, (_, name: string) => asText(given[name]));
  if (keyType === "N") return asNumber(value, text);
  if (keyType === "S" || value === undefined) return text;
  return value;
}

/** Whether a value can stand where the condition has it. */
function suits(value: ParameterValue, isLone: boolean, keyType: KeyShape["type"] | undefined): boolean {
  if (typeof value === "number" && !Number.isFinite(value)) return false;
  if (keyType === "N") return ["number", "bigint"].includes(typeof value) || DECIMAL.test(asText(value));
  if (keyType === "B") return value instanceof Uint8Array && value.length > 0;
  const isText = ["string", "number", "bigint"].includes(typeof value);
  // An empty text would turn "the orders of a customer" into "all that begins with ORDER#".
  return value !== "" && (isText || (isLone && keyType === undefined));
}

function expectation(isLone: boolean, keyType: KeyShape["type"] | undefined): string {
  if (keyType === "N") return "a finite number, or its decimal digits as text";
  if (keyType === "B") return "bytes, at least one";
  if (keyType === undefined && isLone) return "a text that is not empty, a finite number, true, false or bytes";
  return "a text that is not empty, or a finite number";
}

/** What is wrong with the values for one condition. */
export function valueProblems(
  condition: ConditionShape,
  given: GivenValues,
  keyType: KeyShape["type"] | undefined,
  path: string,
): RequestProblem[] {
  return templatesOf(condition).flatMap((template) =>
    parametersOf(template).flatMap((name) => {
      const isLone = LONE_PARAMETER.test(template);
      const value = given[name];
      const problem = { path: `${path}.${name}`, expected: expectation(isLone, keyType) };
      if (value === undefined) return [{ ...problem, message: `The parameter of "${template}" is missing.` }];
      if (suits(value, isLone, keyType)) return [];
      const message = `The value does not suit "${template}" of the attribute "${condition.attribute}".`;
      return [{ ...problem, message, received: value === "" ? '""' : typeof value }];
    }),
  );
}
