import { isValues, list } from "./values";

/** A statement of a policy document, with one or several always read as several. */
export interface PolicyStatement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Principals by kind: `AWS`, `Service`; a bare `"*"` reads as `{ "*": ["*"] }`. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  /** Operator, key, values. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const texts = (value: unknown) => list(value).map(String);

function lists(value: unknown): Record<string, string[]> {
  return isValues(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, texts(each)])) : {};
}

function statementOf(value: unknown): PolicyStatement {
  const statement = isValues(value) ? value : {};
  const { Principal, Condition } = statement;
  return {
    effect: String(statement["Effect"]),
    actions: texts(statement["Action"]),
    resources: texts(statement["Resource"]),
    principals: typeof Principal === "string" ? { [Principal]: [Principal] } : lists(Principal),
    conditions: isValues(Condition)
      ? Object.fromEntries(Object.entries(Condition).map(([operator, keys]) => [operator, lists(keys)]))
      : {},
  };
}

/** The statements of a policy in JSON. A text that is no JSON (a reference, say) has none that could be judged. */
export function statementsOf(policy: unknown): PolicyStatement[] | undefined {
  if (typeof policy !== "string") return undefined;
  let document: unknown;
  try {
    document = JSON.parse(policy);
  } catch {
    return undefined;
  }
  return isValues(document) ? list(document["Statement"]).map(statementOf) : undefined;
}
