import { Locality, regionalArn } from "../arn";
import { Statement } from "../policy-statement";

/** What DynamoDB does with the key of a table for whoever reads it. */
const READ = ["kms:Decrypt", "kms:DescribeKey"];
/** And for whoever writes it. Source: the DynamoDB guide, "Encryption at rest". */
const WRITE = [...READ, "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

export interface KeyUse {
  /** Account and Regions in which the tables live; the first is the environment's. */
  readonly account: string;
  readonly regions: readonly string[];
  /** Aliases of the environment's keys, without `alias/`. */
  readonly aliases: readonly string[];
  /** Existing keys of replicas, by ARN. */
  readonly keyArns: readonly string[];
  readonly writes: boolean;
  /** Whether tables are made that need the key: DynamoDB then keeps a grant. */
  readonly makesTables?: boolean;
}

/** Every key of an account in some Regions; only ever together with a condition on the alias. */
export function everyKey(account: string, regions: readonly string[]): string[] {
  return regions.map((region) => regionalArn("kms", { account, region } satisfies Locality, "key/*"));
}

/**
 * Lets services use a key on behalf of the role, never the role itself: the key that carries the alias, told by it for
 * the reasons below. Actions and services as KMS names them: `Decrypt`, `s3`.
 */
export function keyUseThrough(
  { account, region }: Locality,
  alias: string,
  services: readonly string[],
  actions: readonly string[],
): Statement {
  return {
    Sid: "UseKeyThroughServices",
    Effect: "Allow",
    Action: actions.map((action) => `kms:${action}`),
    Resource: everyKey(account, [region]),
    Condition: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": [`alias/${alias}`] },
      StringEquals: { "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`) },
    },
  };
}

function viaDynamoDb(regions: readonly string[]): Record<string, readonly string[]> {
  return { "kms:ViaService": regions.map((region) => `dynamodb.${region}.amazonaws.com`) };
}

/**
 * Lets DynamoDB use the tables' key on behalf of the role, never the role itself.
 *
 * The id of the environment's key is not known before the tables are applied, and a stack that read it from their state
 * could not be planned alone. So the key is named by its alias: the resource is every key of the account in the Region,
 * and conditions leave the one that carries the alias, through DynamoDB alone. What it costs: Security Hub's KMS.1 looks
 * at the resource only and reports it, and whoever may move the alias decides which key it is. The key's own policy
 * still allows its use through DynamoDB alone.
 */
export function keyUse(use: KeyUse): Statement[] {
  const { account, regions, aliases, keyArns, writes, makesTables = false } = use;
  const actions = writes ? WRITE : READ;
  const statements: Statement[] = [];
  const byAlias = { "ForAnyValue:StringEquals": { "kms:ResourceAliases": aliases.map((alias) => `alias/${alias}`) } };
  if (aliases.length > 0) {
    statements.push({
      Sid: "UseKeyThroughDynamoDb",
      Effect: "Allow",
      Action: actions,
      Resource: everyKey(account, regions),
      Condition: { ...byAlias, StringEquals: viaDynamoDb(regions) },
    });
  }
  if (aliases.length > 0 && makesTables) {
    statements.push({
      Sid: "LetDynamoDbKeepTheKey",
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: everyKey(account, regions),
      Condition: { ...byAlias, Bool: { "kms:GrantIsForAWSResource": "true" }, StringEquals: viaDynamoDb(regions) },
    });
  }
  if (keyArns.length > 0) {
    statements.push({
      Sid: "UseReplicaKeyThroughDynamoDb",
      Effect: "Allow",
      Action: actions,
      Resource: keyArns,
      Condition: { StringEquals: viaDynamoDb(regions) },
    });
  }
  return statements;
}
