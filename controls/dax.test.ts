import { daxClients } from "./dax-clients";
import { daxEncryption } from "./dax-encryption";
import { daxMultiAz } from "./dax-multi-az";
import { daxTls } from "./dax-tls";
import { reasonOf, record, verdictOn } from "./fixtures";

const cluster = (values: Record<string, unknown>) => record("aws_dax_cluster", values);

describe("dax-encryption", () => {
  const judge = (values: Record<string, unknown>) => reasonOf(verdictOn(daxEncryption, cluster(values)));

  test("a cluster that encrypts is compliant", () => {
    expect(judge({ server_side_encryption: [{ enabled: true }] })).toBe("compliant");
  });

  test.each([{}, { server_side_encryption: [] }, { server_side_encryption: [{ enabled: false }] }])(
    "a cluster with %j is not",
    (values) => {
      expect(judge(values)).toBe("server_side_encryption is not enabled");
    },
  );
});

describe("dax-tls", () => {
  const judge = (values: Record<string, unknown>) => reasonOf(verdictOn(daxTls, cluster(values)));

  test("a cluster with TLS is compliant", () => {
    expect(judge({ cluster_endpoint_encryption_type: "TLS" })).toBe("compliant");
  });

  test.each([{}, { cluster_endpoint_encryption_type: "NONE" }])("a cluster with %j is not", (values) => {
    expect(judge(values)).toBe("cluster_endpoint_encryption_type is not TLS");
  });
});

describe("dax-multi-az", () => {
  const SUBNETS = ["subnet-1", "subnet-2", "subnet-3"];
  const group = (values: Record<string, unknown>) => record("aws_dax_subnet_group", { name: "prod-cache", ...values });
  const judge = (values: Record<string, unknown>, subnets: readonly string[] = SUBNETS) =>
    reasonOf(verdictOn(daxMultiAz, cluster(values), group({ subnet_ids: subnets })));

  test.each(["${aws_dax_subnet_group.orders.name}", "${aws_dax_subnet_group.orders.id}", "prod-cache"])(
    "three nodes in the subnets of %s are compliant",
    (name) => {
      expect(judge({ replication_factor: 3, subnet_group_name: name })).toBe("compliant");
    },
  );

  test.each([1, 2, undefined])("%s nodes are not", (nodes) => {
    expect(judge({ replication_factor: nodes, subnet_group_name: "prod-cache" })).toBe(
      "replication_factor is less than 3",
    );
  });

  test("one subnet is one zone, and an unknown group may be", () => {
    const values = { replication_factor: 3, subnet_group_name: "prod-cache" };
    const reason = "its subnet group has fewer than 2 subnets, or is not known";
    expect(judge(values, ["subnet-1"])).toBe(reason);
    expect(judge({ ...values, subnet_group_name: "other" })).toBe(reason);
    expect(reasonOf(verdictOn(daxMultiAz, cluster({ replication_factor: 3 })))).toBe(reason);
  });
});

describe("dax-clients", () => {
  const CLUSTER = cluster({ security_group_ids: ["${aws_security_group.orders.id}"] });
  const GROUP = record("aws_security_group", { name: "dax-prod-orders" });
  const TLS = { ip_protocol: "tcp", from_port: 9111, to_port: 9111 };
  const rule = (values: Record<string, unknown>) =>
    record("aws_vpc_security_group_ingress_rule", {
      security_group_id: "${aws_security_group.orders.id}",
      ...TLS,
      ...values,
    });
  const judge = (...others: Parameters<typeof verdictOn>[1][]) => reasonOf(verdictOn(daxClients, CLUSTER, ...others));

  test("named groups and private ranges on the TLS port are compliant", () => {
    expect(judge(GROUP, rule({ referenced_security_group_id: "sg-1" }), rule({ cidr_ipv4: "10.0.1.0/24" }))).toBe(
      "compliant",
    );
    expect(judge(GROUP)).toBe("compliant");
  });

  test("groups are known by their ids once they have them", () => {
    const deployed = cluster({ security_group_ids: ["sg-9"] });
    const found = (port: number) =>
      reasonOf(
        verdictOn(
          daxClients,
          deployed,
          record("aws_security_group", { id: "sg-9" }),
          rule({ security_group_id: "sg-9", from_port: port, to_port: port }),
        ),
      );
    expect(found(9111)).toBe("compliant");
    expect(found(8111)).toBe("a rule lets in another port than 9111");
  });

  test("a cluster without a group, or with somebody else's, is not", () => {
    const reason = "it has no security group, or none that is known";
    expect(judge()).toBe(reason);
    expect(reasonOf(verdictOn(daxClients, cluster({}), GROUP))).toBe(reason);
    expect(reasonOf(verdictOn(daxClients, cluster({ security_group_ids: ["sg-9"] }), GROUP))).toBe(reason);
  });

  test.each([
    [{ from_port: 8111, to_port: 8111 }, "a rule lets in another port than 9111"],
    [{ from_port: 0, to_port: 65535 }, "a rule lets in another port than 9111"],
    [{ from_port: undefined, to_port: undefined, ip_protocol: "-1" }, "a rule lets in another port than 9111"],
  ])("a rule with %j is not", (values, reason) => {
    expect(judge(GROUP, rule(values))).toBe(reason);
  });

  test("rules inside of the group count too; another group's do not", () => {
    const plain = { from_port: 8111, to_port: 8111 };
    const open = record("aws_security_group", { ingress: [{ ...TLS, ...plain }] });
    expect(judge(open)).toBe("a rule lets in another port than 9111");
    expect(judge(GROUP, rule({ ...plain, security_group_id: "${aws_security_group.other.id}" }))).toBe("compliant");
  });
});
