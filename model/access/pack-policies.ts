import { MAX_POLICY_SIZE } from "../limits";
import { policySize, Statement } from "../policy-statement";
import { ResolvedPolicy } from "../resolve/resolved";
import { DENY_WITHOUT_TLS } from "./guards";

/**
 * Puts statements into as few managed policies as their size allows, in their order. Each policy denies requests
 * without TLS, so that it may be attached alone. A statement that is too large by itself makes a policy that is too
 * large: validation refuses it.
 */
export function packPolicies(
  named: Omit<ResolvedPolicy, "statements">,
  statements: readonly Statement[],
): ResolvedPolicy[] {
  const parts: Statement[][] = [];
  for (const statement of statements) {
    const last = parts.at(-1);
    const fits = last !== undefined && policySize([...last, statement, DENY_WITHOUT_TLS]) <= MAX_POLICY_SIZE;
    if (fits) last.push(statement);
    else parts.push([statement]);
  }
  return parts.map((part, position) => ({
    ...named,
    terraformName: position === 0 ? named.terraformName : `${named.terraformName}_part_${position + 1}`,
    policyName: position === 0 ? named.policyName : `${named.policyName}-${position + 1}`,
    statements: [...part, DENY_WITHOUT_TLS],
  }));
}
