import { Locality } from "../arn";
import { parseCidr, parts, renderCidr } from "../cidr";
import { CreatedNetwork, Network } from "../network";
import { ResolvedNetwork, ResolvedSubnet, ResolvedVpc } from "./resolved";

/** Where most Regions have their first three zones. */
const DEFAULT_ZONE_LETTERS = ["a", "b", "c"];

/** Bits that a subnet's prefix is longer than the VPC's: a quarter of the range each. */
const SUBNET_BITS = 2;

/** The subnets of a VPC that is made, in the order of their zones. A range that is none has no subnets. */
function subnetsOf(network: CreatedNetwork, region: string): ResolvedSubnet[] {
  const zones = network.zones ?? DEFAULT_ZONE_LETTERS.map((letter) => `${region}${letter}`);
  const range = parseCidr(network.cidr);
  const ranges = range === undefined ? [] : parts(range, SUBNET_BITS, zones.length);
  return zones.flatMap((zone, position) => {
    const cidr = ranges[position];
    return cidr === undefined ? [] : [{ zone, letter: zone.slice(region.length), cidr: renderCidr(cidr) }];
  });
}

function vpcOf(network: Network, region: string): ResolvedVpc {
  if (network.kind === "created") {
    return { kind: "created", cidr: network.cidr, subnets: subnetsOf(network, region) };
  }
  const { kind, vpcId, subnetIds, routeTableIds } = network;
  return { kind, vpcId, subnetIds, routeTableIds };
}

/** A network with every default filled in. Takes what validation has let through. */
export function resolveNetwork(network: Network, { account, region }: Locality): ResolvedNetwork {
  const vpc = vpcOf(network, region);
  const { clients, organizationId } = network;
  // Nobody said who: what runs in a VPC that was made for these clients.
  const own = vpc.kind === "created" && clients === undefined ? vpc.subnets.map(({ cidr }) => cidr) : [];
  return {
    vpc,
    gatewayEndpoint: network.gatewayEndpoint ?? true,
    interfaceEndpoints: network.interfaceEndpoints ?? [],
    clients: { cidrs: clients?.cidrs ?? own, securityGroupIds: clients?.securityGroupIds ?? [] },
    principals:
      organizationId === undefined
        ? { key: "aws:PrincipalAccount", value: account }
        : { key: "aws:PrincipalOrgID", value: organizationId },
  };
}
