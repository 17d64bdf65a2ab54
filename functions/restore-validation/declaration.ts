import { z } from "zod";

/**
 * What the restored tables are judged by: the tables as the catalogue declares them, and what their owner expects of a
 * restore. Synthesis writes it beside the code, as `declarations.json`.
 */

const Key = z.strictObject({ name: z.string(), type: z.enum(["S", "N", "B"]) });
export type Key = z.infer<typeof Key>;

const Projection = z.strictObject({
  type: z.enum(["ALL", "KEYS_ONLY", "INCLUDE"]),
  nonKeyAttributes: z.array(z.string()).readonly(),
});
export type Projection = z.infer<typeof Projection>;

const LocalIndex = z.strictObject({ name: z.string(), sortKey: Key, projection: Projection });
export type LocalIndex = z.infer<typeof LocalIndex>;

const GlobalIndex = z.strictObject({
  name: z.string(),
  partitionKey: Key,
  sortKey: Key.optional(),
  projection: Projection,
});
export type GlobalIndex = z.infer<typeof GlobalIndex>;

const Condition = z.strictObject({
  attribute: z.string(),
  operator: z.enum([
    "=",
    "<>",
    "<",
    "<=",
    ">",
    ">=",
    "between",
    "begins_with",
    "contains",
    "attribute_exists",
    "attribute_not_exists",
  ]),
  value: z.string().optional(),
  upperValue: z.string().optional(),
});
export type Condition = z.infer<typeof Condition>;

const Given = z.record(z.string(), z.union([z.string(), z.number()])).readonly();

/** A read that has an example. */
const ReadPattern = z.strictObject({
  name: z.string(),
  operation: z.enum(["GetItem", "BatchGetItem", "Query", "Scan"]),
  index: z.string().optional(),
  key: z.array(Condition).readonly(),
  filter: z.array(Condition).readonly().optional(),
  returns: z.union([z.literal("all"), z.array(z.string()).readonly()]).optional(),
  consistency: z.enum(["eventual", "strong"]).optional(),
  order: z.enum(["ascending", "descending"]).optional(),
  limit: z.number().optional(),
  /** Values for the parameters: the declared example. Several for BatchGetItem. */
  examples: z.array(Given).readonly(),
});
export type ReadPattern = z.infer<typeof ReadPattern>;

const TableDeclaration = z.strictObject({
  /** Name in the catalogue. */
  name: z.string(),
  /** ARN of the table in production, by which AWS Backup knows whose recovery point it is. */
  sourceArn: z.string(),
  partitionKey: Key,
  sortKey: Key.optional(),
  globalSecondaryIndexes: z.array(GlobalIndex).readonly(),
  localSecondaryIndexes: z.array(LocalIndex).readonly(),
  accessPatterns: z.array(ReadPattern).readonly(),
  /** Name of the table's selection in AWS Backup. */
  selectionName: z.string(),
  /** Items that a restored table has at least. */
  minimumItems: z.int().min(0),
});
export type TableDeclaration = z.infer<typeof TableDeclaration>;

const Declarations = z.strictObject({
  /** Items at which counting ends. */
  countAtMost: z.int().min(1),
  /** Names of the restore testing plans that the tables' selections are in. */
  plans: z.array(z.string()).readonly(),
  tables: z.array(TableDeclaration).readonly(),
});
export type Declarations = z.infer<typeof Declarations>;

/**
 * Reads what synthesis wrote.
 * @throws Error with everything that does not fit
 */
export function readDeclarations(text: string): Declarations {
  const read = Declarations.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(`the declarations cannot be read:\n${z.prettifyError(read.error)}`);
  return read.data;
}
