import { COMPLIANT, Control, nonCompliant } from "./control";

export const trailRegions: Control = {
  id: "trail-regions",
  title: "A trail records every Region, and the services that have none",
  why: "Credentials work everywhere. Whoever steals some begins where nobody looks.",
  types: ["aws_cloudtrail"],
  answers: {
    securityHub: ["CloudTrail.1", "CloudTrail.3"],
    config: ["MULTI_REGION_CLOUD_TRAIL_ENABLED", "CLOUD_TRAIL_ENABLED"],
    checkov: ["CKV_AWS_67"],
    trivy: ["AWS-0014"],
    kics: ["8173d5eb"],
  },
  judge({ values }) {
    if (values["is_multi_region_trail"] !== true) return nonCompliant("is_multi_region_trail is not true");
    // Both default to true.
    if (values["include_global_service_events"] === false) {
      return nonCompliant("include_global_service_events is false");
    }
    return values["enable_logging"] === false ? nonCompliant("enable_logging is false") : COMPLIANT;
  },
};
