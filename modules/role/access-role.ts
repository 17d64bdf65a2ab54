import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ResolvedRole } from "../../model/resolve/resolved";
import { policyDocument } from "../policy/policy-document";
import { managedPolicy } from "./managed-policy";

export interface AccessRoleProps {
  readonly role: ResolvedRole;
  /** ARN of the permissions boundary. */
  readonly boundaryArn: string;
  /** The boundary, where the same stack makes it. */
  readonly boundary: ITerraformDependable;
}

/** A role with its trust policy, its boundary and the policies that are attached to it. */
export class AccessRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AccessRoleProps) {
    super(scope, id);
    const { role } = props;
    const resource = new IamRole(this, `${role.terraformName}$role`, {
      name: role.roleName,
      description: role.description,
      assumeRolePolicy: policyDocument(role.trust),
      maxSessionDuration: role.maximumSessionSeconds,
      permissionsBoundary: props.boundaryArn,
      tags: { ...role.tags },
      dependsOn: [props.boundary],
    });
    this.arn = resource.arn;
    for (const policy of role.policies) {
      const made = managedPolicy(this, policy);
      new IamRolePolicyAttachment(this, `${policy.terraformName}$attachment`, {
        role: resource.name,
        policyArn: made.arn,
      });
    }
  }
}
