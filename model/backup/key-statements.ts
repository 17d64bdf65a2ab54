import { everyKey } from "../access/key-use";
import { Statement } from "../policy-statement";

export interface BackupKeyUse {
  readonly account: string;
  /** Every Region with a key, the environment's first. */
  readonly regions: readonly string[];
  /** Aliases of the keys, without `alias/`. */
  readonly aliases: readonly string[];
  /** What is done with data, beside looking at the key. */
  readonly actions: readonly string[];
}

/**
 * Lets AWS Backup and DynamoDB use keys for a role. The keys are told by their aliases, as everywhere: their ids are not
 * known before the stacks that make them are applied.
 *
 * A key is looked at, and a grant for the service is made, by AWS Backup in the role's name: such requests do not come
 * through a service, so that nothing can be demanded of `kms:ViaService`. Whoever makes the grant may not be anybody but
 * a service. Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
 */
export function backupKeyStatements({ account, regions, aliases, actions }: BackupKeyUse): Statement[] {
  const Resource = everyKey(account, regions);
  const byAlias = {
    "ForAnyValue:StringEquals": { "kms:ResourceAliases": [...aliases].sort().map((alias) => `alias/${alias}`) },
  };
  const services = ["backup", "dynamodb"].flatMap((service) =>
    regions.map((region) => `${service}.${region}.amazonaws.com`),
  );
  return [
    { Sid: "LookAtKeys", Effect: "Allow", Action: "kms:DescribeKey", Resource, Condition: byAlias },
    {
      Sid: "UseKeysThroughServices",
      Effect: "Allow",
      Action: actions,
      Resource,
      Condition: { ...byAlias, StringEquals: { "kms:ViaService": services } },
    },
    {
      Sid: "GrantKeysToServices",
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource,
      Condition: { ...byAlias, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
