import { COMPLIANT, Control, nonCompliant } from "./control";
import { list } from "./values";

/** Fewer subnets do not cover two Availability Zones. */
const LEAST_SUBNETS = 2;

export const gatewayEndpointRoutes: Control = {
  id: "gateway-endpoint-routes",
  title: "Every gateway endpoint is on at least one route table",
  why: "Without a route the endpoint serves nobody, and requests leave by the internet or not at all.",
  types: ["aws_vpc_endpoint"],
  answers: {},
  configRules: [
    {
      identifier: "SERVICE_VPC_ENDPOINT_ENABLED",
      title: "Every VPC has an endpoint for DynamoDB",
      judges: "account",
      isNeeded: ({ vpc }) => vpc !== undefined,
      parameters: () => ({ serviceName: "dynamodb" }),
    },
  ],
  judge({ values }) {
    // The type that an endpoint has where it names none.
    if ((values["vpc_endpoint_type"] ?? "Gateway") !== "Gateway") return { status: "not-applicable" };
    return list(values["route_table_ids"]).length > 0 ? COMPLIANT : nonCompliant("route_table_ids is empty");
  },
};

export const endpointZones: Control = {
  id: "endpoint-zones",
  title: "Every interface endpoint has subnets in two Availability Zones at least",
  why: "An endpoint in one zone is gone with that zone, and every client that was given its URL with it.",
  types: ["aws_vpc_endpoint"],
  answers: { prowler: ["vpc_endpoint_multi_az_enabled"] },
  judge({ values }) {
    if (values["vpc_endpoint_type"] !== "Interface") return { status: "not-applicable" };
    const subnets = new Set(list(values["subnet_ids"]).map(String)).size;
    return subnets >= LEAST_SUBNETS ? COMPLIANT : nonCompliant(`subnets: ${subnets}, at least ${LEAST_SUBNETS}`);
  },
};
