import { boundaryOf } from "../access/boundary";
import { serviceBoundariesOf } from "../access/ceilings";
import { planConsumer } from "../access/plan-consumer";
import { ProtectedEnvironment, protectedEnvironment } from "../access/protected-table";
import { planReadyRoles } from "../access/ready-roles";
import {
  MAX_POLICIES_PER_ROLE,
  MAX_POLICY_NAME_LENGTH,
  MAX_POLICY_SIZE,
  MAX_TRUST_POLICY_SIZE,
  SOURCES,
} from "../limits";
import { policySize } from "../policy-statement";
import { Path } from "../problem";
import { READY_ROLE_NAMES, ReadyRoles } from "../ready-roles";
import { ResolvedPolicy, ResolvedRole } from "../resolve/resolved";
import { figure } from "../words";
import { consumerPlaces } from "./consumers";
import { EnvironmentRule, Report } from "./rule";

const source = SOURCES.iamQuotas;

/** IAM documents hold the characters of Latin-1 and no control characters. Source: the IAM policy grammar. */
const WRITABLE = /^[\u0020-\u007E\u00A1-\u00FF]*$/;

function checkPolicy(policy: ResolvedPolicy, path: Path, report: Report): void {
  const { policyName, statements } = policy;
  if (policyName.length > MAX_POLICY_NAME_LENGTH) {
    const message = "The name of the policy is too long, made of the environment, the consumer and the table.";
    const expected = `at most ${MAX_POLICY_NAME_LENGTH} characters`;
    report.error(path, { message, received: policyName, expected, source });
  }
  const size = policySize(statements);
  if (size > MAX_POLICY_SIZE) {
    report.error(path, {
      message: `One statement is larger than a whole policy may be: ${figure(size)} characters in "${policyName}".`,
      received: size,
      expected: `at most ${figure(MAX_POLICY_SIZE)} characters: fewer attributes, or a pattern that returns "all"`,
      source,
    });
  }
  const text = JSON.stringify(statements);
  if (WRITABLE.test(text)) return;
  const odd = [...new Set(text)].filter((character) => !WRITABLE.test(character)).join("");
  report.error(path, {
    message: "An attribute name or a key has characters that a policy cannot hold.",
    received: odd,
    expected: "names within Latin-1, or patterns that return and write all attributes",
    source: SOURCES.fineGrainedAccess,
  });
}

function checkRole(role: ResolvedRole, path: Path, report: Report): void {
  const { policies, trust } = role;
  for (const policy of policies) checkPolicy(policy, path, report);
  if (policies.length > MAX_POLICIES_PER_ROLE) {
    report.error(path, {
      message: `The role needs ${policies.length} policies of at most ${figure(MAX_POLICY_SIZE)} characters each.`,
      received: policies.length,
      expected: `at most ${MAX_POLICIES_PER_ROLE} policies: fewer tables, or two consumers`,
      source,
    });
  }
  const size = policySize(trust);
  if (size > MAX_TRUST_POLICY_SIZE) {
    report.error(path, {
      message: `The trust policy has ${figure(size)} characters.`,
      received: size,
      expected: `at most ${figure(MAX_TRUST_POLICY_SIZE)} characters: fewer principals`,
      source,
    });
  }
}

/** The ceilings name resources in every Region: it is replicas that make them grow. */
function checkCeiling(ceiling: ResolvedPolicy, path: Path, { regions }: ProtectedEnvironment, report: Report): void {
  const size = policySize(ceiling.statements);
  if (size <= MAX_POLICY_SIZE) return;
  report.error(path.at("tables"), {
    message: `With ${regions.length} Regions the policy "${ceiling.policyName}" has ${figure(size)} characters.`,
    received: regions,
    expected: `at most ${figure(MAX_POLICY_SIZE)} characters: replicas in fewer Regions, or in two environments`,
    source,
  });
}

function keyOfReadyRole(roleName: string, environmentName: string): keyof ReadyRoles | undefined {
  const keys = Object.keys(READY_ROLE_NAMES) as (keyof ReadyRoles)[];
  return keys.find((key) => roleName === `${environmentName}-${READY_ROLE_NAMES[key]}`);
}

/** Names put together of a consumer's and a table's or cache's may meet: `shop` on `orders-eu`, `shop-orders` on `eu`. */
function checkNames(planned: readonly { readonly role: ResolvedRole; readonly path: Path }[], report: Report): void {
  const owners = new Map<string, string>();
  for (const { role, path } of planned) {
    for (const { policyName } of role.policies) {
      const owner = owners.get(policyName);
      owners.set(policyName, owner ?? role.roleName);
      if (owner === undefined || owner === role.roleName) continue;
      report.error(path, {
        message: `Another policy has the same name: that of the role "${owner}".`,
        received: policyName,
        expected: "names of consumers, tables and caches that do not make the same name together",
        source: SOURCES.iamNames,
      });
    }
  }
}

/** What is planned fits into IAM: sizes, counts, names and characters. */
export const accessPolicies: EnvironmentRule = (environment, path, report) => {
  const { roles } = environment;
  const guarded = protectedEnvironment(environment);
  for (const ceiling of [boundaryOf(guarded), ...serviceBoundariesOf(environment, guarded)]) {
    checkCeiling(ceiling, path, guarded, report);
  }
  const planned = consumerPlaces(environment, path).map(({ value, path: place }) => ({
    role: planConsumer(value, guarded),
    path: place.at("grants"),
  }));
  for (const { role, path: place } of planned) checkRole(role, place, report);
  checkNames(planned, report);
  for (const role of planReadyRoles(roles ?? {}, guarded)) {
    const key = keyOfReadyRole(role.roleName, environment.name);
    if (key !== undefined) checkRole(role, path.at("roles").at(key), report);
  }
};
