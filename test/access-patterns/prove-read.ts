import { Item } from "../../model/item";
import { canonical } from "./attribute-order";
import { ExpectedRead, expectedRead, primaryKeyText } from "./oracle";
import { PatternCall } from "./pattern-request";
import { differences, expectedTuple, keyTuple, listed, quoted, sourceOf } from "./sentences";

function sameValue(a: Item | undefined, b: Item | undefined, attribute: string): boolean {
  const [left, right] = [a?.[attribute], b?.[attribute]];
  return left !== undefined && right !== undefined && canonical(left) === canonical(right);
}

/** Makes the keys of an answer comparable: items that may come in any order are put into the order of their keys. */
function comparableKeys({ table, pattern }: PatternCall, { sortedBy }: ExpectedRead) {
  const unordered = pattern.operation === "BatchGetItem" || pattern.operation === "Scan";
  return (items: readonly Item[]): string[] => {
    const runs: string[][] = [];
    items.forEach((item, position) => {
      const tied = sortedBy !== undefined && sameValue(item, items[position - 1], sortedBy);
      const run = unordered || tied ? runs.at(-1) : undefined;
      if (run) run.push(keyTuple(table, item));
      else runs.push([keyTuple(table, item)]);
    });
    return runs.flatMap((run) => run.sort());
  };
}

/** The example's own promise, which a person wrote down. */
function promiseFailures(call: PatternCall, found: readonly string[], keysOf: (items: readonly Item[]) => string[]) {
  const { table, example } = call;
  if (example.expect === undefined) return ["its example does not say which items it expects"];
  const promised = example.expect.map((tuple) => expectedTuple(table, tuple));
  if (promised.length === 0) {
    return ["its example expects nothing, which a wrong key would give too: choose values that find an item"];
  }
  const samples = new Map((table.sampleItems ?? []).map((item) => [keyTuple(table, item), item] as const));
  const items = promised.map((tuple) => samples.get(tuple)).filter((item) => item !== undefined);
  const comparable = items.length === promised.length ? keysOf(items) : promised;
  if (listed(comparable) === listed(found)) return [];
  return [`its example expects ${listed(promised)}, but the engine returns ${listed(found)}`];
}

/** What is wrong with the items that a read returned. */
export function readFailures(call: PatternCall, returned: readonly Item[]): string[] {
  const { table, pattern } = call;
  const expected = expectedRead(call);
  const keysOf = comparableKeys(call, expected);
  const [found, wanted] = [keysOf(returned), keysOf(expected.items)];
  const failures = promiseFailures(call, found, keysOf);

  if (listed(found) !== listed(wanted)) {
    failures.push(`of the sample items it wants ${listed(wanted)}, but ${sourceOf(call)} returns ${listed(found)}`);
  }
  if (expected.limitCutsTie) {
    const attribute = quoted([expected.sortedBy ?? ""]);
    failures.push(`its limit separates items with the same ${attribute}: which of them comes back is not defined`);
  }

  for (const item of expected.items) {
    const twin = returned.find((each) => primaryKeyText(table, each) === primaryKeyText(table, item));
    const subject = `${keyTuple(table, item)}, read from ${sourceOf(call)},`;
    failures.push(...(twin ? differences(twin, item) : []).map((difference) => `${subject} ${difference}`));
  }

  const returns = pattern.returns ?? "all";
  const unseen = returns === "all" ? [] : returns.filter((name) => expected.items.every((item) => !item[name]));
  if (unseen.length > 0 && expected.items.length > 0) {
    failures.push(`none of the items it finds has ${quoted(unseen)}, so that it is not shown to be returned`);
  }
  return failures;
}
