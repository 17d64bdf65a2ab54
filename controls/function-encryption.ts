import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks, text } from "./values";

export const functionEncryption: Control = {
  id: "function-encryption",
  title: "The environment variables of every Lambda function are encrypted with a customer-managed key",
  why: "They say where data is kept and by what names; whoever may list functions reads them along otherwise.",
  types: ["aws_lambda_function"],
  answers: { checkov: ["CKV_AWS_173"] },
  judge({ values }) {
    if (blocks(values, "environment").length === 0) return nonCompliant("there is no environment to encrypt");
    const key = text(values, "kms_key_arn");
    return key === undefined || key.includes("alias/aws/")
      ? nonCompliant("kms_key_arn names no customer-managed key")
      : COMPLIANT;
  },
};
