import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import { flowLogArns, Locality, logGroupArn } from "../../model/arn";
import { LogGroup } from "../log-group/log-group";
import { ServiceRole } from "../role/service-role";

export interface FlowLogsProps extends Locality {
  /** The VPC, as a reference. */
  readonly vpcId: string;
  readonly logGroupName: string;
  readonly roleName: string;
  /** Name of the VPC, for people. */
  readonly vpcName: string;
  /** ARN of the ceiling of roles that AWS services take. */
  readonly boundaryArn: string;
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
    const groupArn = logGroupArn(props, props.logGroupName);
    const role = new ServiceRole(this, "$role", {
      name: roleName,
      description: "Lets VPC flow logs write to their log group",
      service: "vpc-flow-logs.amazonaws.com",
      // Not on behalf of another account: its flow logs could name this role as well.
      condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": flowLogArns(props) } },
      statements: [
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [groupArn, `${groupArn}:*`],
        },
      ],
      boundaryArn: props.boundaryArn,
    });
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
