import { COMPLIANT, Control, nonCompliant, NOT_APPLICABLE } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

/** `arn:...:key/*` and `*`: every key there is. */
const isEveryKey = (resource: string) => resource === "*" || resource.endsWith(":key/*");

function faultOf({ resources, conditions }: PolicyStatement): string | undefined {
  const keys = Object.values(conditions).flatMap((each) => Object.keys(each));
  if (!keys.includes("kms:ViaService")) return "a statement lets keys be used directly, not through a service";
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
