import { NumberValue } from "@aws-sdk/lib-dynamodb";
import { ConditionShape, KeyShape, PatternShape, TableShape } from "./table-shape";

/** The names of the table's access patterns. */
export type PatternName<T extends TableShape> = T["accessPatterns"][number]["name"];

/** The access pattern of this name, as it was declared. */
export type PatternNamed<T extends TableShape, N extends string> = Extract<
  T["accessPatterns"][number],
  { readonly name: N }
>;

/** Values of attributes that conditions can compare with. Bytes, and true or false, stand alone: `"{blob}"`. */
export type ParameterValue = string | number | bigint | boolean | Uint8Array;

type ConditionsOf<P extends PatternShape> =
  P["key"][number] | (P["filter"] extends readonly (infer F extends ConditionShape)[] ? F : never);

type TemplatesOf<C> =
  | (C extends { readonly value: infer V extends string } ? V : never)
  | (C extends { readonly upperValue: infer U extends string } ? U : never);

type ParametersIn<Template extends string> = string extends Template
  ? string
  : Template extends `${string}{${infer Parameter}}${infer Rest}`
    ? Parameter | ParametersIn<Rest>
    : never;

/** A value for each parameter of the pattern's conditions: `{ account: "123" }` for `"ACC#{account}"`. */
export type Given<P extends PatternShape> = Readonly<
  Record<ParametersIn<TemplatesOf<ConditionsOf<P>>>, ParameterValue>
>;

interface KeyValues {
  readonly S: string;
  /** What has more digits than a JavaScript number is read as a NumberValue. */
  readonly N: number | bigint | NumberValue;
  readonly B: Uint8Array;
}

type KeyAttributes<K> = {
  readonly [Key in K as Key extends KeyShape ? Key["name"] : never]: Key extends KeyShape
    ? KeyValues[Key["type"]]
    : never;
};

type ElementsOf<L> = L extends readonly (infer E)[] ? E : never;

type IndexOf<T extends TableShape, P extends PatternShape> = Extract<
  ElementsOf<T["globalSecondaryIndexes"]> | ElementsOf<T["localSecondaryIndexes"]>,
  { readonly name: P["index"] }
>;

type IndexKeys<I> =
  (I extends { readonly partitionKey: infer K } ? K : never) | (I extends { readonly sortKey: infer K } ? K : never);

/** The primary key of an item. */
export type PrimaryKey<T extends TableShape> = KeyAttributes<T["partitionKey"] | NonNullable<T["sortKey"]>>;

/** Attributes beside the keys: nothing but the application says what they hold, and an item may lack any of them. */
type OtherAttributes<Names> = [Names] extends [readonly (infer Name extends string)[]]
  ? Readonly<Partial<Record<Name, unknown>>>
  : Readonly<Record<string, unknown>>;

/** An item that the pattern returns: keys of the table and of the index, and the attributes that it declares. */
export type ItemOf<T extends TableShape, P extends PatternShape> = OtherAttributes<P["returns"]> &
  PrimaryKey<T> &
  KeyAttributes<IndexKeys<IndexOf<T, P>>>;

/** The attributes that the pattern may write beside the key. */
export type Written<P extends PatternShape> = OtherAttributes<P["writes"]>;

/** An item of the table. */
export type WholeItem<T extends TableShape> = PrimaryKey<T> & Readonly<Record<string, unknown>>;
