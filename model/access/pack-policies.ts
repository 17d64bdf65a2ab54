import { MAX_POLICY_SIZE } from "../limits";
import { policySize, policyTextSize, Statement } from "../policy-statement";
import { ResolvedPolicy } from "../resolve/resolved";
import { DENY_WITHOUT_TLS } from "./guards";

const size = (statements: readonly Statement[]) => policySize([...statements, DENY_WITHOUT_TLS]);

/**
 * A statement that is too large for a policy as several about a part of its resources each, which say the same
 * together. One whose actions, conditions or single resource are too large stays as it is.
 */
function splitByResources(statement: Statement): readonly Statement[] {
  const { Resource: resources, Sid: id } = statement;
  if (resources === undefined || typeof resources === "string") return [statement];
  if (size([statement]) <= MAX_POLICY_SIZE) return [statement];
  const room = MAX_POLICY_SIZE - size([{ ...statement, Sid: `${id}${resources.length}`, Resource: [] }]);
  const parts: string[][] = [[]];
  let used = 0;
  for (const resource of resources) {
    const length = policyTextSize(JSON.stringify(resource)) + 1;
    if (used + length > room && used > 0) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(resource);
    used += length;
  }
  return parts.map((part, position) => ({
    ...statement,
    Sid: position === 0 ? id : `${id}${position + 1}`,
    Resource: part,
  }));
}

/**
 * Puts statements into as few managed policies as their size allows, in their order. Each policy denies requests
 * without TLS, so that it may be attached alone. A statement that is too large even when its resources are shared out
 * makes a policy that is too large: validation refuses it.
 */
export function packPolicies(
  named: Omit<ResolvedPolicy, "statements">,
  statements: readonly Statement[],
): ResolvedPolicy[] {
  const parts: Statement[][] = [];
  for (const statement of statements.flatMap(splitByResources)) {
    const last = parts.at(-1);
    const fits = last !== undefined && size([...last, statement]) <= MAX_POLICY_SIZE;
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
