import { COMPLIANT, Control, nonCompliant, NOT_APPLICABLE } from "./control";

export const keyRotation: Control = {
  id: "key-rotation",
  title: "Every customer-managed key is enabled and rotated every year",
  why: "Rotation limits how much data one version of the key protects; it changes nothing for users of the key.",
  types: ["aws_kms_key"],
  answers: {
    securityHub: ["KMS.4"],
    checkov: ["CKV_AWS_7", "CKV_AWS_227"],
    trivy: ["AWS-0065"],
    kics: ["22fbfeac", "7350fa23"],
  },
  configRules: [
    {
      identifier: "CMK_BACKING_KEY_ROTATION_ENABLED",
      title: "Rotation of every symmetric customer-managed key is on",
      judges: "account",
      isNeeded: () => true,
    },
  ],
  judge({ values }) {
    const spec = values["customer_master_key_spec"];
    // Asymmetric keys cannot be rotated.
    if (typeof spec === "string" && spec !== "SYMMETRIC_DEFAULT") return NOT_APPLICABLE;
    if (values["is_enabled"] === false) return nonCompliant("the key is disabled");
    return values["enable_key_rotation"] === true ? COMPLIANT : nonCompliant("enable_key_rotation is not true");
  },
};
