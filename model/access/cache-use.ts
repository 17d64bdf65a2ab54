import { isRead, Operation } from "../access-pattern";
import { Statement } from "../policy-statement";

/** A cache as access is planned for it. */
export interface ProtectedCache {
  /** Name without the environment. */
  readonly name: string;
  readonly clusterArn: string;
  /** The SSM parameter that holds its endpoint. */
  readonly parameterArn: string;
  /** Names of the tables behind it, without the environment. */
  readonly tables: readonly string[];
  readonly writeThrough: boolean;
}

/** What a transaction's writes are for DAX, as they are for DynamoDB. */
const TRANSACTION = ["dax:ConditionCheckItem", "dax:DeleteItem", "dax:PutItem", "dax:UpdateItem"];

/** Everything that reads or writes items through a cluster. */
export const CACHE_ACTIONS = [
  "dax:BatchGetItem",
  "dax:BatchWriteItem",
  ...TRANSACTION,
  "dax:GetItem",
  "dax:Query",
  "dax:Scan",
].sort();

function actionsFor(operation: Operation): readonly string[] {
  return operation === "TransactWriteItems" ? TRANSACTION : [`dax:${operation}`];
}

/**
 * Lets somebody do through a cluster what it does with the tables behind it; writes only where they go through. The
 * cluster asks DynamoDB with its own role, which is why neither rows nor attributes can be limited here.
 * @param operations those of the access patterns that are granted on the tables behind the cluster
 */
export function cacheUse(cache: ProtectedCache, operations: readonly Operation[]): Statement[] {
  const possible = operations.filter((operation) => cache.writeThrough || isRead(operation));
  const actions = [...new Set(possible.flatMap(actionsFor))].sort();
  if (actions.length === 0) return [];
  return [
    { Sid: "UseCache", Effect: "Allow", Action: actions, Resource: cache.clusterArn },
    { Sid: "FindCache", Effect: "Allow", Action: "ssm:GetParameter", Resource: cache.parameterArn },
  ];
}
