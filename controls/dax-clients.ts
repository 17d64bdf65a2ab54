import { COMPLIANT, Control, nonCompliant, ResourceRecord, Surroundings } from "./control";
import { blocks, list, text } from "./values";

const TLS_PORT = 9111;

type Rule = Readonly<Record<string, unknown>>;

/** The groups of a cluster that belong to the same configuration: another's can be judged only where it is. */
function groupsOf({ values }: ResourceRecord, surroundings: Surroundings): readonly ResourceRecord[] {
  const ids = list(values["security_group_ids"]).map(String);
  return surroundings
    .ofType("aws_security_group")
    .filter((group) => ids.includes(`\${${group.address}.id}`) || ids.includes(text(group.values, "id") ?? "unknown"));
}

function ingressOf(group: ResourceRecord, surroundings: Surroundings): Rule[] {
  const ids = [`\${${group.address}.id}`, ...list(group.values["id"]).map(String)];
  const rules = ids.flatMap((id) => surroundings.where("aws_vpc_security_group_ingress_rule", "security_group_id", id));
  return [...blocks(group.values, "ingress"), ...rules.map(({ values }) => values)];
}

/** Whom a rule lets in is judged for every group alike, by `no-public-rules`. */
function opensAnotherPort(rule: Rule): boolean {
  return rule["from_port"] !== TLS_PORT || rule["to_port"] !== TLS_PORT;
}

export const daxClients: Control = {
  id: "dax-clients",
  title: `Every DAX cluster has a security group of its own that lets its clients in on port ${TLS_PORT} alone`,
  why: "Whoever reaches a cluster, and may call it, reads all that its role may read: the wire is part of the access.",
  types: ["aws_dax_cluster"],
  answers: { lens: ["DDBSEC5_5"] },
  judge(cluster, surroundings) {
    const groups = groupsOf(cluster, surroundings);
    // Without a group of its own, AWS puts the nodes into the VPC's default group, which is open among its members.
    if (groups.length === 0) return nonCompliant("it has no security group, or none that is known");
    const rules = groups.flatMap((group) => ingressOf(group, surroundings));
    return rules.some(opensAnotherPort) ? nonCompliant(`a rule lets in another port than ${TLS_PORT}`) : COMPLIANT;
  },
};
