import { MIN_SUBNETS, SOURCES } from "../limits";
import { Path } from "../problem";
import { checkDistinct, checkForm } from "./checks";
import { EnvironmentRule, Report } from "./rule";

/** AWS made short ids until 2018 and makes long ones since. */
function checkId(id: string, path: Path, prefix: string, what: string, report: Report): void {
  const pattern = new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`);
  checkForm(id, path, { what, pattern, form: `\`${prefix}-\` and 8 or 17 hexadecimal digits` }, report);
}

function checkIds(ids: readonly string[], path: Path, prefix: string, what: string, report: Report): void {
  ids.forEach((id, position) => {
    checkId(id, path.at(position), prefix, `The id of the ${what}`, report);
  });
  checkDistinct(ids, path, what, report);
}

/** The network exists already; its ids go into endpoints and security groups as they stand. */
export const network: EnvironmentRule = ({ network: given }, path, report) => {
  if (!given) return;
  const place = path.at("network");
  checkId(given.vpcId, place.at("vpcId"), "vpc", "The id of the VPC", report);
  checkIds(given.subnetIds, place.at("subnetIds"), "subnet", "subnet", report);
  checkIds(given.routeTableIds, place.at("routeTableIds"), "rtb", "route table", report);
  if (given.subnetIds.length < MIN_SUBNETS) {
    report.error(place.at("subnetIds"), {
      message: "There are too few subnets to cover two Availability Zones.",
      received: given.subnetIds,
      expected: `at least ${MIN_SUBNETS} private subnets in different zones`,
      source: SOURCES.subnets,
    });
  }
  if (given.routeTableIds.length === 0) {
    report.error(place.at("routeTableIds"), {
      message: "There is no route table, so that the gateway endpoint would serve nobody.",
      received: given.routeTableIds,
      expected: "the route tables of the subnets",
      source: SOURCES.gatewayEndpoints,
    });
  }
};
