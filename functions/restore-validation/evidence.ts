import type { TableDescription } from "@aws-sdk/client-dynamodb";
import type { TableDeclaration } from "./declaration";

/** An item as the client returns it. */
export type Item = Readonly<Record<string, unknown>>;

/** What is known of the recovery point that was restored. */
export interface RecoveryPoint {
  readonly arn: string;
  /** Size of the table when it was backed up, as far as AWS says it. */
  readonly sizeBytes: number | undefined;
  readonly createdAt: Date | undefined;
}

/** The items of the restored table, counted by reading it. */
export interface ItemCount {
  readonly items: number;
  /** What the items take, by the read units that counting cost: in steps of 8 KB a page. */
  readonly bytes: number;
  /** Why counting ended: everything was read, or enough, or the time was up. */
  readonly ended: "at the end of the table" | "at the limit" | "for lack of time";
}

/** A read through an access pattern. */
export interface SampleRead {
  readonly pattern: string;
  /**
   * Where its parameters come from. Those of the declared example need not find anything in production; those of an
   * item that is in the restored table have to find at least that.
   */
  readonly parametersOf: "the declared example" | "a restored item";
  /** Whether it has to find something. */
  readonly mustFind: boolean;
  /** What was returned: the first page. */
  readonly items: readonly Item[];
  /** What went wrong instead. */
  readonly error?: string;
}

/** Everything that a verdict rests on. */
export interface Evidence {
  readonly declaration: TableDeclaration;
  /** ARN of the key that restored tables are encrypted with. */
  readonly keyArn: string;
  readonly recoveryPoint: RecoveryPoint;
  readonly table: TableDescription;
  readonly count: ItemCount;
  readonly reads: readonly SampleRead[];
}
