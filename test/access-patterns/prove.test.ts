import { AccessPattern } from "../../model/access-pattern";
import { Key } from "../../model/attribute";
import { absent, atLeast, beginsWith, between, contains, differs, equals, exists } from "../../model/condition";
import { Item } from "../../model/item";
import { GlobalSecondaryIndex, Table } from "../../model/table";
import { createTableInput } from "./create-table-input";
import { createTable, Engine, startEngine } from "./engine";
import { provePattern } from "./prove";
import { standInHcl } from "./stand-in-hcl";
import { tablesOf } from "./synthesized-table";

const order = (customer: string, number: string, rest: Item): Item => ({
  customer: { S: customer },
  number: { N: number },
  ...rest,
});

const byState: GlobalSecondaryIndex = {
  name: "by-state",
  partitionKey: Key.string("state"),
  sortKey: Key.string("day"),
  projection: { include: ["total"] },
};

const orders: Table = {
  name: "orders",
  purpose: "Orders.",
  owner: "shop",
  dataClassification: "internal",
  partitionKey: Key.string("customer"),
  sortKey: Key.number("number"),
  globalSecondaryIndexes: [byState],
  localSecondaryIndexes: [{ name: "by-total", sortKey: Key.number("total"), projection: "keys-only" }],
  accessPatterns: [],
  sampleItems: [
    order("ann", "2", {
      state: { S: "open" },
      day: { S: "05-02" },
      total: { N: "20.50" },
      tags: { SS: ["gift", "new"] },
    }),
    order("ann", "10", { state: { S: "open" }, day: { S: "05-01" }, total: { N: "9" }, note: { S: "ring twice" } }),
    order("ann", "9", { state: { S: "sent" }, day: { S: "04-30" }, total: { N: "100" } }),
    order("bob", "1", { state: { S: "open" }, day: { S: "05-01" }, total: { N: "5" } }),
    order("bob", "3", { total: { N: "7" } }),
  ],
};

const pattern = (of: Partial<AccessPattern>): AccessPattern => ({
  name: "orders of a customer",
  operation: "Query",
  key: [equals("customer", "{customer}")],
  peakPerSecond: 1,
  itemSizeBytes: 100,
  ...of,
});

