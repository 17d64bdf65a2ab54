import { Locality, roleArn, serviceLinkedRoles } from "../arn";
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

/** Given ids of endpoints are narrower than the VPC; the id of a VPC that is yet to be made is not known. */
function placeOf(network: Network): Pick<ResolvedOrigin, "key" | "values"> {
  if (network.vpcEndpointIds !== undefined) return { key: "aws:SourceVpce", values: network.vpcEndpointIds };
  return { key: "aws:SourceVpc", values: network.kind === "existing" ? [network.vpcId] : [] };
}

export function tableOrigin(deployment: TableDeployment, environment: Environment): ResolvedOrigin | undefined {
  if (deployment.onlyThrough === undefined || environment.network === undefined) return undefined;
  return { ...placeOf(environment.network), exemptRoles: exemptRoles(environment) };
}

/** A VPC is in one Region: a replica is reached through the endpoints that are named for it. */
export function replicaOrigin(
  deployment: TableDeployment,
  { vpcEndpointIds }: Replica,
  environment: Environment,
): ResolvedOrigin | undefined {
  if (deployment.onlyThrough === undefined) return undefined;
  return { key: "aws:SourceVpce", values: vpcEndpointIds ?? [], exemptRoles: exemptRoles(environment) };
}
