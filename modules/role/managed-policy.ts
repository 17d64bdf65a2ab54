import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { ResolvedPolicy } from "../../model/resolve/resolved";
import { policyDocument } from "../policy/policy-document";

/** A managed policy: inline ones cannot be listed, versioned or attached twice. */
export function managedPolicy(scope: Construct, policy: ResolvedPolicy): IamPolicy {
  return new IamPolicy(scope, policy.terraformName, {
    name: policy.policyName,
    description: policy.description,
    policy: policyDocument(policy.statements),
  });
}
