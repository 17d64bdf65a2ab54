import { CallOptions } from "../requests/in-time";
import { Pages } from "../requests/pages";
import { TransactionOptions } from "../requests/transact-write";
import { Given, ItemOf, PatternNamed, Written } from "./pattern-types";
import { WriteOptions } from "./run-write";
import { PatternShape, TableShape } from "./table-shape";

/** An item that is put by a pattern: values for its parameters, and what is written beside the key. */
export interface Put<P extends PatternShape> {
  readonly given: Given<P>;
  readonly item: Written<P>;
}

/** How a pattern is run, by its operation. */
export interface Runners<T extends TableShape, P extends PatternShape> {
  /** The item, or undefined where there is none. */
  readonly GetItem: (given: Given<P>, options?: CallOptions) => Promise<ItemOf<T, P> | undefined>;
  /** The items that exist, in the order of their keys. */
  readonly BatchGetItem: (givens: readonly Given<P>[], options?: CallOptions) => Promise<readonly ItemOf<T, P>[]>;
  /** Reads when it is iterated over, or asked for `all()`. */
  readonly Query: (given: Given<P>, options?: CallOptions) => Pages<ItemOf<T, P>>;
  readonly Scan: (given: Given<P>, options?: CallOptions) => Pages<ItemOf<T, P>>;
  /** Replaces the whole item. */
  readonly PutItem: (given: Given<P>, item: Written<P>, options?: WriteOptions) => Promise<void>;
  /** Sets these attributes, and leaves the others. */
  readonly UpdateItem: (given: Given<P>, changes: Written<P>, options?: WriteOptions) => Promise<void>;
  readonly DeleteItem: (given: Given<P>, options?: WriteOptions) => Promise<void>;
  /** Puts any number of items, each on its own. */
  readonly BatchWriteItem: (puts: readonly Put<P>[], options?: CallOptions) => Promise<void>;
  /** Puts all of the items or none, each on the pattern's condition. */
  readonly TransactWriteItems: (puts: readonly Put<P>[], options?: TransactionOptions) => Promise<void>;
}

/** What `client.pattern(name)` gives: a function for exactly this access pattern. */
export type RunPattern<T extends TableShape, P extends PatternShape> = Runners<T, P>[P["operation"]];

/** The function for the table's access pattern of this name. */
export type RunNamed<T extends TableShape, N extends string> = RunPattern<T, PatternNamed<T, N>>;
