import { Fn } from "cdktf";
import { Statement } from "../../model/policy-statement";

export type { Conditions, Principal, Statement } from "../../model/policy-statement";

/** CDKTF puts texts into the expression as they are; what means something there has to be escaped. */
function escaped(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(/["\\]/g, "\\$&").replaceAll("%{", "%%{");
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, escaped(each)]));
}

/**
 * A policy document as Terraform's `jsonencode(...)`: references to resources stay references, and IAM variables such
 * as `${aws:PrincipalTag/tenant}` arrive unchanged (CDKTF escapes them).
 */
export function policyDocument(statements: readonly Statement[]): string {
  return Fn.jsonencode({ Version: "2012-10-17", Statement: escaped(statements) });
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
