import { RuleParameter } from "./catalogue";

/** What a value has to be, in words. */
export function wanted({ type, minimum, maximum, values }: RuleParameter): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(" or ");
  const range = [
    minimum === undefined ? [] : [`at least ${minimum}`],
    maximum === undefined ? [] : [`at most ${maximum}`],
  ].flat();
  const kinds: Readonly<Record<string, string>> = {
    int: "a whole number as a text",
    double: "a number as a text",
    boolean: '"true" or "false"',
    CSV: "texts, separated by commas",
  };
  return [kinds[type] ?? "a text that is not empty", ...range].join(", ");
}

const WHOLE = /^-?\d+$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Whether AWS Config takes the value of a parameter. */
export function isFit(
  value: string,
  { type, minimum = -Infinity, maximum = Infinity, values }: RuleParameter,
): boolean {
  if (values) return values.includes(value);
  if (type === "boolean") return value === "true" || value === "false";
  if (type === "int" || type === "double") {
    return (type === "int" ? WHOLE : NUMBER).test(value) && Number(value) >= minimum && Number(value) <= maximum;
  }
  return value.trim() !== "" && (type !== "CSV" || value.split(",").every((each) => each.trim() !== ""));
}
