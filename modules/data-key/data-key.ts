import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsReplicaKey } from "@cdktf/provider-aws/lib/kms-replica-key";
import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import { terraformRegion } from "../../model/names";
import { policyDocument } from "../policy/policy-document";
import { RegionalProviders } from "../regional-providers";
import { dataKeyPolicy, DELETION_WINDOW_DAYS } from "./key-policy";

export interface DataKeyProps extends Locality {
  /** Name of the alias, without `alias/`. */
  readonly alias: string;
  readonly description: string;
  /** Other Regions that get a replica of the key. None: a single-Region key. */
  readonly replicaRegions: readonly string[];
  readonly providers: RegionalProviders;
  /** Whether Terraform refuses every plan that would delete the key. */
  readonly preventDestroy: boolean;
}

/**
 * A customer-managed key for table data, rotated every year.
 *
 * Whether a key is multi-Region can never be changed, so tables with replicas have a key of their own
 * instead of turning the environment's key into another one.
 */
export class DataKey extends Construct {
  private readonly arns = new Map<string, string>();

  constructor(scope: Construct, id: string, props: DataKeyProps) {
    super(scope, id);
    const multiRegion = props.replicaRegions.length > 0;
    const policy = policyDocument(dataKeyPolicy(props, props.replicaRegions));
    const key = new KmsKey(this, "$key", {
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      multiRegion,
      policy,
      lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
    });
    new KmsAlias(this, "$alias", { name: `alias/${props.alias}`, targetKeyId: key.keyId });
    this.arns.set(props.region, key.arn);

    for (const region of props.replicaRegions) {
      const replica = new KmsReplicaKey(this, terraformRegion(region), {
        provider: props.providers.in(region),
        description: props.description,
        primaryKeyArn: key.arn,
        deletionWindowInDays: DELETION_WINDOW_DAYS,
        policy,
        lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
      });
      new KmsAlias(this, `${terraformRegion(region)}$alias`, {
        provider: props.providers.in(region),
        name: `alias/${props.alias}`,
        targetKeyId: replica.keyId,
      });
      this.arns.set(region, replica.arn);
    }
  }

  /**
   * ARN of the key in a Region.
   * @throws Error where the key has no replica in that Region.
   */
  arnIn(region: string): string {
    const arn = this.arns.get(region);
    if (arn === undefined) throw new Error(`the key "${this.node.id}" has no replica in ${region}`);
    return arn;
  }
}
