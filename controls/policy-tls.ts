import { COMPLIANT, Control, nonCompliant } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

/** What narrows such a Deny without leaving a request of the caller's own out. */
const HARMLESS = "aws:ViaAWSService";

/** A Deny of everything, everywhere, when the caller's own request comes without TLS. */
function deniesWithoutTls({ effect, actions, resources, conditions }: PolicyStatement): boolean {
  const { Bool = {}, BoolIfExists = {}, ...others } = conditions;
  const keys = { ...Bool, ...BoolIfExists };
  return (
    effect === "Deny" &&
    actions.includes("*") &&
    resources.includes("*") &&
    Object.keys(others).length === 0 &&
    Object.keys(keys).every((key) => key === "aws:SecureTransport" || key === HARMLESS) &&
    keys["aws:SecureTransport"]?.join() === "false" &&
    (keys[HARMLESS] === undefined || keys[HARMLESS].join() === "false")
  );
}

export const policyTls: Control = {
  id: "policy-tls",
  title: "Every policy denies requests without TLS",
  why: "It holds for what the role does anywhere, also where the resource has no policy that asks for TLS.",
  types: ["aws_iam_policy"],
  answers: {},
  judge({ values }) {
    const statements = statementsOf(values["policy"]);
    if (statements === undefined) return nonCompliant("the policy is not known");
    return statements.some(deniesWithoutTls) ? COMPLIANT : nonCompliant("no statement denies requests without TLS");
  },
};
