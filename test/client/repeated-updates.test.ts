import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import fc from "fast-check";
import { natureOf } from "../../client/calls/nature";
import { createTable, Engine, startEngine } from "../access-patterns/engine";
import { stormTableInput } from "./storm-table";

const TABLE = "updates";
/** Names that are not reserved. */
const ITEM = {
  id: { S: "1" },
  a: { N: "1" },
  b: { N: "2" },
  alist: { L: [{ N: "7" }, { N: "8" }, { N: "9" }] },
  aset: { NS: ["1", "2", "3"] },
  amap: { M: { a: { N: "5" } } },
};
const VALUES = { ":n": { N: "3" }, ":l": { L: [{ N: "4" }] }, ":s": { NS: ["2", "6"] } };
const NAMES = { "#a": "a", "#set": "b" };

const path = fc.constantFrom("a", "#a", "b", "#set", "c", "amap.a", "amap.#a", "alist[1]", "alist[5]");
const value = fc.oneof(
  { arbitrary: fc.constant(":n"), weight: 3 },
  fc.constantFrom(":l", "a", "#a", "b", "amap.a", "alist[0]"),
  fc.tuple(path, fc.constantFrom(":n", "b")).map(([of, otherwise]) => `if_not_exists(${of}, ${otherwise})`),
  fc.tuple(path, fc.constantFrom("+", "-")).map(([of, sign]) => `${of} ${sign} :n`),
  fc.constantFrom("list_append(alist, :l)", "list_append(:l, alist)"),
);
const clauses = {
  SET: fc.oneof(
    { arbitrary: fc.tuple(path, value).map(([of, to]) => `${of} = ${to}`), weight: 2 },
    fc.tuple(path, path).map(([of, same]) => `${of} = if_not_exists(${same}, :n)`),
    path.map((of) => `${of} = if_not_exists(${of}, :n)`),
  ),
  REMOVE: path,
  ADD: fc.constantFrom("a :n", "c :n", "aset :s"),
  DELETE: fc.constantFrom("aset :s"),
};

/** Each clause at most once, in any order and writing. */
const expression = fc
  .record(
    {
      SET: fc.array(clauses.SET, { minLength: 1, maxLength: 2 }),
      REMOVE: fc.array(clauses.REMOVE, { minLength: 1, maxLength: 1 }),
      ADD: fc.array(clauses.ADD, { minLength: 1, maxLength: 1 }),
      DELETE: fc.array(clauses.DELETE, { minLength: 1, maxLength: 1 }),
    },
    { requiredKeys: [] },
  )
  .map((parts) => Object.entries(parts).map(([keyword, actions]) => `${keyword} ${actions.join(", ")}`))
  .chain((parts) => fc.shuffledSubarray(parts, { minLength: parts.length }))
  .map((parts) => parts.join(" "))
  .filter((text) => text !== "");

/** The placeholders that an expression uses: the API refuses others. */
function usedIn<V>(text: string, placeholders: Readonly<Record<string, V>>): Record<string, V> | undefined {
  const used = Object.entries(placeholders).filter(([name]) => new RegExp(`${name}\\b`).test(text));
  return used.length === 0 ? undefined : Object.fromEntries(used);
}

/** The item after so many updates; nothing where the engine refuses the expression. */
async function itemAfter(client: DynamoDBClient, text: string, times: number) {
  await client.send(new PutItemCommand({ TableName: TABLE, Item: ITEM }));
  const Key = { id: ITEM.id };
  const update = new UpdateItemCommand({
    TableName: TABLE,
    Key,
    UpdateExpression: text,
    ExpressionAttributeNames: usedIn(text, NAMES),
    ExpressionAttributeValues: usedIn(text, VALUES),
  });
  try {
    for (let time = 0; time < times; time++) await client.send(update);
  } catch {
    return undefined;
  }
  return (await client.send(new GetItemCommand({ TableName: TABLE, Key }))).Item;
}

describe("an update that may be repeated", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
    await createTable(engine.client, stormTableInput(TABLE), []);
  });
  afterAll(() => engine.stop());

  it("leaves the item behind that it leaves when it is carried out once", async () => {
    const seen = { repeatable: 0, other: 0 };
    await fc.assert(
      fc.asyncProperty(expression, async (text) => {
        const once = await itemAfter(engine.client, text, 1);
        fc.pre(once !== undefined);
        const { repeatable } = natureOf("UpdateItem", {
          UpdateExpression: text,
          ExpressionAttributeNames: usedIn(text, NAMES),
        });
        seen[repeatable ? "repeatable" : "other"]++;
        if (repeatable) expect(await itemAfter(engine.client, text, 2)).toEqual(once);
      }),
      { numRuns: 150, seed: 20_240_611 },
    );
    // Both kinds are among them, and often.
    expect(seen.repeatable).toBeGreaterThan(10);
    expect(seen.other).toBeGreaterThan(10);
  }, 60_000);

  it.each([
    ["SET b = a, a = :n"],
    ["SET a = if_not_exists(b, :n) REMOVE b"],
    ["SET alist[5] = :n"],
    ["REMOVE alist[1]"],
    ["ADD a :n"],
  ])("is not one that leaves another item behind the second time: %s", async (text) => {
    const [once, twice] = [await itemAfter(engine.client, text, 1), await itemAfter(engine.client, text, 2)];
    expect(once).toBeDefined();
    expect(twice).not.toEqual(once);
    expect(natureOf("UpdateItem", { UpdateExpression: text }).repeatable).toBe(false);
  });
});
