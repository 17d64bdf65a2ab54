import { Control } from "./control";
import { closedDefaultGroup, vpcFlowLogs } from "./created-vpc";
import { endpointZones, gatewayEndpointRoutes } from "./endpoint-placement";
import { endpointPolicy } from "./endpoint-policy";
import { policyOf, reasonOf, record, verdictOn } from "./fixtures";
import { describedRules, noPublicRules } from "./security-group-rules";

const judge = (control: Control, type: string, values: Record<string, unknown>) =>
  reasonOf(verdictOn(control, record(type, values)));

describe("endpoint-policy", () => {
  const TABLE = "arn:aws:dynamodb:eu-west-1:111111111111:table/dev-orders";
  const ALLOW = {
    Effect: "Allow",
    Principal: "*",
    Action: ["dynamodb:GetItem"],
    Resource: [TABLE],
    Condition: { StringEquals: { "aws:PrincipalAccount": "111111111111" } },
  };
  const DISCOVER = { ...ALLOW, Action: "dynamodb:DescribeEndpoints", Resource: "*" };
  const judgeWith = (...statements: readonly unknown[]) =>
    judge(endpointPolicy, "aws_vpc_endpoint", { policy: policyOf(...statements) });

  test("our principals with named actions on named resources are compliant", () => {
    expect(judgeWith(ALLOW, DISCOVER)).toBe("compliant");
    const lists = ["dynamodb:ListBackups", "dynamodb:ListExports", "dynamodb:ListTables"];
    expect(judgeWith(ALLOW, { ...DISCOVER, Action: lists })).toBe("compliant");
    expect(judgeWith({ ...ALLOW, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })).toBe("compliant");
    const role = { AWS: "arn:aws:iam::111111111111:role/app" };
    expect(judgeWith({ ...ALLOW, Principal: role, Condition: undefined })).toBe("compliant");
  });

  test("a Deny may be as wide as it likes", () => {
    expect(judgeWith(ALLOW, { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" })).toBe("compliant");
  });

  const STRANGERS = "a statement allows principals of any account";
  test.each([
    ["no condition", { Condition: undefined }, STRANGERS],
    ["another condition", { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } }, STRANGERS],
    ["any account by pattern", { Condition: { StringLike: { "aws:PrincipalAccount": "*" } } }, STRANGERS],
    [
      "a condition that a missing key satisfies",
      { Condition: { StringEqualsIfExists: { "aws:PrincipalAccount": "111111111111" } } },
      STRANGERS,
    ],
    ["every AWS principal", { Principal: { AWS: "*" }, Condition: undefined }, STRANGERS],
    ["everybody but somebody", { Principal: undefined, NotPrincipal: "x", Condition: undefined }, STRANGERS],
    ["every action", { Action: "dynamodb:*" }, "a statement allows actions by a wildcard"],
    ["all actions but some", { Action: undefined, NotAction: "x" }, "a statement allows actions by a wildcard"],
    ["every resource", { Resource: "*" }, "a statement allows every resource"],
    ["every resource among others", { Resource: [TABLE, "*"] }, "a statement allows every resource"],
    [
      "every resource to more than discovery",
      { Action: ["dynamodb:DescribeEndpoints", "dynamodb:GetItem"], Resource: "*" },
      "a statement allows every resource",
    ],
  ])("a statement with %s is not compliant", (_, change, reason) => {
    expect(judgeWith(DISCOVER, { ...ALLOW, ...change })).toBe(reason);
  });

  test("no policy is AWS's default: everything", () => {
    expect(judge(endpointPolicy, "aws_vpc_endpoint", {})).toBe("there is no policy, or it is not known");
  });
});

describe("gateway-endpoint-routes", () => {
  const judgeEndpoint = (values: Record<string, unknown>) => judge(gatewayEndpointRoutes, "aws_vpc_endpoint", values);

  test("a gateway endpoint needs a route table; an interface endpoint has none", () => {
    expect(judgeEndpoint({ vpc_endpoint_type: "Gateway", route_table_ids: ["rtb-1"] })).toBe("compliant");
    expect(judgeEndpoint({ vpc_endpoint_type: "Gateway", route_table_ids: [] })).toBe("route_table_ids is empty");
    expect(judgeEndpoint({})).toBe("route_table_ids is empty");
    expect(judgeEndpoint({ vpc_endpoint_type: "Interface" })).toBe("not-applicable");
  });
});

describe("endpoint-zones", () => {
  const judgeEndpoint = (values: Record<string, unknown>) => judge(endpointZones, "aws_vpc_endpoint", values);

  test("an interface endpoint needs two subnets; a gateway endpoint has none", () => {
    expect(judgeEndpoint({ vpc_endpoint_type: "Interface", subnet_ids: ["${a.id}", "${b.id}"] })).toBe("compliant");
    for (const ids of [[], ["a"], ["a", "a"]]) {
      expect(judgeEndpoint({ vpc_endpoint_type: "Interface", subnet_ids: ids })).toContain("at least 2");
    }
    expect(judgeEndpoint({ vpc_endpoint_type: "Gateway" })).toBe("not-applicable");
  });
});

describe("no-public-rules", () => {
  const INGRESS = "aws_vpc_security_group_ingress_rule";
  const EGRESS = "aws_vpc_security_group_egress_rule";
  const HTTPS = { ip_protocol: "tcp", from_port: 443, to_port: 443 };

  test.each([
    { ...HTTPS, cidr_ipv4: "10.0.0.0/8" },
    { ...HTTPS, cidr_ipv6: "fd00::/8" },
    { ...HTTPS, referenced_security_group_id: "sg-1" },
    { ...HTTPS, prefix_list_id: "${aws_vpc_endpoint.a.prefix_list_id}" },
  ])("one port to %j is compliant", (values) => {
    expect(judge(noPublicRules, INGRESS, values)).toBe("compliant");
    expect(judge(noPublicRules, EGRESS, values)).toBe("compliant");
  });

  test.each([
    [{ ...HTTPS, cidr_ipv4: "0.0.0.0/0" }, "a rule names the internet: 0.0.0.0/0"],
    [{ ...HTTPS, cidr_ipv4: "128.0.0.0/1" }, "a rule names the internet: 128.0.0.0/1"],
    [{ ...HTTPS, cidr_ipv6: "::/0" }, "a rule names the internet: ::/0"],
    [{ ip_protocol: "-1", referenced_security_group_id: "sg-1" }, "a rule opens every protocol and port"],
    [{ ...HTTPS, from_port: 0, to_port: 65535, cidr_ipv4: "10.0.0.0/24" }, "a rule opens a range of ports"],
  ])("%j is not", (values, reason) => {
    expect(judge(noPublicRules, INGRESS, values)).toBe(reason);
    expect(judge(noPublicRules, EGRESS, values)).toBe(reason);
  });

  test("rules inside of a group count too", () => {
    const open = [{ protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["10.0.0.0/24", "0.0.0.0/0"] }];
    expect(judge(noPublicRules, "aws_security_group", { egress: open })).toContain("the internet");
    expect(judge(noPublicRules, "aws_default_security_group", { ingress: open })).toContain("the internet");
    expect(judge(noPublicRules, "aws_security_group", {})).toBe("compliant");
  });
});

describe("described-rules", () => {
  test.each(["aws_security_group", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"])(
    "%s says what it is for",
    (type) => {
      expect(judge(describedRules, type, { description: "HTTPS from clients" })).toBe("compliant");
      for (const description of [undefined, "", "Managed by Terraform"]) {
        expect(judge(describedRules, type, { description })).toBe("a description is missing");
      }
    },
  );

  test("so does a rule inside of a group", () => {
    const values = { description: "Clients", ingress: [{ from_port: 443 }] };
    expect(judge(describedRules, "aws_security_group", values)).toBe("a description is missing");
  });
});

describe("a VPC that is made", () => {
  const VPC = record("aws_vpc", { cidr_block: "10.0.0.0/24" });
  const OTHER = "${aws_vpc.other.id}";
  const log = (vpc: string, traffic = "ALL") => record("aws_flow_log", { vpc_id: vpc, traffic_type: traffic });
  const group = (vpc: string, rules = {}) => record("aws_default_security_group", { vpc_id: vpc, ...rules });
  const SELF = "${aws_vpc.orders.id}";

  test("has flow logs of everything", () => {
    const found = (...others: Parameters<typeof verdictOn>[1][]) => reasonOf(verdictOn(vpcFlowLogs, VPC, ...others));
    expect(found(log(SELF))).toBe("compliant");
    expect(found()).toBe("no flow log names the VPC");
    expect(found(log(OTHER))).toBe("no flow log names the VPC");
    expect(found(log(SELF, "REJECT"))).toContain("accepted and rejected");
  });

  test("has a closed default group", () => {
    const found = (...others: Parameters<typeof verdictOn>[1][]) =>
      reasonOf(verdictOn(closedDefaultGroup, VPC, ...others));
    expect(found(group(SELF))).toBe("compliant");
    expect(found(group(SELF, { ingress: [], egress: [] }))).toBe("compliant");
    expect(found()).toBe("the default security group is left as AWS makes it");
    expect(found(group(OTHER))).toBe("the default security group is left as AWS makes it");
    expect(found(group(SELF, { egress: [{ protocol: "-1" }] }))).toBe("the default security group has rules");
  });

  test("is known by its id once it has one", () => {
    const deployed = record("aws_vpc", { id: "vpc-1" });
    expect(reasonOf(verdictOn(vpcFlowLogs, deployed, log("vpc-1")))).toBe("compliant");
  });
});
