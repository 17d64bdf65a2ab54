import { ConfigConfigurationRecorder } from "@cdktf/provider-aws/lib/config-configuration-recorder";
import { ConfigConfigurationRecorderStatus } from "@cdktf/provider-aws/lib/config-configuration-recorder-status";
import { ConfigDeliveryChannel } from "@cdktf/provider-aws/lib/config-delivery-channel";
import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import { ResolvedRecorder } from "../../model/resolve/resolved-account";
import { PrivateBucket } from "../bucket/private-bucket";
import { ServiceKey } from "../service-key/service-key";
import { useByService } from "../service-key/use";
import { deliveryStatements } from "./delivery-statements";

export interface ConfigurationRecorderProps extends Locality {
  readonly recorder: ResolvedRecorder;
}

/** AWS Config, switched on: what is recorded, where the history goes, and only then the switch. */
export class ConfigurationRecorder extends Construct {
  /** Address of the bucket of the history, which accepted exceptions name. */
  readonly bucketAddress: string;

  constructor(scope: Construct, id: string, props: ConfigurationRecorderProps) {
    super(scope, id);
    const { recorder } = props;
    const kmsKeyArn = this.key(props).arn;
    const bucket = this.bucket(props, kmsKeyArn);
    const channel = new ConfigDeliveryChannel(this, "$channel", {
      name: recorder.recorderName,
      s3BucketName: bucket.bucket,
      s3KmsKeyArn: kmsKeyArn,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      dependsOn: [this.record(recorder), bucket.ready],
    });
    new ConfigConfigurationRecorderStatus(this, "$status", {
      name: recorder.recorderName,
      isEnabled: true,
      // AWS starts no recorder without a channel, and deletes no channel of a recorder that runs.
      dependsOn: [channel],
    });
    this.bucketAddress = bucket.address;
  }

  private record(recorder: ResolvedRecorder): ConfigConfigurationRecorder {
    const role = recorder.createsServiceLinkedRole
      ? [new IamServiceLinkedRole(this, "$role", { awsServiceName: "config.amazonaws.com" })]
      : [];
    return new ConfigConfigurationRecorder(this, "$recorder", {
      name: recorder.recorderName,
      roleArn: recorder.roleArn,
      recordingGroup: {
        allSupported: false,
        includeGlobalResourceTypes: false,
        resourceTypes: [...recorder.resourceTypes],
      },
      dependsOn: role,
    });
  }

  private key({ account, region, recorder }: ConfigurationRecorderProps): ServiceKey {
    return new ServiceKey(this, "$key", {
      account,
      region,
      alias: recorder.keyAlias,
      description: "The history that AWS Config records",
      use: [useByService("UseByConfig", "config.amazonaws.com", { StringEquals: { "aws:SourceAccount": account } })],
      preventDestroy: recorder.preventDestroy,
    });
  }

  private bucket({ account, region, recorder }: ConfigurationRecorderProps, kmsKeyArn: string): PrivateBucket {
    const { bucketName, retentionDays, accessLogBucket, preventDestroy } = recorder;
    return new PrivateBucket(this, "$bucket", {
      account,
      region,
      bucketName,
      kmsKeyArn,
      accessLogs: accessLogBucket === undefined ? undefined : { bucket: accessLogBucket, prefix: `${bucketName}/` },
      lifecycle: [{ id: "history", expireAfterDays: retentionDays }],
      statements: deliveryStatements({ account, region }, bucketName),
      preventDestroy,
    });
  }
}
