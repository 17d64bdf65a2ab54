import { App } from "cdktf";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { AccessStack } from "./access-stack";
import { EnvironmentStack } from "./environment-stack";
import { NetworkStack } from "./network-stack";
import { TablesStack } from "./tables-stack";

/** Every stack of an environment, in the order in which they are applied. */
export function stacksOf(app: App, environment: ResolvedEnvironment): EnvironmentStack[] {
  const { network } = environment;
  return [
    // First of all: every role of the environment is made with the permissions boundary.
    new AccessStack(app, environment),
    // Before the tables: one that demands an endpoint is out of reach until there is one.
    ...(network ? [new NetworkStack(app, environment, network)] : []),
    new TablesStack(app, environment),
  ];
}
