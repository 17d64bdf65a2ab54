import { COMPLIANT, Control, nonCompliant, NOT_APPLICABLE, ResourceRecord } from "./control";
import { notDeployed } from "./not-deployed";
import { blocks, list } from "./values";

/** Ids of the subnets and security groups of a function. */
function networkOf({ values }: ResourceRecord): { subnets: readonly unknown[]; groups: readonly unknown[] } {
  const block = blocks(values, "vpc_config")[0] ?? {};
  return { subnets: list(block["subnet_ids"]), groups: list(block["security_group_ids"]) };
}

const isInVpc = (record: ResourceRecord) => networkOf(record).subnets.length > 0;

export const functionNetwork: Control = {
  id: "function-network",
  title: "Where one Lambda function runs in a VPC all of the configuration do, each in two subnets at least",
  why: "A function outside reaches all of AWS past the VPC's endpoints and logs; one with a single subnet stops with its zone.",
  types: ["aws_lambda_function"],
  answers: {
    securityHub: ["Lambda.3", "Lambda.5"],
    checkov: ["CKV_AWS_117"],
  },
  notDeployed: notDeployed("functions", "LAMBDA_INSIDE_VPC", "LAMBDA_VPC_MULTI_AZ_CHECK"),
  judge(resource, surroundings) {
    if (!surroundings.ofType("aws_lambda_function").some(isInVpc)) return NOT_APPLICABLE;
    const { subnets, groups } = networkOf(resource);
    if (subnets.length === 0) return nonCompliant("it is in no VPC, and other functions are");
    if (subnets.length === 1) return nonCompliant("vpc_config names one subnet alone");
    return groups.length === 0 ? nonCompliant("vpc_config names no security group") : COMPLIANT;
  },
};
