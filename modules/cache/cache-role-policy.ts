import { keyArns, Locality } from "../../model/arn";
import { ResolvedCache } from "../../model/resolve/resolved";
import { Statement } from "../policy/policy-document";

/** Reads of items by their key. A condition on an item in a transaction reads it too. */
const READ_ITEMS = ["dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:GetItem"];

const WRITE_ITEMS = ["dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

/** What DynamoDB does with the key of a table for whoever reads it. */
const READ_KEY = ["kms:Decrypt", "kms:DescribeKey"];
/** And for whoever writes it. Source: the DynamoDB guide, "DynamoDB encryption at rest: usage notes". */
const WRITE_KEY = [...READ_KEY, "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/**
 * Denies every request that does not come over TLS. What AWS services do on the role's behalf is their own wire:
 * DynamoDB's calls to KMS, for one.
 */
const DENY_WITHOUT_TLS: Statement = {
  Sid: "DenyRequestsWithoutTls",
  Effect: "Deny",
  Action: "*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" }, BoolIfExists: { "aws:ViaAWSService": "false" } },
};

/**
 * The service itself takes the role on, and only for clusters of this account. AWS does not say that it gives the
 * cluster's ARN as well, so that nothing is demanded of `aws:SourceArn`: a key that is missing would lock the cluster out.
 * Source: the guide, "DAX access control", on the confused deputy.
 */
export function cacheTrust({ account }: Locality): Statement[] {
  return [
    {
      Sid: "LetDaxAssumeTheRole",
      Effect: "Allow",
      Principal: { Service: "dax.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
  ];
}

function withIndexes(arns: readonly string[]): string[] {
  return arns.flatMap((arn) => [arn, `${arn}/index/*`]);
}

function allow(Sid: string, Action: readonly string[], Resource: readonly string[]): Statement[] {
  return Resource.length === 0 ? [] : [{ Sid, Effect: "Allow", Action, Resource }];
}

/**
 * What a cluster may do, which is what everybody who reaches it may do: read the tables that it serves, write them only
 * with write-through, and use their keys through DynamoDB alone. The keys are told by their aliases: their ids are not
 * known to this stack.
 */
export function cacheRolePolicy(cache: ResolvedCache, locality: Locality): Statement[] {
  const tables = cache.tables.map(({ arn }) => arn);
  const scanned = cache.tables.filter(({ scans }) => scans).map(({ arn }) => arn);
  return [
    ...allow("ReadItems", ["dynamodb:DescribeTable", ...READ_ITEMS].sort(), tables),
    ...allow("Query", ["dynamodb:Query"], withIndexes(tables)),
    ...allow("ScanWhereAccepted", ["dynamodb:Scan"], withIndexes(scanned)),
    ...allow("WriteThrough", WRITE_ITEMS, cache.writeThrough ? tables : []),
    {
      Sid: "UseKeyThroughDynamoDb",
      Effect: "Allow",
      Action: cache.writeThrough ? WRITE_KEY : READ_KEY,
      Resource: [keyArns(locality)],
      Condition: {
        StringEquals: { "kms:ViaService": `dynamodb.${locality.region}.amazonaws.com` },
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": cache.keyAliases.map((alias) => `alias/${alias}`) },
      },
    },
    DENY_WITHOUT_TLS,
  ];
}
