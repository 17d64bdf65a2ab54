import { ResourceRecord } from "../../controls/control";
import { mustRun } from "./command";

/** An argument as the configuration has it: what it refers to, where it is no literal. */
type Expression = { readonly references?: readonly string[] } | readonly unknown[] | undefined;

/** The parts of Terraform's plan JSON that tests read. */
export interface Plan {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly type: string;
    readonly name: string;
    readonly change: { readonly actions: readonly string[]; readonly after: Record<string, unknown> | null };
  }[];
  readonly configuration: {
    readonly root_module: {
      readonly resources?: readonly {
        readonly address: string;
        readonly expressions?: Readonly<Record<string, Expression>>;
      }[];
    };
  };
}

/** Plans a configuration and reads the plan back. */
export async function planOf(folder: string): Promise<Plan> {
  await mustRun("terraform", [`-chdir=${folder}`, "plan", "-input=false", "-no-color", "-out=plan"]);
  const shown = await mustRun("terraform", [`-chdir=${folder}`, "show", "-json", "plan"]);
  return JSON.parse(shown.slice(shown.indexOf("{"))) as Plan;
}

/** What a plan would set, by address. */
export function plannedValues(plan: Plan): Map<string, Record<string, unknown>> {
  return new Map(plan.resource_changes.map(({ address, change }) => [address, change.after ?? {}]));
}

/** The references of a resource's arguments, as `${...}`. */
function referencesOf(plan: Plan, address: string): Record<string, string> {
  const resource = plan.configuration.root_module.resources?.find((each) => each.address === address);
  return Object.fromEntries(
    Object.entries(resource?.expressions ?? {}).flatMap(([name, expression]) => {
      const [reference] = expression && "references" in expression ? (expression.references ?? []) : [];
      return reference === undefined ? [] : [[name, `\${${reference}}`]];
    }),
  );
}

/** The resources of a plan, with references where it does not know a value yet. */
export function plannedRecords(plan: Plan): ResourceRecord[] {
  return plan.resource_changes.map(({ address, type, name, change }) => {
    const known = Object.entries(change.after ?? {}).filter(([, value]) => value !== null);
    return { address, type, name, values: { ...referencesOf(plan, address), ...Object.fromEntries(known) } };
  });
}
