import { COMPLIANT, Control, nonCompliant, ResourceRecord, Surroundings } from "./control";
import { blocks, text } from "./values";

/** The resources of a type that are about this VPC: by reference in a configuration, by its id where that is known. */
function about({ address, values }: ResourceRecord, type: string, surroundings: Surroundings): ResourceRecord[] {
  const ids = [`\${${address}.id}`, text(values, "id") ?? []].flat();
  return ids.flatMap((id) => surroundings.where(type, "vpc_id", id));
}

export const vpcFlowLogs: Control = {
  id: "vpc-flow-logs",
  title: "Every VPC that is made here has flow logs",
  why: "Without them nobody can tell afterwards who talked to whom.",
  types: ["aws_vpc"],
  answers: {
    securityHub: ["EC2.6"],
    checkov: ["CKV2_AWS_11"],
    trivy: ["AWS-0178"],
    kics: ["f83121ea"],
  },
  notDeployed: [
    {
      rule: "VPC_FLOW_LOGS_ENABLED",
      reason: "It judges every VPC of the account, the default ones included, and AWS offers no way to narrow it down",
    },
  ],
  judge(vpc, surroundings) {
    const logs = about(vpc, "aws_flow_log", surroundings);
    if (logs.length === 0) return nonCompliant("no flow log names the VPC");
    return logs.some(({ values }) => values["traffic_type"] === "ALL")
      ? COMPLIANT
      : nonCompliant("no flow log records accepted and rejected connections alike");
  },
};

export const closedDefaultGroup: Control = {
  id: "closed-default-group",
  title: "The default security group of every VPC that is made here is closed",
  why: "Whatever names no group gets the default one, which AWS leaves open among its members and to the internet.",
  types: ["aws_vpc"],
  answers: {
    securityHub: ["EC2.2"],
    checkov: ["CKV2_AWS_12"],
    trivy: ["AWS-0173"],
    kics: ["9a4ef195", "46883ce1"],
  },
  configRules: [
    {
      identifier: "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
      judges: "tagged",
      isNeeded: ({ vpc }) => vpc === "created",
    },
  ],
  judge(vpc, surroundings) {
    const groups = about(vpc, "aws_default_security_group", surroundings);
    if (groups.length === 0) return nonCompliant("the default security group is left as AWS makes it");
    const isOpen = groups.some(({ values }) => [...blocks(values, "ingress"), ...blocks(values, "egress")].length > 0);
    return isOpen ? nonCompliant("the default security group has rules") : COMPLIANT;
  },
};
