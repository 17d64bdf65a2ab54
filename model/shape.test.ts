import { Capacity } from "./capacity";
import { isMarker } from "./markers";
import { Path } from "./problem";
import { locate } from "./faults";
import { examine } from "./shape";
import { aTable } from "./rules/fixtures";
import { Table } from "./table";

/** What is wrong with a value, as `path: expected`. */
function faultsOf(schema: Parameters<typeof examine>[0], value: unknown): string[] {
  const examined = examine(schema, value);
  return locate(examined.faults, examined.value, Path.of("it")).map(
    ({ path, finding }) => `${path.toString()}: ${finding.expected}`,
  );
}

const table = aTable();
const [query, put] = table.accessPatterns;

test("a value of the right shape is taken as it is", () => {
  const examined = examine(Table, table);
  expect(examined.value).toBe(table);
  expect(examined.faults).toEqual([]);
});

test.each<[string, unknown, string]>([
  ["a missing property", { ...table, owner: undefined }, "it.owner: a text"],
  ["a value of another kind", { ...table, name: 5 }, "it.name: a text"],
  [
    "a number that is none",
    { ...table, accessPatterns: [{ ...query, limit: NaN }] },
    'it.accessPatterns["receipts of an account"].limit: a finite number',
  ],
  [
    "a list that is none",
    { ...table, accessPatterns: {} },
    "it.accessPatterns: a list, each element an object { name, operation, index?, key, filter?, returns?, writes?, consistency?, order?, limit?, peakPerSecond, itemSizeBytes, itemsPerRequest?, example? }",
  ],
  [
    "a value that is not among the known ones",
    { ...table, streamView: "ALL" },
    'it.streamView: one of "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE" or "NEW_AND_OLD_IMAGES"',
  ],
  [
    "a slip in a known value",
    { ...table, dataClassification: "internl" },
    'it.dataClassification: one of "public", "internal", "confidential" or "restricted"; did you mean "internal"?',
  ],
  [
    "an unknown property",
    { ...table, colour: "red" },
    'it.colour: one of "name", "purpose", "owner", "dataClassification", "sensitiveAttributes", "costCenter", "partitionKey", "sortKey", "globalSecondaryIndexes", "localSecondaryIndexes", "timeToLive", "attemptToken", "streamView", "tableClass", "accessPatterns", "acceptedScans", "tags" or "sampleItems"',
  ],
  ["a slip in the name of a property", { ...table, tag: {} }, 'it.tag: did you mean "tags"?'],
  [
    "an element without a usable name",
    { ...table, accessPatterns: [query, { ...put, name: "", limit: "x" }] },
    "it.accessPatterns[1].limit: a finite number",
  ],
  [
    "an element within an element",
    { ...table, accessPatterns: [{ ...query, key: [{ attribute: "PK", operator: "==", value: "a" }] }] },
    'it.accessPatterns["receipts of an account"].key[0].operator: one of "=", "<", "<=", ">", ">=", "between", "begins_with", "<>", "contains", "attribute_exists" or "attribute_not_exists"; did you mean "="?',
  ],
  ["a tag that is no text", { ...table, tags: { team: 5 } }, "it.tags.team: a text"],
])("%s is found where it is", (_, value, found) => {
  expect(faultsOf(Table, value)).toEqual([found]);
});

test("everything is found at once", () => {
  expect(faultsOf(Table, {})).toHaveLength(6);
  expect(faultsOf(Table, { ...table, name: 1, owner: 2, partitionKey: { name: 3 }, colour: 4 })).toHaveLength(5);
});

test("a missing property has no received value, a wrong one has", () => {
  const [missing] = examine(Table, { ...table, owner: undefined }).faults;
  expect(missing?.finding).toEqual({ message: 'The property "owner" is missing.', expected: "a text" });
  const [wrong] = examine(Table, { ...table, owner: null }).faults;
  expect(wrong?.finding.received).toBeNull();
});

