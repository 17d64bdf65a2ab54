import { COMPLIANT, Control, nonCompliant, ResourceRecord, Surroundings } from "./control";
import { list, text } from "./values";

/** Fewer nodes do not carry the load when one is lost with its zone. */
const LEAST_NODES = 3;
/** One subnet is one zone. In which zones several are, their ids do not say. */
const LEAST_SUBNETS = 2;

/** The subnets of a cluster's group, by reference in a configuration and by name in a plan. */
function subnetsOf({ values }: ResourceRecord, surroundings: Surroundings): unknown[] {
  const name = text(values, "subnet_group_name");
  const group = surroundings
    .ofType("aws_dax_subnet_group")
    .find((each) => [`\${${each.address}.name}`, `\${${each.address}.id}`, each.values["name"]].includes(name));
  return list(group?.values["subnet_ids"]);
}

export const daxMultiAz: Control = {
  id: "dax-multi-az",
  title: "Every DAX cluster has at least three nodes, and more than one subnet for them",
  why: "A cluster of one node is gone with its zone; with two, the one that is left has twice its load.",
  types: ["aws_dax_cluster"],
  answers: {},
  judge(cluster, surroundings) {
    const nodes = Number(cluster.values["replication_factor"]);
    if (!(nodes >= LEAST_NODES)) return nonCompliant(`replication_factor is less than ${LEAST_NODES}`);
    return subnetsOf(cluster, surroundings).length >= LEAST_SUBNETS
      ? COMPLIANT
      : nonCompliant(`its subnet group has fewer than ${LEAST_SUBNETS} subnets, or is not known`);
  },
};
