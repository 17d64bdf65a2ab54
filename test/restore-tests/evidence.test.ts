import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { complaints, recurringPayments, sessions } from "../../environments/tables";
import { countItems, sampleItems, SEGMENTS, segmentsFor } from "../../functions/restore-validation/count-items";
import { readDeclarations, TableDeclaration } from "../../functions/restore-validation/declaration";
import { sampleReads } from "../../functions/restore-validation/sample-reads";
import { Deadline } from "../../client";
import { declarationOf, renderDeclarations } from "../../model/restore-tests/declarations";
import { Table } from "../../model/table";
import { createTable, Engine, startEngine } from "../access-patterns/engine";
import { clientOf } from "../client/test-client";
import { restoredTable } from "./restored-table";

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

function declared(table: Table): TableDeclaration {
  const file = renderDeclarations({ countAtMost: 1, plans: [], tables: [declarationOf(table, "arn:x", 1)] });
  const [declaration] = readDeclarations(file).tables;
  if (!declaration) throw new Error(table.name);
  return declaration;
}

const always = () => true;

describe.each([sessions, recurringPayments, complaints].map((table): [string, Table] => [table.name, table]))(
  "%s",
  (name, table) => {
    const tableName = `awsbackup-restore-test-${name}`;
    beforeAll(() =>
      createTable(engine.client, restoredTable(declarationOf(table, "arn:x", 1), tableName), table.sampleItems ?? []),
    );

    test("every read with an example is run, and has to find an item that is there unless it filters", async () => {
      const client = clientOf(declared(table), engine.url, { tableName });
      const reads = await sampleReads(client, declared(table), await sampleItems(client), always);
      const wanted = table.accessPatterns.filter(
        ({ operation, example }) => example && /^(GetItem|BatchGetItem|Query|Scan)$/.test(operation),
      );
      expect(wanted.length).toBeGreaterThan(3);
      const known = reads.filter(({ parametersOf }) => parametersOf === "a restored item");
      expect(known.map(({ pattern }) => pattern)).toEqual(wanted.map((pattern) => pattern.name));
      for (const { pattern, mustFind, items, error } of known) {
        const filters = wanted.find((each) => each.name === pattern)?.filter ?? [];
        expect([pattern, error, mustFind]).toEqual([pattern, undefined, filters.length === 0]);
        if (mustFind) expect([pattern, items.length]).not.toEqual([pattern, 0]);
      }
    });

    test("the examples alone are run where nothing was restored", async () => {
      const client = clientOf(declared(table), engine.url, { tableName });
      const reads = await sampleReads(client, declared(table), [], always);
      expect(new Set(reads.map(({ parametersOf }) => parametersOf))).toEqual(new Set(["the declared example"]));
    });

    test("every item is counted, and as little as asked for", async () => {
      const client = clientOf(declared(table), engine.url, { tableName });
      const items = table.sampleItems?.length ?? 0;
      expect(await countItems(client, 1_000, always, SEGMENTS)).toMatchObject({
        items,
        ended: "at the end of the table",
      });
      expect(await countItems(client, 1_000, () => false, 1)).toEqual({
        items: 0,
        bytes: 0,
        ended: "for lack of time",
      });
    });
  },
);

test("what a read fails with is a finding, and does not stop the others", async () => {
  const declaration = declared(sessions);
  const tableName = "awsbackup-restore-test-without";
  const without = { ...declarationOf(sessions, "arn:x", 1), globalSecondaryIndexes: [] };
  await createTable(engine.client, restoredTable(without, tableName), sessions.sampleItems);
  const client = clientOf(declaration, engine.url, { tableName });
  const reads = await sampleReads(client, declaration, await sampleItems(client), always);
  const failed = new Set(reads.filter(({ error }) => error !== undefined).map(({ pattern }) => pattern));
  const indexed = declaration.accessPatterns.filter(({ index }) => index !== undefined).map(({ name }) => name);
  expect(failed).toEqual(new Set(indexed));
});

test("what is no fault of the table is thrown", async () => {
  const declaration = declared(sessions);
  const client = clientOf(declaration, "http://127.0.0.1:9", { maxAttempts: 1 });
  await expect(sampleReads(client, declaration, [], always)).rejects.toThrow();
});

