import { EnvironmentFacts, RuleParameters } from "./config-rule";
import { COMPLIANT, Control, nonCompliant } from "./control";

/** The environment's trail among those of the account is told by its bucket. */
const bucketOfTrail = ({ trail }: EnvironmentFacts): RuleParameters =>
  trail === undefined ? {} : { s3BucketName: trail.bucketName };

export const trailRegions: Control = {
  id: "trail-regions",
  title: "A trail records every Region, and the services that have none",
  why: "Credentials work everywhere. Whoever steals some begins where nobody looks.",
  types: ["aws_cloudtrail"],
  answers: {
    securityHub: ["CloudTrail.1", "CloudTrail.3"],
    checkov: ["CKV_AWS_67"],
    trivy: ["AWS-0014"],
    kics: ["8173d5eb"],
  },
  configRules: [
    {
      identifier: "CLOUD_TRAIL_ENABLED",
      title: "A trail that writes into the environment's bucket is on",
      judges: "account",
      isNeeded: ({ trail }) => trail !== undefined,
      parameters: bucketOfTrail,
    },
    {
      identifier: "MULTI_REGION_CLOUD_TRAIL_ENABLED",
      title:
        "A trail that writes into the environment's bucket records every Region, and leaves no management events out",
      judges: "account",
      // It is never content with a trail that leaves management events to another one.
      isNeeded: ({ trail }) => trail?.managementEvents === true,
      parameters: bucketOfTrail,
    },
  ],
  judge({ values }) {
    if (values["is_multi_region_trail"] !== true) return nonCompliant("is_multi_region_trail is not true");
    // Both default to true.
    if (values["include_global_service_events"] === false) {
      return nonCompliant("include_global_service_events is false");
    }
    return values["enable_logging"] === false ? nonCompliant("enable_logging is false") : COMPLIANT;
  },
};
