import { Locality, roleArn, serviceLinkedRoles } from "../arn";
import { cacheRoleName } from "../cache/names";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { Network } from "../network";
import { Replica } from "../replication";
import { ResolvedOrigin } from "./resolved";

/**
 * Roles that may reach the items from elsewhere: those that only AWS services can assume (replication, auto scaling,
 * Backup), the one that deploys, and the operators. IAM has no Region: the same roles are exempt in every replica.
 */
function exemptRoles(environment: Environment): string[] {
  const named = [environment.deployRole ?? [], environment.network?.operatorRoles ?? []].flat();
  const home: Locality = environment;
  return [serviceLinkedRoles(home), ...named.map((name) => roleArn(home, name))].sort();
}

/**
 * The roles of the clusters in front of a table: AWS does not promise to send their nodes' requests through the VPC's
 * endpoints. Who reaches a cluster is decided in the VPC, and the service alone can take on its role.
 */
function cacheRoles({ caches = [], name, ...home }: Environment, tableName: string): string[] {
  const serving = caches.filter(({ tables }) => tables.includes(tableName));
  return serving.map((cache) => roleArn(home, cacheRoleName(name, cache.name)));
}

/** Given ids of endpoints are narrower than the VPC; the id of a VPC that is yet to be made is not known. */
function placeOf(network: Network): Pick<ResolvedOrigin, "key" | "values"> {
  if (network.vpcEndpointIds !== undefined) return { key: "aws:SourceVpce", values: network.vpcEndpointIds };
  return { key: "aws:SourceVpc", values: network.kind === "existing" ? [network.vpcId] : [] };
}

export function tableOrigin(deployment: TableDeployment, environment: Environment): ResolvedOrigin | undefined {
  if (deployment.onlyThrough === undefined || environment.network === undefined) return undefined;
  const exempt = [...exemptRoles(environment), ...cacheRoles(environment, deployment.table.name)];
  return { ...placeOf(environment.network), exemptRoles: exempt.sort() };
}

/**
 * A VPC is in one Region: a replica is reached through the endpoints that are named for it. Clusters ask the table of
 * their own Region, never a replica.
 */
export function replicaOrigin(
  deployment: TableDeployment,
  { vpcEndpointIds }: Replica,
  environment: Environment,
): ResolvedOrigin | undefined {
  if (deployment.onlyThrough === undefined) return undefined;
  return { key: "aws:SourceVpce", values: vpcEndpointIds ?? [], exemptRoles: exemptRoles(environment) };
}