describe("a mistyped property", () => {
  const index = { name: "by-status", partitionKey: { name: "status", type: "S" }, projektion: "all" };

  test("is read as the one that was meant", () => {
    const { value, faults } = examine(Table, { ...table, globalSecondaryIndexes: [index] });
    expect(value.globalSecondaryIndexes?.[0]?.projection).toBe("all");
    expect(faults.map(({ finding }) => finding.expected)).toEqual(['did you mean "projection"?']);
  });

  test("does not hide what is wrong with its value", () => {
    expect(faultsOf(Table, { ...table, globalSecondaryIndexes: [{ ...index, projektion: "al" }] })).toEqual([
      'it.globalSecondaryIndexes["by-status"].projektion: did you mean "projection"?',
      'it.globalSecondaryIndexes["by-status"].projection: one of "all", "keys-only" or "access-patterns" or an object { include }; did you mean "all"?',
    ]);
  });

  test("gives its name to the path, where it is the name that is mistyped", () => {
    expect(
      faultsOf(Table, { ...table, accessPatterns: [{ ...query, name: undefined, nmae: "find", limit: "x" }] }),
    ).toEqual([
      'it.accessPatterns["find"].nmae: did you mean "name"?',
      'it.accessPatterns["find"].limit: a finite number',
    ]);
  });
});

describe("a choice", () => {
  test.each<[string, unknown, string[]]>([
    [
      "a slip in the choice",
      { mode: "on-demnd" },
      ['it.mode: one of "on-demand", "provisioned" or "auto-scaled"; did you mean "on-demand"?'],
    ],
    ["no choice", {}, ['it.mode: one of "on-demand", "provisioned" or "auto-scaled"']],
    [
      "what belongs to another choice",
      { mode: "on-demand", read: 5 },
      ['it.read: one of "mode", "maximumRequestUnits" or "warmThroughput"'],
    ],
    [
      "a wrong choice with wrong content",
      { mode: "scaled", read: { minimum: "1", maximum: 2 }, write: { minimum: 1, maximum: 2 }, seed: {} },
      [
        'it.mode: one of "on-demand", "provisioned" or "auto-scaled"',
        "it.read.minimum: a finite number",
        "it.seed.read: a finite number",
        "it.seed.write: a finite number",
      ],
    ],
    [
      "nothing of the kind",
      5,
      [
        "it: an object { mode, maximumRequestUnits?, warmThroughput? }, an object { mode, read, write } or an object { mode, read, write, seed? }",
      ],
    ],
  ])("is told apart: %s", (_, value, found) => {
    expect(faultsOf(Capacity, value)).toEqual(found);
  });
});

describe("the copy for the rules", () => {
  test("keeps what is right, and leaves the given value alone", () => {
    const given = { ...table, name: 5, tags: "x", colour: "red" };
    const { value } = examine(Table, given);
    expect(value.accessPatterns).toEqual(table.accessPatterns);
    expect(given).toEqual({ ...table, name: 5, tags: "x", colour: "red" });
  });

  test("has stand-ins for what is required and nothing for what is optional", () => {
    const { value } = examine(Table, {
      ...table,
      name: 5,
      tags: "x",
      partitionKey: null,
      accessPatterns: [{ ...query, itemSizeBytes: "big" }],
    });
    expect(isMarker(value.name)).toBe(true);
    expect(isMarker(value.partitionKey.name)).toBe(true);
    expect(value.accessPatterns[0]?.itemSizeBytes).toBeNaN();
    expect(value).not.toHaveProperty("tags");
  });

  test("has the shape, whatever was given", () => {
    for (const given of [undefined, null, 5, "x", [], {}, { accessPatterns: [1, {}] }]) {
      const { value } = examine(Table, given);
      expect(Array.isArray(value.accessPatterns)).toBe(true);
      expect(typeof value.partitionKey.name).toBe("string");
    }
  });

  test("is safe from properties that objects inherit", () => {
    const given: unknown = JSON.parse('{ "__proto__": { "name": "x" }, "constructor": 1, "tags": { "__proto__": 5 } }');
    expect(examine(Table, given).value).not.toHaveProperty("colour");
    expect(Object.getPrototypeOf(examine(Table, given).value)).toBe(Object.prototype);
  });
});

test("a value that contains itself, or has holes, is reported and does not end the examination", () => {
  const endless: Record<string, unknown> = {};
  endless["M"] = { inner: endless, wrong: 5 };
  expect(faultsOf(Table, { ...table, sampleItems: [{ data: endless }] }).length).toBeGreaterThan(0);
  expect(faultsOf(Table, { ...table, accessPatterns: new Array(1) })).toHaveLength(1);
});
