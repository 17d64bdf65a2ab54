import { App } from "cdktf";
import { Estate } from "../model/estate";
import { Problem } from "../model/problem";
import { resolveEnvironment } from "../model/resolve/resolve-environment";
import { stacksOf } from "../stacks";
import { ComposedStack, composeStack } from "./compose-stack";
import { BundledFunctions } from "./functions/bundled-functions";
import { quietStackTraces } from "./quiet-stack-traces";

export interface Synthesis {
  readonly stacks: readonly ComposedStack[];
  readonly problems: readonly Problem[];
}

/**
 * Builds the stacks of the named environments in memory, without writing a configuration.
 * @param estate what validation has let through
 * @param outdir the output folder, as CDKTF's App wants to know it
 * @param only names of environments; all where left out
 */
export function synthesize(estate: Estate, outdir: string, only?: readonly string[]): Synthesis {
  quietStackTraces();
  const code = BundledFunctions.fast(process.cwd());
  const app = new App({ outdir, stackTraces: false });
  const stacks = estate.environments
    .filter(({ name }) => only === undefined || only.includes(name))
    .flatMap((environment) => stacksOf(app, resolveEnvironment(environment, estate.environments), code))
    .map(composeStack);
  return { stacks, problems: [...code.problems, ...stacks.flatMap(({ problems }) => problems)] };
}
