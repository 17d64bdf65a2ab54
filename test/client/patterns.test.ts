import { complaints, recurringPayments, sessions } from "../../environments/tables";
import { isConditionFailure, TooManyItemsError } from "../../client";
import { Key } from "../../model/attribute";
import { Table, table } from "../../model/table";
import { atLeast, between, equals, greaterThan } from "../../model/condition";
import { createTableInput } from "../access-patterns/create-table-input";
import { createTable, Engine, startEngine } from "../access-patterns/engine";
import { tablesOf } from "../access-patterns/synthesized-table";
import { standInHcl } from "../access-patterns/stand-in-hcl";
import { clientOf, errorOf } from "./test-client";
import { range } from "./storm";

const LOAD = { peakPerSecond: 1, itemSizeBytes: 100 };

/** What the catalogue does not have: numbers and bytes in keys, batches and scans. */
const readings = table({
  name: "readings",
  purpose: "Readings of sensors.",
  owner: "tests",
  dataClassification: "internal",
  partitionKey: Key.binary("sensor"),
  sortKey: Key.number("at"),
  localSecondaryIndexes: [{ name: "by-value", sortKey: Key.number("value"), projection: "keys-only" }],
  accessPatterns: [
    {
      ...LOAD,
      name: "record",
      operation: "BatchWriteItem",
      key: [equals("sensor", "{sensor}"), equals("at", "{at}")],
      writes: ["value", "note"],
    },
    {
      ...LOAD,
      name: "some",
      operation: "BatchGetItem",
      key: [equals("sensor", "{sensor}"), equals("at", "{at}")],
      returns: ["value"],
    },
    {
      ...LOAD,
      name: "from to",
      operation: "Query",
      key: [equals("sensor", "{sensor}"), between("at", "{from}", "{to}")],
    },
    {
      ...LOAD,
      name: "high values",
      operation: "Query",
      index: "by-value",
      key: [equals("sensor", "{sensor}"), atLeast("value", "{least}")],
      returns: [],
      order: "descending",
    },
    { ...LOAD, name: "all above", operation: "Scan", key: [], filter: [greaterThan("value", "{value}")] },
    { ...LOAD, name: "two of them", operation: "Scan", key: [], limit: 2 },
  ],
  acceptedScans: [
    { pattern: "all above", reason: "a test" },
    { pattern: "two of them", reason: "a test" },
  ],
});

