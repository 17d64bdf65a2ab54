import { z } from "zod";

/** The types that DynamoDB accepts for a key attribute: string, number, binary. */
export const KeyAttributeType = z.enum(["S", "N", "B"]);
export type KeyAttributeType = z.infer<typeof KeyAttributeType>;

/** An attribute that is a partition key or a sort key of a table or an index. */
export const KeyAttribute = z.strictObject({
  /** Name of the attribute, 1 to 255 bytes of UTF-8. */
  name: z.string(),
  /** S (string), N (number) or B (binary). */
  type: KeyAttributeType,
  /**
   * How many distinct values the attribute is expected to have.
   *
   * Say it for a partition key with few values: one value is served by one partition, which gives at most
   * 3,000 read and 1,000 write units per second, so that few values mean a hot key. Synth warns.
   *
   * @default - many: no warning
   */
  distinctValues: z.number().optional(),
});
export type KeyAttribute = z.infer<typeof KeyAttribute>;

type KeyOptions = Pick<KeyAttribute, "distinctValues">;

/** Key attributes, written as `Key.string("PK")`. */
export const Key = {
  string: <const N extends string>(name: N, options: KeyOptions = {}) => ({ name, type: "S" as const, ...options }),
  number: <const N extends string>(name: N, options: KeyOptions = {}) => ({ name, type: "N" as const, ...options }),
  binary: <const N extends string>(name: N, options: KeyOptions = {}) => ({ name, type: "B" as const, ...options }),
};
