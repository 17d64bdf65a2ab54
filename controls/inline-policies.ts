import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks } from "./values";
import { notDeployed } from "./not-deployed";

export const inlinePolicies: Control = {
  id: "inline-policies",
  title: "No role, user or group has policies of its own",
  why: "An inline policy has no versions, is in no list of policies, and vanishes with its role.",
  types: ["aws_iam_role", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"],
  answers: {},
  notDeployed: notDeployed("identities", "IAM_NO_INLINE_POLICY_CHECK"),
  judge({ type, values }) {
    if (type !== "aws_iam_role") return nonCompliant("the policy is inline: use aws_iam_policy and attach it");
    // A plan shows an empty block where there are none.
    const inline = blocks(values, "inline_policy").filter((block) => Object.values(block).some(Boolean));
    return inline.length === 0 ? COMPLIANT : nonCompliant("the role has inline_policy blocks");
  },
};
