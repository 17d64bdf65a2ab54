import { Statement } from "../policy-statement";

/**
 * Denies every request that does not come over TLS. What AWS services do on the role's behalf is their own wire:
 * DynamoDB's calls to KMS, for one.
 */
export const DENY_WITHOUT_TLS: Statement = {
  Sid: "DenyRequestsWithoutTls",
  Effect: "Deny",
  Action: "*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" }, BoolIfExists: { "aws:ViaAWSService": "false" } },
};

/** Denies every request to another Region than those in which the environment lives. */
export function denyOtherRegions(regions: readonly string[]): Statement {
  return {
    Sid: "DenyOtherRegions",
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { StringNotEquals: { "aws:RequestedRegion": regions }, BoolIfExists: { "aws:ViaAWSService": "false" } },
  };
}
