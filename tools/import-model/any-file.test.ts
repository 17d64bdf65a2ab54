import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capacitySnippet } from "./capacity-snippet";
import { samplesFile } from "./samples-file";
import { tableFile } from "./table-file";
import { importValue } from "./testing/import-fixture";
import { prettier } from "./testing/prettier";

const FIXTURES = ["RecurringPaymentsSchema.json", "every-setting.json", "loose-samples.json"].map((name) => {
  return readFileSync(join(__dirname, "fixtures", name), "utf8");
});
const PATHS = { attribute: "../../model/attribute", table: "../../model/table", sampleItems: "./sample-items" };

/** The values that JSON may hold at the places of a model, and some that are nearly right. */
const SOMETHING = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom("S", "N", "ALL", "INCLUDE", "PROVISIONED", "", "*/", "a b", [], {}, null, -1, 1e21),
);

/** A model of which one value, somewhere, is another one. */
const ALMOST_A_MODEL = fc.tuple(fc.constantFrom(...FIXTURES), fc.nat(), SOMETHING).map(([text, place, value]) => {
  let count = 0;
  JSON.parse(text, (_, each: unknown) => (count++, each));
  let position = 0;
  return JSON.parse(text, (_, each: unknown) => (position++ === place % count ? value : each)) as unknown;
});

describe("importing a file that is almost a model", () => {
  it("either names problems or gives files, formatted, and never throws", async () => {
    let sound = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: ALMOST_A_MODEL }, SOMETHING), async (value) => {
        const { model, tables, problems } = importValue(value);
        expect(problems.length > 0).toBe(model === undefined);
        for (const table of model ? tables : []) {
          sound++;
          const file = tableFile(table, model ?? { tables: [] }, "model.json", PATHS);
          expect(file).toBe(await prettier(file, "typescript"));
          const samples = samplesFile(table.items);
          expect(samples).toBe(await prettier(samples, "json"));
          expect(capacitySnippet(table)).toMatch(/^deploy\(\w+, \{/);
        }
      }),
      { numRuns: 300 },
    );
    expect(sound).toBeGreaterThan(50);
  }, 60_000);
});
