import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { flowLogArns, Locality, logGroupArn } from "../../model/arn";
import { LogGroup } from "../log-group/log-group";
import { policyDocument } from "../policy/policy-document";

export interface FlowLogsProps extends Locality {
  /** The VPC, as a reference. */
  readonly vpcId: string;
  readonly logGroupName: string;
  readonly roleName: string;
  /** Name of the VPC, for people. */
  readonly vpcName: string;
}

/** Who talked to whom in a VPC: every connection, accepted or rejected, into a log group of its own. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { account, region, roleName, vpcName } = props;
    const group = new LogGroup(this, "$logs", {
      account,
      region,
      name: props.logGroupName,
      alias: `${vpcName}-flow-logs`,
      description: `Flow logs of the VPC ${vpcName}`,
    });
    const role = new IamRole(this, "$role", {
      name: roleName,
      description: "Lets VPC flow logs write to their log group",
      assumeRolePolicy: policyDocument([
        {
          Sid: "WriteFlowLogs",
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          // Not on behalf of another account: its flow logs could name this role as well.
          Condition: {
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: { "aws:SourceArn": flowLogArns(props) },
          },
        },
      ]),
    });
    const groupArn = logGroupArn(props, props.logGroupName);
    const policy = new IamPolicy(this, "$policy", {
      name: roleName,
      description: "Write access to the log group of the VPC flow logs",
      policy: policyDocument([
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [groupArn, `${groupArn}:*`],
        },
      ]),
    });
    new IamRolePolicyAttachment(this, "$attachment", { role: role.name, policyArn: policy.arn });
    new FlowLog(this, "$flow_log", {
      vpcId: props.vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      tags: { Name: vpcName },
    });
  }
}
