import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { Locality, logGroupArn } from "../../model/arn";
import { administrationStatement, DELETION_WINDOW_DAYS } from "../data-key/key-policy";
import { policyDocument, Statement } from "../policy/policy-document";

/** A year: what audits ask for, and the shortest that the public rules accept. */
const RETENTION_DAYS = 365;

export interface LogGroupProps extends Locality {
  readonly name: string;
  readonly description: string;
  /** Name of the key's alias, without `alias/`. */
  readonly alias: string;
}

/** CloudWatch Logs may use the key for this log group alone. Source: the Logs guide, "Encrypt log data". */
function useForLogs(locality: Locality, name: string): Statement {
  return {
    Sid: "UseForLogGroup",
    Effect: "Allow",
    Principal: { Service: `logs.${locality.region}.amazonaws.com` },
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    Resource: "*",
    Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupArn(locality, name) } },
  };
}

/** A log group that is kept for a year, encrypted with a key of its own. */
export class LogGroup extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);
    const key = new KmsKey(this, "$key", {
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyDocument([administrationStatement(props), useForLogs(props, props.name)]),
    });
    new KmsAlias(this, "$alias", { name: `alias/${props.alias}`, targetKeyId: key.keyId });
    const group = new CloudwatchLogGroup(this, "$group", {
      name: props.name,
      kmsKeyId: key.arn,
      retentionInDays: RETENTION_DAYS,
    });
    this.arn = group.arn;
  }
}
