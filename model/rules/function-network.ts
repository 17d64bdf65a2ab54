import { MAX_FUNCTION_SECURITY_GROUPS, MAX_FUNCTION_SUBNETS, MIN_SUBNETS, SOURCES } from "../limits";
import { Path } from "../problem";
import { checkIds } from "./network";
import { EnvironmentRule, Report } from "./rule";

/** How many ids of one kind a function takes. */
interface Range {
  readonly message: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly what: string;
  readonly source: string;
}

function checkCount(ids: readonly string[], path: Path, range: Range, report: Report): void {
  const { message, minimum, maximum, what, source } = range;
  if (ids.length >= minimum && ids.length <= maximum) return;
  report.error(path, { message, received: ids, expected: `${minimum} to ${maximum} ${what}`, source });
}

/** Functions that run in a VPC take ids of it, as many as Lambda takes, and do not go down with one zone. */
export const functionNetwork: EnvironmentRule = ({ functions }, path, report) => {
  if (functions?.network === undefined) return;
  const { subnetIds, securityGroupIds } = functions.network;
  const place = path.at("functions").at("network");
  const subnets = place.at("subnetIds");
  checkIds(subnetIds, subnets, "subnet", "subnet", report);
  checkCount(
    subnetIds,
    subnets,
    {
      message:
        subnetIds.length < MIN_SUBNETS
          ? "There are too few subnets for functions to outlive an Availability Zone."
          : "There are more subnets than a function takes.",
      minimum: MIN_SUBNETS,
      maximum: MAX_FUNCTION_SUBNETS,
      what: "private subnets in different zones",
      source: subnetIds.length < MIN_SUBNETS ? SOURCES.lambdaVpc : SOURCES.lambdaVpcConfig,
    },
    report,
  );
  const groups = place.at("securityGroupIds");
  checkIds(securityGroupIds, groups, "sg", "security group", report);
  checkCount(
    securityGroupIds,
    groups,
    {
      message:
        securityGroupIds.length === 0
          ? "There is no security group for the functions."
          : "There are more security groups than a function takes.",
      minimum: 1,
      maximum: MAX_FUNCTION_SECURITY_GROUPS,
      what: "security groups that let HTTPS out to what the functions call",
      source: SOURCES.lambdaVpcConfig,
    },
    report,
  );
};
