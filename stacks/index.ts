import { App } from "cdktf";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { AccessStack } from "./access-stack";
import { EnvironmentStack } from "./environment-stack";
import { TablesStack } from "./tables-stack";

/** Every stack of an environment, in the order in which they are applied. */
export function stacksOf(app: App, environment: ResolvedEnvironment): EnvironmentStack[] {
  const stacks: EnvironmentStack[] = [new TablesStack(app, environment)];
  // Without tables there is nothing to have access to.
  if (environment.tables.length > 0) stacks.push(new AccessStack(app, environment));
  return stacks;
}
