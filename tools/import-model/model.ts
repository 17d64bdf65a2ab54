import { KeyAttribute } from "../../model/attribute";
import { Capacity } from "../../model/capacity";
import { Item } from "../../model/item";
import { Table } from "../../model/table";

/** What the import takes from a NoSQL Workbench model, in the words of this project. */
export interface Model {
  /** The model's own name; it may have none. */
  readonly name?: string;
  readonly description?: string;
  readonly tables: readonly ModelTable[];
}

export interface ModelTable {
  /** Where it is in the file: `DataModel[0]`. */
  readonly place: string;
  readonly name: string;
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
  readonly globalIndexes: readonly ModelIndex[];
  readonly localIndexes: readonly ModelIndex[];
  readonly facets: readonly Facet[];
  readonly items: readonly Item[];
  readonly capacity: ModelCapacity;
  readonly timeToLive?: Table["timeToLive"];
  readonly streamView?: Table["streamView"];
  readonly tableClass?: Table["tableClass"];
}

export interface ModelIndex {
  readonly place: string;
  readonly name: string;
  /** A local index has the table's. */
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
  readonly projection: "all" | "keys-only" | { readonly include: readonly string[] };
  /** @default - as the table */
  readonly capacity?: ModelCapacity;
}

/** A view of the table in Workbench: the items of one kind, with names for what their keys hold. */
export interface Facet {
  readonly name: string;
  readonly partitionKeyAlias?: string;
  readonly sortKeyAlias?: string;
  readonly attributes: readonly string[];
}

/** Capacity as the model has it, and where that came from if the model does not say it. */
export interface ModelCapacity {
  readonly capacity: Capacity;
  readonly because?: string;
}
