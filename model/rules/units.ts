import { AccessPattern, isRead, Operation, WRITE_OPERATIONS } from "../access-pattern";
import { READ_UNIT_BYTES, WRITE_UNIT_BYTES } from "../limits";
import { projectionOf } from "../projection";
import { Table } from "../table";
import { IndexPlace } from "./table-parts";

/** Read and write units per second, capacity or request units alike. */
export interface Load {
  readonly read: number;
  readonly write: number;
}

/** Not simply what is no read: an operation that could not be read is neither. */
export function isWrite(operation: Operation): boolean {
  return WRITE_OPERATIONS.some((write) => write === operation);
}

/** A transaction costs twice: once to prepare and once to commit. */
const TRANSACTION_FACTOR = 2;
/** An eventually consistent read costs half. */
const EVENTUAL_FACTOR = 0.5;

/** Read units of one request. Query and Scan are charged for the sum of their items, other reads for each item. */
function readUnits({ operation, itemSizeBytes, itemsPerRequest = 1, consistency }: AccessPattern): number {
  const together = operation === "Query" || operation === "Scan";
  const strong = together
    ? Math.ceil((itemSizeBytes * itemsPerRequest) / READ_UNIT_BYTES)
    : Math.ceil(itemSizeBytes / READ_UNIT_BYTES) * itemsPerRequest;
  return consistency === "strong" ? strong : strong * EVENTUAL_FACTOR;
}

function writeUnits({ operation, itemSizeBytes, itemsPerRequest = 1 }: AccessPattern): number {
  const units = Math.ceil(itemSizeBytes / WRITE_UNIT_BYTES) * itemsPerRequest;
  return operation === "TransactWriteItems" ? units * TRANSACTION_FACTOR : units;
}

/** A pattern whose numbers could not be read adds nothing, so that the others still count. */
function sum(units: readonly number[]): number {
  return units.filter(Number.isFinite).reduce((total, value) => total + value, 0);
}

function readLoad(patterns: readonly AccessPattern[]): number {
  return sum(patterns.map((pattern) => pattern.peakPerSecond * readUnits(pattern)));
}

function writeLoad(patterns: readonly AccessPattern[]): number {
  return sum(patterns.map((pattern) => pattern.peakPerSecond * writeUnits(pattern)));
}

/** Whether a write changes what an index holds. An update that names its attributes may leave the index alone. */
function touches(table: Table, index: IndexPlace): (pattern: AccessPattern) => boolean {
  const { type, nonKeyAttributes } = projectionOf(table, index.value);
  const held = new Set([...nonKeyAttributes, index.partitionKey.name, index.sortKey?.name]);
  return ({ operation, writes }) =>
    operation !== "UpdateItem" || writes === undefined || type === "ALL" || writes.some((name) => held.has(name));
}

/** Peak load of the table itself: its own reads and those of its local secondary indexes, and every write. */
export function tableLoad(table: Table): Load {
  const local = new Set((table.localSecondaryIndexes ?? []).map(({ name }) => name));
  const reads = table.accessPatterns.filter(
    ({ operation, index }) => isRead(operation) && (index === undefined || local.has(index)),
  );
  return {
    read: readLoad(reads),
    write: writeLoad(table.accessPatterns.filter(({ operation }) => isWrite(operation))),
  };
}

/** Peak load of a global secondary index, at most: a sparse index is written less often. */
export function indexLoad(table: Table, index: IndexPlace): Load {
  const reads = table.accessPatterns.filter(
    (pattern) => isRead(pattern.operation) && pattern.index === index.value.name,
  );
  const writes = table.accessPatterns.filter(({ operation }) => isWrite(operation)).filter(touches(table, index));
  return { read: readLoad(reads), write: writeLoad(writes) };
}
