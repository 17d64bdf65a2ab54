import { Statement } from "../../model/policy-statement";
import { jsonText } from "../expression-text";

export type { Conditions, Principal, Statement } from "../../model/policy-statement";

/**
 * A policy document as Terraform's `jsonencode(...)`: references to resources stay references, and IAM variables such
 * as `${aws:PrincipalTag/tenant}` arrive unchanged (CDKTF escapes them).
 */
export function policyDocument(statements: readonly Statement[]): string {
  return jsonText({ Version: "2012-10-17", Statement: statements });
}

/** Denies every request that does not come over TLS. AWS accepts TLS 1.2 and newer only. */
export function denyWithoutTls(action: string, resources: readonly string[]): Statement {
  return {
    Sid: "DenyRequestsWithoutTls",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resources,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
