import { z } from "zod";
import { Condition } from "./condition";
import { Item } from "./item";

/** The operations of the DynamoDB API that an access pattern can be. */
export const READ_OPERATIONS = ["GetItem", "BatchGetItem", "Query", "Scan"] as const;
export const WRITE_OPERATIONS = [
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "BatchWriteItem",
  "TransactWriteItems",
] as const;
export const OPERATIONS = [...READ_OPERATIONS, ...WRITE_OPERATIONS] as const;
export type Operation = (typeof OPERATIONS)[number];

const Parameters = z.record(z.string(), z.union([z.string(), z.number()])).readonly();

/**
 * A worked example of an access pattern, run against a DynamoDB engine with the table's sample items before
 * anything is deployed.
 */
export const AccessPatternExample = z.strictObject({
  /** Values for the parameters of the key conditions and filters. Several for BatchGetItem and BatchWriteItem. */
  given: z.union([Parameters, z.array(Parameters).readonly()]),
  /**
   * The items a read returns, in order, each by its primary key values: `[["ACC#1", "SUB#1"]]`.
   * Batch reads return them in any order.
   * @default - not checked against a list (writes)
   */
  expect: z
    .array(z.array(z.union([z.string(), z.number()])).readonly())
    .readonly()
    .optional(),
  /**
   * What a write puts beside the key attributes, in DynamoDB JSON.
   * @default - nothing: the item consists of its key
   */
  item: Item.optional(),
});
export type AccessPatternExample = z.infer<typeof AccessPatternExample>;

/**
 * One way in which applications use a table. Indexes, projections, IAM policies, capacity and tests follow from the
 * access patterns, so a table is described by all of them.
 */
export const AccessPattern = z.strictObject({
  /** What it is for, unique in the table: `receipts of an account`. Consumers are granted patterns by this name. */
  name: z.string(),
  /** The operation of the DynamoDB API. */
  operation: z.enum(OPERATIONS),
  /**
   * The global or local secondary index it reads.
   * @default - the table itself
   */
  index: z.string().optional(),
  /**
   * Conditions on the key of the table or index. Query: equality on the partition key and at most one condition on
   * the sort key. Operations on single items: equality on every key attribute. Scan: none.
   */
  key: z.array(Condition).readonly(),
  /**
   * Conditions that drop items after they were read and paid for (reads), or that the write depends on (writes).
   * @default - none
   */
  filter: z.array(Condition).readonly().optional(),
  /**
   * The attributes it returns. Key attributes may be left out: they are projected everywhere.
   * @default "all"
   */
  returns: z.union([z.literal("all"), z.array(z.string()).readonly()]).optional(),
  /**
   * The attributes a write sets beside the key attributes.
   * @default - any
   */
  writes: z.array(z.string()).readonly().optional(),
  /**
   * Strongly consistent reads cost twice as much and do not exist on a global secondary index.
   * @default "eventual"
   */
  consistency: z.enum(["eventual", "strong"]).optional(),
  /**
   * Order of the sort key that a Query returns.
   * @default "ascending"
   */
  order: z.enum(["ascending", "descending"]).optional(),
  /**
   * The most items that a Query or Scan evaluates (the API's Limit, before the filter).
   * @default - as many as fit into 1 MB
   */
  limit: z.number().optional(),
  /** Requests per second at the expected peak. */
  peakPerSecond: z.number(),
  /** Average size of one item in bytes, attribute names included. At most 409,600 (400 KB). */
  itemSizeBytes: z.number(),
  /**
   * Items that one request reads or writes on average.
   * @default 1
   */
  itemsPerRequest: z.number().optional(),
  /**
   * A worked example: it is run in the tests and after restores.
   * @default - none: the pattern is only checked against keys and projections
   */
  example: AccessPatternExample.optional(),
});
export type AccessPattern = z.infer<typeof AccessPattern>;

/** Whether the operation reads items. Writes may carry conditions, but return nothing of an index. */
export function isRead(operation: Operation): boolean {
  return READ_OPERATIONS.some((read) => read === operation);
}
