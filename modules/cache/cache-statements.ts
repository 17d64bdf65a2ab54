import { keyUse } from "../../model/access/key-use";
import { Locality } from "../../model/arn";
import { ResolvedCache } from "../../model/resolve/resolved";
import { Statement } from "../policy/policy-document";

/** Reads of items by their key. A condition on an item in a transaction reads it too. */
const READ_ITEMS = ["dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:GetItem"];

const WRITE_ITEMS = ["dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

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
export function cacheStatements(cache: ResolvedCache, locality: Locality): Statement[] {
  const tables = cache.tables.map(({ arn }) => arn);
  const scanned = cache.tables.filter(({ scans }) => scans).map(({ arn }) => arn);
  return [
    ...allow("ReadItems", ["dynamodb:DescribeTable", ...READ_ITEMS].sort(), tables),
    ...allow("Query", ["dynamodb:Query"], withIndexes(tables)),
    ...allow("ScanWhereAccepted", ["dynamodb:Scan"], withIndexes(scanned)),
    ...allow("WriteThrough", WRITE_ITEMS, cache.writeThrough ? tables : []),
    ...keyUse({
      account: locality.account,
      regions: [locality.region],
      aliases: cache.keyAliases,
      keyArns: [],
      writes: cache.writeThrough,
    }),
  ];
}
