import { COMPLIANT, Control, nonCompliant, NOT_APPLICABLE } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

/** `arn:...:key/*` and `*`: every key there is. */
const isEveryKey = (resource: string) => resource === "*" || resource.endsWith(":key/*");

/** What only looks at a key. */
const LOOKS = ["kms:DescribeKey"];

/** A grant that only a service can make in the caller's name: it hands the key to that service. */
function grantsToServices({ actions, conditions }: PolicyStatement): boolean {
  const asked = Object.entries(conditions["Bool"] ?? {}).some(
    ([key, values]) => key === "kms:GrantIsForAWSResource" && values.join() === "true",
  );
  return asked && actions.every((action) => action === "kms:CreateGrant");
}

function isDirect(statement: PolicyStatement, keys: readonly string[]): boolean {
  if (keys.includes("kms:ViaService") || grantsToServices(statement)) return false;
  return !statement.actions.every((action) => LOOKS.includes(action));
}

function faultOf(statement: PolicyStatement): string | undefined {
  const keys = Object.values(statement.conditions).flatMap((each) => Object.keys(each));
  if (isDirect(statement, keys)) return "a statement lets keys be used directly, not through a service";
  const { resources } = statement;
  return resources.some(isEveryKey) && !keys.includes("kms:ResourceAliases")
    ? "a statement lets every key be used"
    : undefined;
}

export const keyUse: Control = {
  id: "key-use",
  title: "Policies let named keys be used, through a service",
  why: "Whoever may use every key can read what any of them protects; whoever uses a key directly needs no table for it.",
  types: ["aws_iam_policy"],
  // Security Hub's KMS.1 looks at the resource alone: it reports a key that is named by its alias all the same.
  answers: { lens: ["DDBSEC3_1"] },
  judge({ values }) {
    const statements = (statementsOf(values["policy"]) ?? []).filter(
      ({ effect, actions }) => effect === "Allow" && actions.some((action) => action.startsWith("kms:")),
    );
    if (statements.length === 0) return NOT_APPLICABLE;
    const faults = statements.flatMap((statement) => faultOf(statement) ?? []);
    return faults[0] === undefined ? COMPLIANT : nonCompliant(faults[0]);
  },
};
