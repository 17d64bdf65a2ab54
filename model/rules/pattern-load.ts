import { AccessPattern, Operation } from "../access-pattern";
import { MAX_ITEM_SIZE_BYTES, MAX_ITEMS_PER_REQUEST, SOURCES } from "../limits";
import { checkNumber } from "./checks";
import { TableRule } from "./rule";
import { patternsOf } from "./table-parts";

/** Items that one request handles; Query and Scan take as many as they find. */
const ITEMS: Readonly<Partial<Record<Operation, { maximum: number; source: string }>>> = {
  GetItem: { maximum: 1, source: SOURCES.getItemApi },
  PutItem: { maximum: 1, source: SOURCES.constraints },
  UpdateItem: { maximum: 1, source: SOURCES.constraints },
  DeleteItem: { maximum: 1, source: SOURCES.constraints },
  BatchGetItem: { maximum: MAX_ITEMS_PER_REQUEST.BatchGetItem, source: SOURCES.batchGetItemApi },
  BatchWriteItem: { maximum: MAX_ITEMS_PER_REQUEST.BatchWriteItem, source: SOURCES.batchWriteItemApi },
  TransactWriteItems: { maximum: MAX_ITEMS_PER_REQUEST.TransactWriteItems, source: SOURCES.transactWriteItemsApi },
};

/** An average may lie between two whole numbers. */
function itemsOf({ operation }: AccessPattern) {
  const { maximum, source = SOURCES.constraints } = ITEMS[operation] ?? {};
  return { what: `The number of items per ${operation}`, minimum: 1, maximum, unit: "items", whole: false, source };
}

/** The numbers that capacity, cost and warnings are computed from. */
export const patternLoad: TableRule = (table, path, report) => {
  for (const { value, path: place } of patternsOf(table, path)) {
    const peak = { what: "The peak", minimum: 0, unit: "requests per second", whole: false };
    checkNumber(value.peakPerSecond, place.at("peakPerSecond"), peak, report);
    const size = {
      what: "The size of an item",
      minimum: 1,
      maximum: MAX_ITEM_SIZE_BYTES,
      unit: "bytes",
      whole: false,
      source: SOURCES.constraints,
    };
    checkNumber(value.itemSizeBytes, place.at("itemSizeBytes"), size, report);
    if (value.itemsPerRequest === undefined) continue;
    checkNumber(value.itemsPerRequest, place.at("itemsPerRequest"), itemsOf(value), report);
  }
};
