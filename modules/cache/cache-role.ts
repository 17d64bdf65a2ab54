import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import { ResolvedCache } from "../../model/resolve/resolved";
import { policyDocument } from "../policy/policy-document";
import { cacheRolePolicy, cacheTrust } from "./cache-role-policy";

export interface CacheRoleProps {
  readonly cache: ResolvedCache;
  readonly locality: Locality;
}

/** The role that a cluster reads its tables with. */
export class CacheRole extends Construct {
  readonly arn: string;
  /** What a cluster has to wait for: a role that may not read yet fails it. */
  readonly permissions: ITerraformDependable;

  constructor(scope: Construct, id: string, { cache, locality }: CacheRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "$role", {
      name: cache.resourceName,
      description: `Lets the DAX cluster ${cache.clusterName} use the tables that it serves`,
      assumeRolePolicy: policyDocument(cacheTrust(locality)),
    });
    const policy = new IamPolicy(this, "$policy", {
      name: cache.resourceName,
      description: `What the DAX cluster ${cache.clusterName} may do, and with it everybody who reaches it`,
      policy: policyDocument(cacheRolePolicy(cache, locality)),
    });
    this.permissions = new IamRolePolicyAttachment(this, "$attachment", { role: role.name, policyArn: policy.arn });
    this.arn = role.arn;
  }
}
