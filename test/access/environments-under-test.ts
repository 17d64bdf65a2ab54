import { Environment } from "../../model/environment";
import { ResourceRecord } from "../../controls/control";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { fragmentsOfStack } from "../../synthesis/fragments-of-stack";
import { resourcesOf } from "../../synthesis/hcl";
import { recordsForControls } from "../../synthesis/records-for-controls";
import { synthesize } from "../../synthesis/synthesize";
import { policiesIn, PoliciesUnderTest } from "./policies";

/** Every resource of an environment as synthesized, as a plan would show it. */
function synthesizedRecords(environment: Environment): ResourceRecord[] {
  const { stacks } = synthesize({ environments: [environment] }, "cdktf.out");
  return stacks.flatMap(({ stack }) =>
    recordsForControls(
      resourcesOf(fragmentsOfStack(stack).map(({ fragment }) => fragment)),
      resolveEnvironment(environment).tags,
    ),
  );
}

/** The policies of an environment as they are synthesized. */
export function synthesizedPolicies(environment: Environment): PoliciesUnderTest {
  return policiesIn(synthesizedRecords(environment), environment.account);
}
