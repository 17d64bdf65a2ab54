import { ResourceRecord } from "../../controls/control";
import { Environment } from "../../model/environment";
import { ComposedStack } from "../../synthesis/compose-stack";
import { fragmentsOfStack } from "../../synthesis/fragments-of-stack";
import { resourcesOf } from "../../synthesis/hcl";
import { recordsForControls } from "../../synthesis/records-for-controls";
import { synthesizeIntoFolder } from "./synthesized";

/** A synthesized resource: its values as a plan would show them, and Terraform's own arguments. */
export interface SynthesizedResource extends ResourceRecord {
  readonly lifecycle?: Readonly<Record<string, unknown>>;
  readonly provider?: string;
}

/**
 * The resources of one of the environment's stacks, by address.
 * @param environments the estate, for an environment that says something about another one
 */
export function resourcesIn(
  environment: Environment,
  part: string,
  environments: readonly Environment[] = [environment],
): Map<string, SynthesizedResource> {
  const { stacks } = synthesizeIntoFolder({ environments: [...environments] });
  return resourcesOfStack(stacks, environment.name, part);
}

/** The resources of one of the stacks, by address. */
export function resourcesOfStack(
  stacks: readonly ComposedStack[],
  environmentName: string,
  part: string,
): Map<string, SynthesizedResource> {
  const composed = stacks.find(({ name }) => name === `${environmentName}-${part}`);
  if (!composed) throw new Error(`${environmentName} has no stack ${part}`);
  const resources = resourcesOf(fragmentsOfStack(composed.stack).map(({ fragment }) => fragment));
  const records = recordsForControls(resources, composed.stack.environment.tags);
  return new Map(
    resources.map(({ address, lifecycle, provider }, position) => {
      const record = records[position];
      if (!record) throw new Error(`no record of ${address}`);
      return [address, { ...record, lifecycle, provider }];
    }),
  );
}

/** The policy document of a resource, read. */
export function policyOf(resource: SynthesizedResource | undefined): { Statement: Record<string, unknown>[] } {
  return JSON.parse(String(resource?.values["policy"])) as { Statement: Record<string, unknown>[] };
}
