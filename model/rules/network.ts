import { isPrivate, parseCidr } from "../cidr";
import { MAX_CREATED_SUBNETS, MAX_VPC_PREFIX, MIN_SUBNETS, MIN_VPC_PREFIX, SOURCES } from "../limits";
import { CreatedNetwork, EndpointClients, ExistingNetwork, Network } from "../network";
import { Path } from "../problem";
import { checkDistinct, checkForm } from "./checks";
import { checkRoleName } from "./environment-identity";
import { EnvironmentRule, Report } from "./rule";

/** AWS made short ids until 2018 and makes long ones since. */
function checkId(id: string, path: Path, prefix: string, what: string, report: Report): void {
  const pattern = new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`);
  checkForm(id, path, { what, pattern, form: `\`${prefix}-\` and 8 or 17 hexadecimal digits` }, report);
}

/** Ids of one kind, each in its form and once. */
export function checkIds(ids: readonly string[], path: Path, prefix: string, what: string, report: Report): void {
  ids.forEach((id, position) => {
    checkId(id, path.at(position), prefix, `The id of the ${what}`, report);
  });
  checkDistinct(ids, path, what, report);
}

/** Ids of endpoints that stand for where requests come from: none would be nobody. */
export function checkEndpointIds(ids: readonly string[] | undefined, path: Path, report: Report): void {
  if (ids === undefined) return;
  checkIds(ids, path, "vpce", "VPC endpoint", report);
  if (ids.length > 0) return;
  report.error(path, {
    message: "The list of VPC endpoints is empty, so that nobody would reach the tables that demand one.",
    received: ids,
    expected: "at least one id, or no such property",
    source: SOURCES.sourceVpc,
  });
}

/** A VPC that exists: its ids go into endpoints and security groups as they stand. */
function checkExisting(network: ExistingNetwork, place: Path, report: Report): void {
  checkId(network.vpcId, place.at("vpcId"), "vpc", "The id of the VPC", report);
  checkIds(network.subnetIds, place.at("subnetIds"), "subnet", "subnet", report);
  checkIds(network.routeTableIds, place.at("routeTableIds"), "rtb", "route table", report);
  if (network.subnetIds.length < MIN_SUBNETS) {
    report.error(place.at("subnetIds"), {
      message: "There are too few subnets to cover two Availability Zones.",
      received: network.subnetIds,
      expected: `at least ${MIN_SUBNETS} private subnets in different zones`,
      source: SOURCES.subnets,
    });
  }
  if (network.routeTableIds.length === 0 && network.gatewayEndpoint !== false) {
    const finding = {
      message: "There is no route table, so that the gateway endpoint would serve nobody.",
      received: network.routeTableIds,
      expected: "the route tables of the subnets, or `gatewayEndpoint: false` where the VPC has such an endpoint",
      source: SOURCES.gatewayEndpoints,
    };
    report.error(place.at("routeTableIds"), finding, [place.at("gatewayEndpoint")]);
  }
}

/** A VPC that is made: a range that holds its subnets, and a zone of the Region for each. */
function checkCreated(network: CreatedNetwork, place: Path, region: string, report: Report): void {
  const range = parseCidr(network.cidr);
  const fits = range !== undefined && range.prefix >= MIN_VPC_PREFIX && range.prefix <= MAX_VPC_PREFIX;
  if (!fits || !isPrivate(range)) {
    report.error(place.at("cidr"), {
      message: fits ? "The range of the VPC belongs to the internet." : "The range of the VPC is malformed or unfit.",
      received: network.cidr,
      expected:
        `a private range from /${MIN_VPC_PREFIX} to /${MAX_VPC_PREFIX}, written with its first address: ` +
        "`10.0.0.0/24`",
      source: SOURCES.vpcCidrs,
    });
  }
  checkZones(network.zones, place.at("zones"), region, report);
}