describe("the proof of an access pattern", () => {
  let engine: Engine;
  let made = 0;

  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.stop());

  /** Proves the pattern on a new table, which is made as `deployed` says. */
  async function prove(of: Partial<AccessPattern>, table = orders, deployed = table): Promise<readonly string[]> {
    const tableName = `orders-${made++}`;
    for (const resource of await tablesOf(standInHcl(deployed, tableName))) {
      await createTable(engine.client, createTableInput(resource), table.sampleItems ?? []);
    }
    return provePattern({ client: engine.client, table, tableName, pattern: pattern(of) });
  }

  describe("of a read", () => {
    it("passes when the engine, the example and the sample items agree, numbers sorted as numbers", async () => {
      const expect_ = [
        ["ann", 2],
        ["ann", 9],
        ["ann", 10],
      ];
      expect(await prove({ example: { given: { customer: "ann" }, expect: expect_ } })).toEqual([]);
    });

    it("follows the order and the limit of the pattern", async () => {
      const example = { given: { customer: "ann" }, expect: [["ann", 10]] };
      expect(await prove({ order: "descending", limit: 1, example })).toEqual([]);
    });

    it.each([
      ["between", [equals("customer", "ann"), between("number", "{from}", "{to}")], { from: 3, to: 10 }, [9, 10]],
      ["at least", [equals("customer", "ann"), atLeast("number", "{from}")], { from: 10 }, [10]],
      ["equals", [equals("customer", "ann"), equals("number", "{from}")], { from: 2 }, [2]],
    ])("knows the key condition %s", async (_, key, given, numbers) => {
      expect(await prove({ key, example: { given, expect: numbers.map((number) => ["ann", number]) } })).toEqual([]);
    });

    it.each([
      ["<>, which holds for what is not there", differs("state", "open"), [["bob", 3]], "bob"],
      ["contains, on a set", contains("tags", "gift"), [["ann", 2]], "ann"],
      ["contains, on a text", contains("note", "twice"), [["ann", 10]], "ann"],
      [
        "begins_with",
        beginsWith("day", "05-"),
        [
          ["ann", 2],
          ["ann", 10],
        ],
        "ann",
      ],
      ["attribute_exists", exists("note"), [["ann", 10]], "ann"],
      ["attribute_not_exists", absent("state"), [["bob", 3]], "bob"],
      [
        "at least, on a number",
        atLeast("total", "{least}"),
        [
          ["ann", 2],
          ["ann", 9],
        ],
        "ann",
      ],
    ])("knows the filter %s", async (_, filter, expected, customer) => {
      const example = { given: { customer, least: 20.5 }, expect: expected };
      expect(await prove({ filter: [filter], example })).toEqual([]);
    });

    it("accepts any order of items with the same sort key value in an index", async () => {
      const open = { index: "by-state", key: [equals("state", "open")], returns: ["total"] };
      const [annFirst, bobFirst] = [
        [
          ["ann", 10],
          ["bob", 1],
          ["ann", 2],
        ],
        [
          ["bob", 1],
          ["ann", 10],
          ["ann", 2],
        ],
      ];
      expect(await prove({ ...open, example: { given: {}, expect: annFirst } })).toEqual([]);
      expect(await prove({ ...open, example: { given: {}, expect: bobFirst } })).toEqual([]);
    });

    it("reads a local secondary index in its own order", async () => {
      const example = {
        given: { customer: "ann" },
        expect: [
          ["ann", 10],
          ["ann", 2],
          ["ann", 9],
        ],
      };
      expect(await prove({ index: "by-total", returns: [], example })).toEqual([]);
    });

    it("gets single items and batches of them", async () => {
      const key = [equals("customer", "{customer}"), equals("number", "{number}")];
      const [first, second] = [
        { customer: "bob", number: 3 },
        { customer: "ann", number: 2 },
      ];
      expect(await prove({ operation: "GetItem", key, example: { given: first, expect: [["bob", 3]] } })).toEqual([]);
      const example = {
        given: [first, second],
        expect: [
          ["bob", 3],
          ["ann", 2],
        ],
      };
      expect(await prove({ operation: "BatchGetItem", key, returns: ["total"], example })).toEqual([]);
    });

    it("passes a Scan that is accepted", async () => {
      const accepted = { ...orders, acceptedScans: [{ pattern: "orders of a customer", reason: "nightly" }] };
      const example = { given: {}, expect: [["ann", 10]] };
      expect(await prove({ operation: "Scan", key: [], filter: [exists("note")], example }, accepted)).toEqual([]);
    });

    it("fails for a Scan that nobody accepted, and does not run it", async () => {
      expect(await prove({ operation: "Scan", key: [], example: { given: {}, expect: [["ann", 10]] } })).toEqual([
        '"orders of a customer": it is a Scan that nobody accepted: it would read the whole table.',
      ]);
    });

    it("fails for an index that was made with another key", async () => {
      const wrong = { ...orders, globalSecondaryIndexes: [{ ...byState, partitionKey: Key.string("note") }] };
      const example = { given: {}, expect: [["ann", 9]] };
      const failures = await prove(
        { index: "by-state", key: [equals("state", "sent")], returns: ["total"], example },
        orders,
        wrong,
      );
      expect(failures).toEqual([
        '"orders of a customer": the engine refuses the Query: ValidationException: ' +
          "Query condition missed key schema element: note.",
      ]);
    });

    it("fails for an index whose sort key was made another one, because the order differs", async () => {
      const wrong = { ...orders, globalSecondaryIndexes: [{ ...byState, sortKey: Key.number("number") }] };
      const example = {
        given: {},
        expect: [
          ["ann", 10],
          ["bob", 1],
          ["ann", 2],
        ],
      };
      const read = { index: "by-state", key: [equals("state", "open")], returns: ["total"] };
      expect(await prove({ ...read, example }, orders, wrong)).toContainEqual(
        expect.stringContaining('but the index "by-state" returns ["bob","1"], ["ann","2"], ["ann","10"]'),
      );
    });

    it("fails for an attribute that the index does not project", async () => {
      const example = {
        given: {},
        expect: [
          ["ann", 10],
          ["bob", 1],
          ["ann", 2],
        ],
      };
      const read = { index: "by-state", key: [equals("state", "open")], returns: ["total", "note"] };
      expect(await prove({ ...read, example })).toEqual([
        '"orders of a customer": ["ann","10"], read from the index "by-state", lacks "note".',
      ]);
    });

    it("fails for a pattern that returns all attributes of an index that does not project all", async () => {
      const example = { given: {}, expect: [["ann", 9]] };
      const read = { index: "by-state", key: [equals("state", "sent")] };
      const keysOnly = { ...byState, projection: "keys-only" as const };
      expect(await prove({ ...read, example })).toEqual([]);
      expect(await prove({ ...read, example }, orders, { ...orders, globalSecondaryIndexes: [keysOnly] })).toEqual([
        '"orders of a customer": ["ann","9"], read from the index "by-state", lacks "total".',
      ]);
    });

    it("fails for an expectation that is wrong", async () => {
      expect(
        await prove({
          example: {
            given: { customer: "bob" },
            expect: [
              ["bob", 3],
              ["bob", 1],
            ],
          },
        }),
      ).toEqual([
        '"orders of a customer": its example expects ["bob","3"], ["bob","1"], ' +
          'but the engine returns ["bob","1"], ["bob","3"].',
      ]);
    });

    it("fails for an expectation of nothing, and for none", async () => {
      expect(await prove({ example: { given: { customer: "eve" }, expect: [] } })).toEqual([
        '"orders of a customer": its example expects nothing, which a wrong key would give too: choose values that find an item.',
      ]);
      expect(await prove({ example: { given: { customer: "bob" } } })).toEqual([
        '"orders of a customer": its example does not say which items it expects.',
      ]);
      expect(await prove({})).toEqual(['"orders of a customer": it has no example, so that nothing is shown.']);
    });

    it("fails for a returned attribute that no item has, such as a misspelt one", async () => {
      expect(
        await prove({
          returns: ["totla"],
          example: {
            given: { customer: "bob" },
            expect: [
              ["bob", 1],
              ["bob", 3],
            ],
          },
        }),
      ).toEqual([
        '"orders of a customer": none of the items it finds has "totla", so that it is not shown to be returned.',
      ]);
    });

    it("fails for a limit that separates items with the same sort key value", async () => {
      const read = { index: "by-state", key: [equals("state", "open")], returns: ["total"], limit: 1 };
      expect(await prove({ ...read, example: { given: {}, expect: [["ann", 10]] } })).toContain(
        '"orders of a customer": its limit separates items with the same "day": which of them comes back is not defined.',
      );
    });

    it("fails for a table that lost items", async () => {
      const fewer = { ...orders, sampleItems: orders.sampleItems?.slice(1) };
      const tableName = `orders-${made++}`;
      for (const resource of await tablesOf(standInHcl(orders, tableName))) {
        await createTable(engine.client, createTableInput(resource), fewer.sampleItems ?? []);
      }
      const example = {
        given: { customer: "ann" },
        expect: [
          ["ann", 2],
          ["ann", 9],
          ["ann", 10],
        ],
      };
      expect(
        await provePattern({ client: engine.client, table: orders, tableName, pattern: pattern({ example }) }),
      ).toHaveLength(2);
    });
  });

  describe("of a write", () => {
    const key = [equals("customer", "{customer}"), equals("number", "{number}")];
    const existing = { customer: "bob", number: 3 };
    const added = { customer: "cat", number: 1 };
    const item: Item = { total: { N: "1.50" }, tags: { SS: ["b", "a"] } };

    it.each([
      ["PutItem", { given: added, item }],
      ["PutItem", { given: existing, item }],
      ["UpdateItem", { given: existing, item: { note: { S: "call" } } }],
      ["DeleteItem", { given: existing }],
      ["BatchWriteItem", { given: [existing, added], item }],
    ] as const)("passes %s", async (operation, example) => {
      expect(await prove({ operation, key, example })).toEqual([]);
    });

    it("passes a write whose conditions hold, and which they guard the second time", async () => {
      expect(
        await prove({ operation: "PutItem", key, filter: [absent("customer")], example: { given: added, item } }),
      ).toEqual([]);
      const state = equals("total", "7");
      const example = { given: existing, item: { total: { N: "8" } } };
      expect(await prove({ operation: "UpdateItem", key, filter: [state], example })).toEqual([]);
    });

    it("fails for a write that its own conditions refuse", async () => {
      const example = { given: existing, item };
      expect(await prove({ operation: "PutItem", key, filter: [absent("customer")], example })).toEqual([
        '"orders of a customer": the engine refuses the PutItem: ConditionalCheckFailedException: The conditional request failed.',
      ]);
    });

    it("fails for a write that changes nothing", async () => {
      const [none, same] = [{ given: added }, { given: existing, item: { total: { N: "7" } } }];
      expect(await prove({ operation: "DeleteItem", key, example: none })).toEqual([
        '"orders of a customer": ["cat","1"] is the same before and after, so that the example shows nothing.',
      ]);
      expect(await prove({ operation: "PutItem", key, example: same })).toEqual([
        '"orders of a customer": ["bob","3"] is the same before and after, so that the example shows nothing.',
      ]);
    });

    it("fails where the engine does not know the operation", async () => {
      expect(await prove({ operation: "TransactWriteItems", key, example: { given: added, item } })).toEqual([
        expect.stringContaining("the engine refuses the TransactWriteItems"),
      ]);
    });
  });
});
