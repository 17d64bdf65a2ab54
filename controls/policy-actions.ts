import { COMPLIANT, Control, nonCompliant } from "./control";
import { PolicyStatement, statementsOf } from "./policy";
import { notDeployed } from "./not-deployed";

/** `*` and `dynamodb:*`: everything that a service can do, or will be able to do one day. */
function isEverything(action: string): boolean {
  return action === "*" || /^[a-z0-9-]+:\*$/i.test(action);
}

function faultOf({ actions, resources, conditions }: PolicyStatement): string | undefined {
  if (actions.length === 0) return "a statement allows everything but some actions";
  const everything = actions.find(isEverything);
  if (everything !== undefined) return `a statement allows ${everything}`;
  if (resources.length === 0) return "a statement allows everything but some resources";
  // Some actions know no resource; a condition limits them all the same.
  return resources.includes("*") && Object.keys(conditions).length === 0
    ? "a statement allows every resource without a condition"
    : undefined;
}

export const policyActions: Control = {
  id: "policy-actions",
  title: "No policy allows every action of a service, or every resource without a condition",
  why: "Such a policy allows what nobody has asked for: today's dangerous actions, and tomorrow's new ones.",
  types: ["aws_iam_policy"],
  answers: {
    securityHub: ["IAM.1", "IAM.21"],
    checkov: [
      "CKV_AWS_62",
      "CKV_AWS_63",
      "CKV_AWS_286",
      "CKV_AWS_287",
      "CKV_AWS_288",
      "CKV_AWS_289",
      "CKV_AWS_290",
      "CKV_AWS_355",
      "CKV2_AWS_40",
    ],
    trivy: ["AWS-0345", "AWS-0346"],
    kics: ["2f37c4a3", "575a2155", "b1ffa705"],
    lens: ["DDBSEC3_1"],
  },
  notDeployed: notDeployed(
    "identities",
    "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
    "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
  ),
  judge({ values }) {
    const statements = statementsOf(values["policy"]);
    if (statements === undefined) return nonCompliant("the policy is not known");
    const faults = statements.filter(({ effect }) => effect === "Allow").flatMap((each) => faultOf(each) ?? []);
    return faults[0] === undefined ? COMPLIANT : nonCompliant(faults[0]);
  },
};
