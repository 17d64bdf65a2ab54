import fc from "fast-check";
import { MAX_METRICS_PER_REQUEST } from "../clean-up/daily-sums";
import { aFoundTable, anIndex } from "../clean-up/fixtures";
import { metricsOf } from "../clean-up/read-usage";
import { batchesOf } from "./measured-tables";

/** Tables by the number of their indexes. */
const tablesWith = (indexes: readonly number[]) =>
  indexes.map((count, number) =>
    aFoundTable({
      name: `table-${number}`,
      indexes: Array.from({ length: count }, (_, position) => anIndex({ name: `index-${position}` })),
      streamLabel: count % 2 === 0 ? "2026-01-01T00:00:00.000" : undefined,
    }),
  );

test("whatever the tables, each is measured once, in its order, and no more is held than one request gives", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 600 }), (indexes) => {
      const tables = tablesWith(indexes);
      const batches = batchesOf(tables);
      expect(batches.flat()).toEqual(tables);
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.reduce((sum, table) => sum + metricsOf(table), 0)).toBeLessThanOrEqual(MAX_METRICS_PER_REQUEST);
      }
    }),
    { numRuns: 30 },
  );
});

test("thousands of tables are a few batches, and none are none", () => {
  expect(batchesOf(tablesWith(Array.from({ length: 5000 }, () => 1)))).toHaveLength(40);
  expect(batchesOf([])).toEqual([]);
});
