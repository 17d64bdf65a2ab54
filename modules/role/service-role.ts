import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { DENY_WITHOUT_TLS } from "../../model/access/guards";
import { Conditions, policyDocument, Statement } from "../policy/policy-document";

export interface ServiceRoleProps {
  /** Name of the role and of its policy: at most 64 characters. */
  readonly name: string;
  readonly description: string;
  /** The service that takes the role: `dax.amazonaws.com`. */
  readonly service: string;
  /**
   * For whom the service acts: `aws:SourceAccount`, and `aws:SourceArn` where the service sends it.
   * @default - anybody, which the control on trust policies does not accept by itself
   */
  readonly condition?: Conditions;
  /** What the role may do. The denial of requests without TLS is added. */
  readonly statements: readonly Statement[];
  /** ARN of the ceiling of such roles, which the access stack makes. */
  readonly boundaryArn: string;
}

/**
 * A role that an AWS service takes for this account and no other: one managed policy, under the environment's boundary.
 */
export class ServiceRole extends Construct {
  readonly arn: string;
  readonly roleName: string;
  /** Address of the role, which accepted exceptions name. */
  readonly address: string;
  /** What must be there before the service uses the role: a service that comes too early is refused. */
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { name, description } = props;
    const role = new IamRole(this, "$role", {
      name,
      description,
      assumeRolePolicy: policyDocument([
        {
          Sid: "AssumeRole",
          Effect: "Allow",
          Principal: { Service: props.service },
          Action: "sts:AssumeRole",
          Condition: props.condition,
        },
      ]),
      permissionsBoundary: props.boundaryArn,
    });
    const policy = new IamPolicy(this, "$policy", {
      name,
      description,
      policy: policyDocument([...props.statements, DENY_WITHOUT_TLS]),
    });
    this.ready = new IamRolePolicyAttachment(this, "$attachment", { role: role.name, policyArn: policy.arn });
    this.arn = role.arn;
    this.roleName = role.name;
    this.address = `aws_iam_role.${role.friendlyUniqueId}`;
  }
}
