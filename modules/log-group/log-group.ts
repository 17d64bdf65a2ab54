import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import { ServiceKey } from "../service-key/service-key";
import { useForLogGroups } from "../service-key/use";

/** A year: what audits ask for, and the shortest that the public rules accept. */
const RETENTION_DAYS = 365;

interface NamedLogGroup {
  readonly name: string;
  /**
   * Days for which events are kept: 365 or more, of the numbers that CloudWatch Logs takes.
   * @default 365
   */
  readonly retentionDays?: number;
}

/** With a key of its own, or encrypted with one that its stack has for all it keeps. */
export type LogGroupProps = NamedLogGroup &
  ({ readonly kmsKeyArn: string } | (Locality & { readonly description: string; readonly alias: string }));

/** A log group that is kept for a year or longer and encrypted with a customer-managed key. */
export class LogGroup extends Construct {
  readonly arn: string;
  /** Its name, by reference: what is made for it comes after it. */
  readonly name: string;
  /** For what must not be there before the log group is. */
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, "$group", {
      name: props.name,
      kmsKeyId: "kmsKeyArn" in props ? props.kmsKeyArn : this.ownKey(props),
      retentionInDays: props.retentionDays ?? RETENTION_DAYS,
    });
    this.arn = group.arn;
    this.name = group.name;
    this.resource = group;
  }

  private ownKey(props: Exclude<LogGroupProps, { readonly kmsKeyArn: string }>): string {
    const { account, region, alias, description, name } = props;
    const use = [useForLogGroups(props, [name])];
    return new ServiceKey(this, "$own", { account, region, alias, description, use }).arn;
  }
}
