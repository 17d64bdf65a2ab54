import { z } from "zod";
import { AccessPattern } from "./access-pattern";
import { KeyAttribute } from "./attribute";
import { Item } from "./item";

/**
 * Which attributes an index carries beside the keys of the table and its own.
 *
 * `"access-patterns"` projects exactly what the patterns that read the index return and filter on.
 */
export const Projection = z.union([
  z.enum(["all", "keys-only", "access-patterns"]),
  z.strictObject({
    /** 1 to 20 attributes by name; at most 100 over all indexes of a table, each index counted. */
    include: z.array(z.string()).readonly(),
  }),
]);
export type Projection = z.infer<typeof Projection>;

/** A global secondary index: a copy of the table's items under another key, with its own capacity. */
export const GlobalSecondaryIndex = z.strictObject({
  /** 3 to 255 characters: letters, digits, `_`, `-`, `.`. Unique among the table's indexes. */
  name: z.string(),
  /** Items without this attribute are left out of the index (a sparse index). */
  partitionKey: KeyAttribute,
  sortKey: KeyAttribute.optional(),
  projection: Projection,
});
export type GlobalSecondaryIndex = z.infer<typeof GlobalSecondaryIndex>;

/**
 * A local secondary index: the table's partition key with another sort key. It can only be made together with the
 * table, shares its capacity and limits one partition key value to 10 GB.
 */
export const LocalSecondaryIndex = z.strictObject({
  name: z.string(),
  sortKey: KeyAttribute,
  projection: Projection,
});
export type LocalSecondaryIndex = z.infer<typeof LocalSecondaryIndex>;

/** Expiry of items by a time that each carries. Deletion follows typically within days and costs nothing. */
export const TimeToLive = z.strictObject({
  /** Name of the attribute that holds the expiry time: a number, Unix epoch in seconds. Not a key attribute. */
  attribute: z.string(),
  /**
   * Switch off with `false` and keep the attribute: AWS needs its name to disable TTL. Remove the block only later.
   * @default true
   */
  enabled: z.boolean().optional(),
});
export type TimeToLive = z.infer<typeof TimeToLive>;

/** A Scan that the table's owner accepts, by the name of the access pattern. */
export const AcceptedScan = z.strictObject({
  /** Name of the access pattern. */
  pattern: z.string(),
  /** Why reading the whole table is right here: how often, how large, who is not delayed by it. */
  reason: z.string(),
});

export const DATA_CLASSIFICATIONS = ["public", "internal", "confidential", "restricted"] as const;
export type DataClassification = (typeof DATA_CLASSIFICATIONS)[number];

/** A table of the catalogue: what it is for, its keys and how it is used. Shared by every environment. */
export const Table = z.strictObject({
  /** Name without the environment. The deployed name is `<environment>-<name>`, 3 to 255 characters. */
  name: z.string(),
  /** One sentence: what the table is for. Written above the table in the generated configuration. */
  purpose: z.string(),
  /** The team that answers for the data. Becomes the tag `owner`. */
  owner: z.string(),
  /** How sensitive the data is. Becomes the tag `data-classification`. */
  dataClassification: z.enum(DATA_CLASSIFICATIONS),
  /**
   * Attributes that the read-only analyst does not see. No key attributes: they are in every request.
   * @default - none
   */
  sensitiveAttributes: z.array(z.string()).readonly().optional(),
  /**
   * Who pays. Becomes the cost allocation tag `cost-center`.
   * @default - the environment's
   */
  costCenter: z.string().optional(),
  /** Decides which partition holds an item: choose an attribute with many values, evenly used. */
  partitionKey: KeyAttribute,
  /** Orders the items of one partition key value. */
  sortKey: KeyAttribute.optional(),
  /**
   * At most 20 (the default quota).
   * @default - none
   */
  globalSecondaryIndexes: z.array(GlobalSecondaryIndex).readonly().optional(),
  /**
   * At most 5, only on a table with a sort key.
   * @default - none
   */
  localSecondaryIndexes: z.array(LocalSecondaryIndex).readonly().optional(),
  /**
   * @default - items do not expire
   */
  timeToLive: TimeToLive.optional(),
  /**
   * Name of an attribute in which the client of `client/` leaves a value of its own with puts and updates that depend on a
   * condition, so that it can tell whether one happened whose answer was lost. 1 to 255 characters; no key attribute, no
   * expiry time, and nothing that an access pattern writes. Roles may write it, and read it with the key.
   * @default - none: such a write ends with an error that leaves it open
   */
  attemptToken: z.string().optional(),
  /**
   * What the table's stream says of a change. Global tables need NEW_AND_OLD_IMAGES.
   * @default - no stream, or NEW_AND_OLD_IMAGES where replicas need it
   */
  streamView: z.enum(["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"]).optional(),
  /**
   * STANDARD_INFREQUENT_ACCESS pays off when storage is more than about half of the table's cost.
   * It can be changed twice in 30 days.
   * @default "STANDARD"
   */
  tableClass: z.enum(["STANDARD", "STANDARD_INFREQUENT_ACCESS"]).optional(),
  /** Every way in which applications use the table. */
  accessPatterns: z.array(AccessPattern).readonly(),
  /**
   * Scans that are accepted, each with its reason. A Scan that is not named here is refused.
   * @default - none
   */
  acceptedScans: z.array(AcceptedScan).readonly().optional(),
  /**
   * Further tags on the table. At most 50 in all; keys up to 128, values up to 256 characters.
   * @default - none
   */
  tags: z.record(z.string(), z.string()).optional(),
  /**
   * Items that the examples of the access patterns are run on.
   * @default - none
   */
  sampleItems: z.array(Item).readonly().optional(),
});
export type Table = z.infer<typeof Table>;

/** Writes a table down. The names of its indexes and patterns stay known to the compiler. */
export function table<const T extends Table>(definition: T): T {
  return definition;
}
