import { DynamodbResourcePolicy } from "@cdktf/provider-aws/lib/dynamodb-resource-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { ResolvedOrigin } from "../../model/resolve/resolved";
import { denyWithoutTls, policyDocument } from "../policy/policy-document";
import { denyOtherOrigins } from "./deny-other-origins";

export interface TableAccessRulesProps {
  /** The ARN as a reference to the table or replica that the policy is attached to. */
  readonly resourceArn: string;
  /** The same ARN as text: a policy that named itself by reference would not be known before the apply. */
  readonly arn: string;
  /** From where items are reached; from anywhere where left out. */
  readonly origin?: ResolvedOrigin;
  readonly provider?: AwsProvider;
}

/** The table's resource policy: what holds for everybody, whatever their own policies allow. */
export class TableAccessRules extends Construct {
  constructor(scope: Construct, id: string, props: TableAccessRulesProps) {
    super(scope, id);
    const resources = [props.arn, `${props.arn}/index/*`];
    const origin = props.origin ? [denyOtherOrigins(props.origin, resources)] : [];
    new DynamodbResourcePolicy(this, "$policy", {
      provider: props.provider,
      resourceArn: props.resourceArn,
      policy: policyDocument([denyWithoutTls("dynamodb:*", resources), ...origin]),
    });
  }
}