describe("an access pattern of a table", () => {
  let engine: Engine;
  let copies = 0;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.stop());

  /** A client of a fresh copy of the table, with its sample items. */
  async function clientOfCopy<const T extends Table>(definition: T) {
    const tableName = `${definition.name}-${copies++}`;
    const [synthesized] = await tablesOf(standInHcl(definition, tableName));
    if (!synthesized) throw new Error("there is no table");
    await createTable(engine.client, createTableInput(synthesized), definition.sampleItems ?? []);
    return clientOf(definition, engine.url, { tableName });
  }

  it("queries with the declared key, and returns all attributes where none are declared", async () => {
    const client = await clientOfCopy(recurringPayments);
    const receipts = await client.pattern("receipts of an account")({ account: "123" }).all();
    expect(receipts.map(({ SK }) => SK)).toEqual([
      "REC#12023-05-28T14:15:39.24#SKU#999",
      "REC#2023-06-05T06:02:11.003Z#SKU#750",
    ]);
    expect(receipts[0]).toHaveProperty("ProcessedAmount");
  });

  it("returns the declared attributes of an index with its keys, and no others", async () => {
    const client = await clientOfCopy(recurringPayments);
    const [first, ...others] = await client.pattern("payments due on a date")({ date: "2023-06-28" }).all();
    expect(others).toHaveLength(1);
    expect(Object.keys(first ?? {}).sort()).toEqual(
      [
        "Email",
        "LastPaymentDate",
        "NextPaymentDate",
        "PK",
        "PaymentAmount",
        "PaymentDay",
        "PaymentDetails",
        "SK",
        "SKU",
      ].sort(),
    );
  });

  it("reads no further than the declared limit, in the declared order", async () => {
    const client = await clientOfCopy(sessions);
    const logins = await client.pattern("last login time of a customer")({ customer: "ABC" }).all();
    expect(logins.map(({ PK }) => PK)).toEqual(["suuid#e7712kk9"]);
  });

  it("filters as declared", async () => {
    const client = await clientOfCopy(complaints);
    const changes = client.pattern("state changes of a complaint")({ complaint: "Complaint123", state: "resolved" });
    expect((await changes.all()).map(({ SK }) => SK)).toEqual(["comm#2023-04-30T12:35:54#comm2"]);
  });

  it("reads one item, or none", async () => {
    const client = await clientOfCopy(sessions);
    const read = client.pattern("get session by id");
    expect(await read({ session: "c342etj3", customer: "ABC" })).toMatchObject({ PK: "suuid#c342etj3", SK: "c#ABC" });
    expect(await read({ session: "none", customer: "ABC" })).toBeUndefined();
  });

  it("writes on the declared condition: creates once, updates what exists, deletes", async () => {
    const client = await clientOfCopy(recurringPayments);
    const given = { account: "9", subscription: "1", sku: "2" };
    const create = () => client.pattern("create subscription")(given, { Email: "a@example.com", PaymentDay: "15" });
    await create();
    expect(isConditionFailure(await errorOf(create()))).toBe(true);
    const update = client.pattern("update subscription");
    await update(given, { PaymentDay: "16", Email: undefined });
    expect(await client.pattern("one subscription")(given)).toEqual({
      PK: "ACC#9",
      SK: "SUB#1#SKU#2",
      Email: "a@example.com",
      PaymentDay: "16",
    });
    expect(isConditionFailure(await errorOf(update({ ...given, sku: "3" }, { PaymentDay: "1" })))).toBe(true);

    const signedIn = await clientOfCopy(sessions);
    const session = { session: "l221et00", customer: "XYZ" };
    expect(await signedIn.pattern("get session by id")(session)).toBeDefined();
    await signedIn.pattern("expire session")(session);
    expect(await signedIn.pattern("get session by id")(session)).toBeUndefined();
  });

  describe("with numbers, bytes and many items", () => {
    const sensor = Buffer.from([1, 200]);
    const note = "x".repeat(20_000);
    let client: Awaited<ReturnType<typeof clientOfCopy<typeof readings>>>;
    beforeAll(async () => {
      client = await clientOfCopy(readings);
      await client.pattern("record")(
        range(120).map((at) => ({ given: { sensor, at }, item: { value: at % 10, note } })),
      );
    });

    it("puts and gets batches of any size", async () => {
      const items = await client.pattern("some")([7, 110, 500].map((at) => ({ sensor, at })));
      expect(items.map(({ at, value }) => [at, value])).toEqual([
        [7, 7],
        [110, 0],
      ]);
      expect(items[0]).not.toHaveProperty("note");
    });

    it("reads all pages, item by item or page by page, and carries on after one", async () => {
      const pages = client.pattern("from to")({ sensor, from: 0, to: "119" });
      const seen: unknown[] = [];
      for await (const { at } of pages) seen.push(at);
      expect(seen).toEqual(range(120));
      const first = (await pages.pages().next()).value;
      expect(first?.items.length).toBeLessThan(120);
      const rest: unknown[] = [];
      for await (const page of pages.pages(first?.next)) rest.push(...page.items.map(({ at }) => at));
      expect([...(first?.items ?? []).map(({ at }) => at), ...rest]).toEqual(range(120));
    });

    it("refuses to cut off what is too much to hold", async () => {
      const pages = client.pattern("from to")({ sensor, from: 0, to: 119 });
      expect(await pages.all({ atMost: 120 })).toHaveLength(120);
      expect(await errorOf(pages.all({ atMost: 119 }))).toBeInstanceOf(TooManyItemsError);
    });

    it("reads a local secondary index in descending order, keys only", async () => {
      const high = await client.pattern("high values")({ sensor, least: 8 }).all();
      expect(high).toHaveLength(24);
      expect(high[0]).toMatchObject({ value: 9 });
      expect(Object.keys(high[0] ?? {}).sort()).toEqual(["at", "sensor", "value"]);
    });

    it("scans with a filter to the end, or one page with a limit", async () => {
      expect(await client.pattern("all above")({ value: 8 }).all()).toHaveLength(12);
      expect(await client.pattern("two of them")({}).all()).toHaveLength(2);
    });

    it("keeps all digits of a number", async () => {
      const at = "12345678901234567890123456789012345678";
      await client.pattern("record")([{ given: { sensor, at }, item: {} }]);
      const [item] = await client.pattern("some")([{ sensor, at }]);
      expect(String(item?.at)).toBe(at);
    });
  });
});
