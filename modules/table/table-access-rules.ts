import { DynamodbResourcePolicy } from "@cdktf/provider-aws/lib/dynamodb-resource-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { denyWithoutTls, policyDocument } from "../policy/policy-document";

export interface TableAccessRulesProps {
  /** The ARN as a reference to the table or replica that the policy is attached to. */
  readonly resourceArn: string;
  /** The same ARN as text: a policy that named itself by reference would not be known before the apply. */
  readonly arn: string;
  readonly provider?: AwsProvider;
}

/** The table's resource policy: what holds for everybody, whatever their own policies allow. */
export class TableAccessRules extends Construct {
  constructor(scope: Construct, id: string, props: TableAccessRulesProps) {
    super(scope, id);
    new DynamodbResourcePolicy(this, "$policy", {
      provider: props.provider,
      resourceArn: props.resourceArn,
      policy: policyDocument([denyWithoutTls("dynamodb:*", [props.arn, `${props.arn}/index/*`])]),
    });
  }
}
