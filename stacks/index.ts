import { App } from "cdktf";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { FunctionCode } from "../modules/function/function-code";
import { AccessStack } from "./access-stack";
import { ArchiveStack } from "./archive-stack";
import { BackupStack } from "./backup-stack";
import { AccountStack } from "./account-stack";
import { AuditStack } from "./audit-stack";
import { CacheStack } from "./cache-stack";
import { EnvironmentStack } from "./environment-stack";
import { MonitoringStack } from "./monitoring-stack";
import { NetworkStack } from "./network-stack";
import { TablesStack } from "./tables-stack";

/**
 * Every stack of an environment, in the order in which they are applied, which their dependencies say as well.
 * @param code for the stacks that have Lambda functions
 */
export function stacksOf(app: App, environment: ResolvedEnvironment, code: FunctionCode): EnvironmentStack[] {
  // First of all: every role of the environment is made with a permissions boundary.
  const access = new AccessStack(app, environment);
  const monitoring = environment.alerts.created && new MonitoringStack(app, environment);
  const network = environment.network && new NetworkStack(app, environment, environment.network);
  network?.addDependency(access);
  const tables = new TablesStack(app, environment);
  // A table that demands an endpoint is out of reach until there is one.
  if (network && environment.tables.some(({ origin }) => origin)) tables.addDependency(network);
  const cache = environment.caches && new CacheStack(app, environment, environment.caches);
  for (const needed of [access, tables]) cache?.addDependency(needed);
  const archive = environment.archive && new ArchiveStack(app, environment, environment.archive, code);
  for (const needed of [access, tables]) archive?.addDependency(needed);
  const backup = environment.backup && new BackupStack(app, environment, environment.backup, code);
  // A selection names tables by ARN; AWS Backup takes them before they are there, and fails its first jobs then.
  for (const needed of [access, tables]) backup?.addDependency(needed);
  const account = environment.accountBaseline && new AccountStack(app, environment, environment.accountBaseline);
  const audit = environment.audit && new AuditStack(app, environment, environment.audit);
  audit?.addDependency(access);
  if (account) audit?.addDependency(account);
  return [access, monitoring, network, tables, cache, archive, backup, account, audit].filter(
    (stack) => stack !== undefined,
  );
}
