import { App } from "cdktf";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { EnvironmentStack } from "./environment-stack";
import { MonitoringStack } from "./monitoring-stack";
import { NetworkStack } from "./network-stack";
import { TablesStack } from "./tables-stack";

/** Every stack of an environment, in the order in which they are applied. */
export function stacksOf(app: App, environment: ResolvedEnvironment): EnvironmentStack[] {
  const { alerts, network } = environment;
  return [
    // First: the others publish to its topic.
    ...(alerts.created ? [new MonitoringStack(app, environment)] : []),
    // Before the tables: one that demands an endpoint is out of reach until there is one.
    ...(network ? [new NetworkStack(app, environment, network)] : []),
    new TablesStack(app, environment),
  ];
}
