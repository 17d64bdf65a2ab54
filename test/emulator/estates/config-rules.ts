import { Trail } from "../../../model/audit/trail";
import { synthesizeWith } from "./synthesize";

const deployedAs = process.env["CONFIG_RULES_AS"] === "conformance-pack" ? "conformance-pack" : "rules";

/**
 * Production with its AWS Config rules as the only part of its audit, one by one or as a conformance pack, and in an
 * account that has no recorder.
 */
synthesizeWith((environment) => ({
  ...environment,
  // The landing zone's bucket for access logs is not there.
  accessLogBucket: undefined,
  accountBaseline:
    environment.name === "prod"
      ? { configurationRecorder: { serviceLinkedRole: "created" } }
      : environment.accountBaseline,
  audit: environment.audit && {
    trail: Trail.none("This test is about the AWS Config rules."),
    configRules: environment.audit.configRules && { ...environment.audit.configRules, deployedAs },
  },
}));
