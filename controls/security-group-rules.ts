import { COMPLIANT, Control, nonCompliant, ResourceRecord } from "./control";
import { blocks, list, text } from "./values";
import { notDeployed } from "./not-deployed";

const RULES = ["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"];
const GROUPS = ["aws_security_group", "aws_default_security_group"];

/** The rules that a resource is or holds. */
function rulesOf({ type, values }: ResourceRecord): Readonly<Record<string, unknown>>[] {
  return RULES.includes(type) ? [values] : [...blocks(values, "ingress"), ...blocks(values, "egress")];
}

/** Every range of addresses that a rule names, in the arguments of either kind of rule. */
function rangesOf(rule: Readonly<Record<string, unknown>>): string[] {
  return ["cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"].flatMap((name) => list(rule[name]).map(String));
}

/** A range so wide that it cannot be a network of ours: the private ranges start at /8, those of IPv6 at /7. */
function isPublic(range: string): boolean {
  const [address = "", prefix] = range.split("/");
  if (prefix === undefined) return false;
  return Number(prefix) < (address.includes(":") ? 7 : 8);
}

export const noPublicRules: Control = {
  id: "no-public-rules",
  title: "No security group lets anything in from the internet or out to it, and each rule opens one port",
  why: "DynamoDB is reached through endpoints: a way to the internet is one for copied data, and for whoever comes in.",
  types: [...RULES, ...GROUPS],
  answers: {
    securityHub: ["EC2.13", "EC2.14", "EC2.18", "EC2.19"],
    checkov: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "CKV_AWS_277", "CKV_AWS_382"],
    trivy: ["AWS-0104", "AWS-0107"],
    kics: ["4728cd65", "381c3f2a", "590d878b"],
  },
  notDeployed: notDeployed(
    "securityGroups",
    "INCOMING_SSH_DISABLED",
    "RESTRICTED_INCOMING_TRAFFIC",
    "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS",
  ),
  judge(resource) {
    for (const rule of rulesOf(resource)) {
      const open = rangesOf(rule).find(isPublic);
      if (open !== undefined) return nonCompliant(`a rule names the internet: ${open}`);
      const protocol = text(rule, "ip_protocol") ?? text(rule, "protocol");
      if (protocol === "-1" || protocol === "all") return nonCompliant("a rule opens every protocol and port");
      if (rule["from_port"] !== rule["to_port"]) return nonCompliant("a rule opens a range of ports");
    }
    return COMPLIANT;
  },
};

/** What Terraform writes where nothing is said. */
const UNSAID = "Managed by Terraform";

export const describedRules: Control = {
  id: "described-rules",
  title: "Every security group and every rule says what it is for",
  why: "A rule that nobody understands is a rule that nobody dares to remove.",
  types: ["aws_security_group", ...RULES],
  answers: {
    checkov: ["CKV_AWS_23"],
    trivy: ["AWS-0099", "AWS-0124"],
    kics: ["cb3f5ed6", "68eb4bf3"],
  },
  judge(resource) {
    const undescribed = [resource.values, ...rulesOf(resource)].filter(
      (each) => (text(each, "description") ?? UNSAID) === UNSAID,
    );
    return undescribed.length === 0 ? COMPLIANT : nonCompliant("a description is missing");
  },
};
