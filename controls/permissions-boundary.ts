import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";

export const permissionsBoundary: Control = {
  id: "permissions-boundary",
  title: "Every role has a permissions boundary",
  why: "Whatever is attached to a role later, by whomever, its boundary is what it cannot exceed.",
  types: ["aws_iam_role"],
  answers: {},
  judge({ values }) {
    const boundary = text(values, "permissions_boundary");
    if (boundary === undefined) return nonCompliant("permissions_boundary names no policy");
    return boundary.includes(":iam::aws:")
      ? nonCompliant("permissions_boundary is a policy of AWS, which bounds nothing of ours")
      : COMPLIANT;
  },
};
