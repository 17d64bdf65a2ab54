import { COMPLIANT, Control, nonCompliant } from "./control";

export const trailValidation: Control = {
  id: "trail-validation",
  title: "Digests show whether a file of a trail was changed or removed",
  why: "Whoever covers traces changes the record of them. Without digests nobody can tell.",
  types: ["aws_cloudtrail"],
  answers: {
    securityHub: ["CloudTrail.4"],
    checkov: ["CKV_AWS_36"],
    trivy: ["AWS-0016"],
    kics: ["52ffcfa6"],
  },
  configRules: [
    {
      identifier: "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED",
      title: "Every trail of the account writes digests of its files",
      judges: "account",
      isNeeded: ({ trail }) => trail !== undefined,
    },
  ],
  judge({ values }) {
    return values["enable_log_file_validation"] === true
      ? COMPLIANT
      : nonCompliant("enable_log_file_validation is not true");
  },
};