test("reads end when the time is up", async () => {
  const client = clientOf(declared(sessions), engine.url);
  expect(await sampleReads(client, declared(sessions), [], () => false)).toEqual([]);
});

test("a pattern that was read in part only is not taken for read", async () => {
  const tableName = "awsbackup-restore-test-sessions";
  const client = clientOf(declared(sessions), engine.url, { tableName });
  const samples = await sampleItems(client);
  const all = await sampleReads(client, declared(sessions), samples, always);
  const [first] = all;
  expect(all.filter(({ pattern }) => pattern === first?.pattern)).toHaveLength(2);
  let left = 1;
  expect(await sampleReads(client, declared(sessions), samples, () => left-- > 0)).toEqual([]);
});

test("reads end when the deadline is over in the middle of one", async () => {
  const client = clientOf(declared(sessions), engine.url, { tableName: "awsbackup-restore-test-sessions" });
  const reads = client.within(Deadline.within(0), () => sampleReads(client, declared(sessions), [], always));
  expect(await reads).toEqual([]);
});

describe("a table of several pages", () => {
  const tableName = "awsbackup-restore-test-large";
  const [ITEMS, SIZE] = [30, 100_000];

  async function fill(client: DynamoDBClient): Promise<void> {
    await createTable(client, restoredTable(declarationOf(sessions, "arn:x", 1), tableName), []);
    for (let item = 0; item < ITEMS; item++) {
      const Item = { PK: { S: `suuid#${item}` }, SK: { S: "c#1" }, blob: { S: "x".repeat(SIZE) } };
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    }
  }
  beforeAll(() => fill(engine.client));

  test("is counted to its end, with about the size it has", async () => {
    const { items, bytes, ended } = await countItems(
      clientOf(declared(sessions), engine.url, { tableName }),
      1_000,
      always,
      1,
    );
    expect([items, ended]).toEqual([ITEMS, "at the end of the table"]);
    expect(Math.abs(bytes - ITEMS * SIZE)).toBeLessThan(0.05 * ITEMS * SIZE);
  });

  test.each([1, 2, 3, SEGMENTS])("is counted to its end in %d segments, each item once", async (segments) => {
    const client = clientOf(declared(sessions), engine.url, { tableName });
    const { items, ended } = await countItems(client, 1_000, always, segments);
    expect([items, ended]).toEqual([ITEMS, "at the end of the table"]);
  });

  test("is read in segments side by side, so that millions of items are counted in time", async () => {
    let [underWay, most] = [0, 0];
    const client = clientOf(declared(sessions), engine.url, { tableName });
    client.document.middlewareStack.add(
      (next) => async (args) => {
        most = Math.max(most, ++underWay);
        try {
          return await next(args);
        } finally {
          underWay--;
        }
      },
      { step: "initialize" },
    );
    await countItems(client, 1_000, always, SEGMENTS);
    expect(most).toBe(SEGMENTS);
  });

  test("is not counted for good where one segment cannot be read", async () => {
    const client = clientOf(declared(sessions), engine.url, { tableName, maxAttempts: 1 });
    let seen = 0;
    client.document.middlewareStack.add(
      (next) => (args) => (++seen === 2 ? Promise.reject(new Error("no permission")) : next(args)),
      { step: "initialize" },
    );
    await expect(countItems(client, 1_000, always, SEGMENTS)).rejects.toThrow("no permission");
  });

  test("is counted page by page, to the limit or as long as there is time", async () => {
    const client = clientOf(declared(sessions), engine.url, { tableName });
    const limited = await countItems(client, 1, always, 1);
    expect(limited.ended).toBe("at the limit");
    expect(limited.items).toBeLessThan(ITEMS);
    let left = 2;
    const timed = await countItems(client, 1_000, () => left-- > 0, 1);
    expect(timed).toMatchObject({ items: 2 * limited.items, ended: "for lack of time" });
  });
});

test.each<[number | undefined, number]>([
  [0, 1],
  [15_000_000, 1],
  [40_000_000, 3],
  [1_000_000_000, SEGMENTS],
  [undefined, SEGMENTS],
])("a table of %p bytes is read in %d segments", (sizeBytes, segments) => {
  expect(segmentsFor(sizeBytes)).toBe(segments);
});
