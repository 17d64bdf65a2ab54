import { mustRun } from "./command";

/** The parts of Terraform's plan JSON that tests read. */
export interface Plan {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly type: string;
    readonly change: { readonly actions: readonly string[]; readonly after: Record<string, unknown> | null };
  }[];
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
