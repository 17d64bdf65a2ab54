import { App } from "cdktf";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { CacheStack } from "./cache-stack";
import { EnvironmentStack } from "./environment-stack";
import { NetworkStack } from "./network-stack";
import { TablesStack } from "./tables-stack";

/** Every stack of an environment, in the order in which they are applied. */
export function stacksOf(app: App, environment: ResolvedEnvironment): EnvironmentStack[] {
  const { network, caches } = environment;
  return [
    // Before the tables: one that demands an endpoint is out of reach until there is one.
    ...(network ? [new NetworkStack(app, environment, network)] : []),
    new TablesStack(app, environment),
    ...(caches ? [new CacheStack(app, environment, caches)] : []),
  ];
}
