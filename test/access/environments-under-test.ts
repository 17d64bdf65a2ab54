import { Environment } from "../../model/environment";
import { ResourceRecord } from "../../controls/control";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { fragmentsOfStack } from "../../synthesis/fragments-of-stack";
import { resourcesOf } from "../../synthesis/hcl";
import { recordsForControls } from "../../synthesis/records-for-controls";
import { synthesize } from "../../synthesis/synthesize";
import { policiesIn, PoliciesUnderTest } from "./policies";

/** Every resource of an environment as synthesized, as a plan would show it. */
function synthesizedRecords(environment: Environment, environments: readonly Environment[]): ResourceRecord[] {
  const { stacks } = synthesize({ environments: [...environments] }, "cdktf.out", [environment.name]);
  return stacks.flatMap(({ stack }) =>
    recordsForControls(
      resourcesOf(fragmentsOfStack(stack).map(({ fragment }) => fragment)),
      resolveEnvironment(environment, environments).tags,
    ),
  );
}

/**
 * The policies of an environment as they are synthesized.
 * @param environments the estate, for an environment that says something about another one
 */
export function synthesizedPolicies(
  environment: Environment,
  environments: readonly Environment[] = [environment],
): PoliciesUnderTest {
  return policiesIn(synthesizedRecords(environment, environments), environment.account);
}
