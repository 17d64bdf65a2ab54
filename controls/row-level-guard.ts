import { COMPLIANT, Control, nonCompliant, NOT_APPLICABLE } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

const KEY = "dynamodb:LeadingKeys";

/** The actions whose requests say which partition keys they touch. */
const SAYS_KEYS = new Set(
  [
    "BatchGetItem",
    "BatchWriteItem",
    "ConditionCheckItem",
    "DeleteItem",
    "GetItem",
    "PutItem",
    "Query",
    "UpdateItem",
  ].map((action) => `dynamodb:${action}`),
);

function isAboutRows({ conditions }: PolicyStatement): boolean {
  return Object.entries(conditions).some(([operator, keys]) => operator !== "Null" && KEY in keys);
}

function faultOf({ actions, conditions }: PolicyStatement): string | undefined {
  const operators = Object.keys(conditions).filter(
    (operator) => operator !== "Null" && KEY in (conditions[operator] ?? {}),
  );
  if (operators.some((operator) => !operator.startsWith("ForAllValues:"))) {
    return `${KEY} is compared without ForAllValues: one own row would be enough`;
  }
  if (conditions["Null"]?.[KEY]?.join() !== "false") {
    return `${KEY} may be missing: ForAllValues is true of nothing`;
  }
  const unfit = actions.find((action) => !SAYS_KEYS.has(action));
  return unfit === undefined ? undefined : `${unfit} does not say which rows it reads`;
}

export const rowLevelGuard: Control = {
  id: "row-level-guard",
  title: "A statement that is limited to rows holds for every key of a request, and for none without keys",
  why: "ForAllValues is true where a request names no partition key at all: a Scan or a PartiQL statement slips through.",
  types: ["aws_iam_policy"],
  answers: { lens: ["DDBSEC3_1"] },
  judge({ values }) {
    const statements = (statementsOf(values["policy"]) ?? []).filter(
      (statement) => statement.effect === "Allow" && isAboutRows(statement),
    );
    if (statements.length === 0) return NOT_APPLICABLE;
    const faults = statements.flatMap((statement) => faultOf(statement) ?? []);
    return faults[0] === undefined ? COMPLIANT : nonCompliant(faults[0]);
  },
};
