import { App } from "cdktf";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { EnvironmentStack } from "./environment-stack";
import { TablesStack } from "./tables-stack";

/** Every stack of an environment, in the order in which they are applied. */
export function stacksOf(app: App, environment: ResolvedEnvironment): EnvironmentStack[] {
  return [new TablesStack(app, environment)];
}