function checkZones(zones: readonly string[] | undefined, place: Path, region: string, report: Report): void {
  if (zones === undefined) return;
  zones.forEach((zone, position) => {
    if (zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length))) return;
    report.error(place.at(position), {
      message: "The Availability Zone is none of the Region.",
      received: zone,
      expected: `the Region ${region} and a letter, such as \`${region}a\``,
      source: SOURCES.zones,
    });
  });
  checkDistinct(zones, place, "zone", report);
  if (zones.length >= MIN_SUBNETS && zones.length <= MAX_CREATED_SUBNETS) return;
  report.error(place, {
    message: "The VPC does not spread over the right number of zones.",
    received: zones,
    expected: `${MIN_SUBNETS} or ${MAX_CREATED_SUBNETS} zones`,
    source: SOURCES.subnets,
  });
}

/** Interface endpoints are for somebody, once for each service; without any endpoint there is no network to speak of. */
function checkEndpoints(network: Network, place: Path, report: Report): void {
  const services = network.interfaceEndpoints ?? [];
  checkDistinct(services, place.at("interfaceEndpoints"), "service", report);
  if (network.gatewayEndpoint === false && !services.includes("dynamodb")) {
    const finding = {
      message: "The network has no endpoint for DynamoDB at all.",
      received: false,
      expected: '`true`, or "dynamodb" among the interface endpoints',
      source: SOURCES.gatewayEndpoints,
    };
    report.error(place.at("gatewayEndpoint"), finding, [place.at("interfaceEndpoints")]);
  }
  const { clients } = network;
  const isSomebody =
    clients === undefined
      ? network.kind === "created"
      : (clients.cidrs ?? []).length + (clients.securityGroupIds ?? []).length > 0;
  if (services.length === 0 || isSomebody) return;
  const at = place.at("clients");
  const finding = {
    message: "Nobody is named who may reach the interface endpoints.",
    ...(clients === undefined ? {} : { received: clients }),
    expected: "ranges of subnets in `cidrs` or security groups of Lambda functions in `securityGroupIds`",
    source: SOURCES.securityGroups,
  };
  report.error(at, finding, [place.at("interfaceEndpoints"), at.at("cidrs"), at.at("securityGroupIds")]);
}

/** Clients come from private ranges: an endpoint that the internet may knock at protects nothing. */
export function checkClients(clients: EndpointClients | undefined, at: Path, report: Report): void {
  (clients?.cidrs ?? []).forEach((text, position) => {
    const range = parseCidr(text);
    if (range !== undefined && isPrivate(range)) return;
    report.error(at.at("cidrs").at(position), {
      message: "The range of the clients is malformed or reaches into the internet.",
      received: text,
      expected: "a private range, written with its first address: `10.0.1.0/24`",
      source: SOURCES.securityGroups,
    });
  });
  checkDistinct(clients?.cidrs ?? [], at.at("cidrs"), "range", report);
  checkIds(clients?.securityGroupIds ?? [], at.at("securityGroupIds"), "sg", "security group", report);
}

const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;

export const network: EnvironmentRule = ({ network: given, region }, path, report) => {
  if (!given) return;
  const place = path.at("network");
  if (given.kind === "existing") checkExisting(given, place, report);
  else checkCreated(given, place, region, report);
  checkClients(given.clients, place.at("clients"), report);
  checkEndpoints(given, place, report);
  checkEndpointIds(given.vpcEndpointIds, place.at("vpcEndpointIds"), report);
  const roles = given.operatorRoles ?? [];
  roles.forEach((role, position) => {
    checkRoleName(role, place.at("operatorRoles").at(position), "The operator role", report);
  });
  checkDistinct(roles, place.at("operatorRoles"), "role", report);
  if (given.organizationId === undefined) return;
  const form = "`o-` and 10 to 32 lower-case letters and digits";
  const source = SOURCES.organizationId;
  const what = "The id of the organization";
  checkForm(given.organizationId, place.at("organizationId"), { what, pattern: ORGANIZATION_ID, form, source }, report);
};
