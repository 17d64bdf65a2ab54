/** A table as DynamoDB describes it: what judging it takes. */
export interface FoundTable {
  readonly name: string;
  readonly arn: string;
  /** Tells a table from another one that had the same name. */
  readonly id: string;
  readonly created: Date;
  readonly status: string;
  readonly items: number;
  readonly bytes: number;
  readonly tableClass: "STANDARD" | "STANDARD_INFREQUENT_ACCESS";
  /** Units per second; nothing with on-demand. */
  readonly provisioned?: Units;
  readonly indexes: readonly FoundIndex[];
  /** Other Regions that hold a replica. */
  readonly replicaRegions: readonly string[];
  /** The label of its stream; nothing where none is on. */
  readonly streamLabel?: string;
  readonly deletionProtection: boolean;
}

export interface Units {
  readonly read: number;
  readonly write: number;
}

/** A global secondary index. Local ones live with their table: they can neither be deleted nor are they measured alone. */
export interface FoundIndex {
  readonly name: string;
  readonly bytes: number;
  readonly provisioned?: Units;
}

export type Tags = Readonly<Record<string, string>>;
