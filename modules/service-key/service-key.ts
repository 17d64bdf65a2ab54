import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import { administrationStatement, DELETION_WINDOW_DAYS } from "../data-key/key-policy";
import { policyDocument, Statement } from "../policy/policy-document";

export interface ServiceKeyProps extends Locality {
  /** Name of the alias, without `alias/`. */
  readonly alias: string;
  readonly description: string;
  /** Who may use it, and for what: see `use.ts`. That the account administers it is added. */
  readonly use: readonly Statement[];
  /**
   * Whether Terraform refuses every plan that would delete the key: where it encrypts what must outlive a mistake.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * The provider of the key's Region.
   * @default - the stack's
   */
  readonly provider?: AwsProvider;
}

/** A customer-managed key, rotated every year, for what AWS services keep for a stack: logs, queues, objects. */
export class ServiceKey extends Construct {
  readonly arn: string;
  readonly keyId: string;
  /** Name of its alias, without `alias/`: policies that are to be known before the apply tell it by that. */
  readonly alias: string;

  constructor(scope: Construct, id: string, props: ServiceKeyProps) {
    super(scope, id);
    const { provider } = props;
    const key = new KmsKey(this, "$key", {
      provider,
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyDocument([administrationStatement(props), ...props.use]),
      lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
    });
    new KmsAlias(this, "$alias", { provider, name: `alias/${props.alias}`, targetKeyId: key.keyId });
    this.arn = key.arn;
    this.keyId = key.keyId;
    this.alias = props.alias;
  }
}
