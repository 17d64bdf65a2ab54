import { ResolvedOptions } from "../options";
import { TableShape } from "../patterns/table-shape";
import { Sender } from "../sending/operations";

/** What every request of a table's client needs. */
export interface Requester {
  readonly sender: Sender;
  readonly table: TableShape;
  readonly options: ResolvedOptions;
}
