import type { TableDescription } from "@aws-sdk/client-dynamodb";
import fc from "fast-check";
import type { Evidence } from "./evidence";
import { anIndexRead, anOrder, aRead, described, goodEvidence, KEY_ARN, orders } from "./fixtures";
import { judge } from "./judge";

const said = (evidence: Partial<Evidence>) =>
  judge(goodEvidence(evidence)).map(({ about, message }) => [about, message]);
const saidOfTable = (table: Partial<TableDescription>) => said({ table: { ...described, ...table } });
const [state] = described.GlobalSecondaryIndexes ?? [];
const withIndex = (index: object) => saidOfTable({ GlobalSecondaryIndexes: [{ ...state, ...index }] });

test("nothing is found in a restored table that is as declared", () => {
  expect(judge(goodEvidence())).toEqual([]);
});

test("every finding says what to do", () => {
  const broken = goodEvidence({
    table: {},
    reads: [],
    count: { items: 0, bytes: 0, ended: "at the end of the table" },
  });
  const findings = judge(broken);
  expect(findings.map(({ about }) => about)).toEqual([
    "table",
    "key schema",
    "global secondary index by-state",
    "local secondary index by-place",
    "encryption",
    "items",
    "items",
    'access pattern "orders of a customer"',
    'access pattern "orders in a state"',
  ]);
  for (const { action } of findings) expect(action).toMatch(/^[A-Z].{20,}\.$/);
});

describe("the table", () => {
  test("has to be active", () => {
    expect(saidOfTable({ TableStatus: "CREATING" })).toEqual([["table", expect.stringContaining("CREATING")]]);
  });

  test("has to have the declared key, with its types", () => {
    const message = "Its key is PK (S); declared is PK (S), SK (N).";
    expect(saidOfTable({ KeySchema: described.KeySchema?.slice(0, 1) })).toEqual([["key schema", message]]);
    const attributes = described.AttributeDefinitions?.map((each) =>
      each.AttributeName === "SK" ? { ...each, AttributeType: "S" as const } : each,
    );
    expect(saidOfTable({ AttributeDefinitions: attributes })).toEqual([
      ["key schema", "Its key is PK (S), SK (S); declared is PK (S), SK (N)."],
    ]);
  });
});

describe("an index", () => {
  const about = "global secondary index by-state";

  test("has to be there", () => {
    expect(saidOfTable({ GlobalSecondaryIndexes: [] })).toEqual([[about, "The restored table does not have it."]]);
    expect(saidOfTable({ LocalSecondaryIndexes: undefined })).toEqual([
      ["local secondary index by-place", "The restored table does not have it."],
    ]);
  });

  test("has to be declared", () => {
    const declaration = { ...orders, globalSecondaryIndexes: [], accessPatterns: [] };
    expect(said({ declaration, reads: [] })).toEqual([
      [about, "The restored table has it, and the catalogue does not declare it."],
    ]);
  });

  test("has to have its key, projection and state, and says all that differs", () => {
    const KeySchema = [{ AttributeName: "place", KeyType: "HASH" as const }];
    expect(withIndex({ KeySchema, Projection: { ProjectionType: "ALL" }, IndexStatus: "CREATING" })).toEqual([
      [about, "Its key is place (S); declared is state (S)."],
      [about, "It projects ALL; declared is INCLUDE of total."],
      [about, expect.stringContaining("CREATING, not ACTIVE")],
    ]);
  });

  test("may list what it projects in any order", () => {
    const projection = { type: "INCLUDE", nonKeyAttributes: ["a", "b"] } as const;
    const [index] = orders.globalSecondaryIndexes;
    if (!index) throw new Error("no index");
    const declaration = { ...orders, globalSecondaryIndexes: [{ ...index, projection }] };
    const Projection = { ProjectionType: "INCLUDE" as const, NonKeyAttributes: ["b", "a"] };
    const table = { ...described, GlobalSecondaryIndexes: [{ ...state, Projection }] };
    expect(said({ declaration, table }).filter(([subject]) => subject === about)).toEqual([]);
  });
});

describe("encryption", () => {
  const encrypted = (SSEDescription: TableDescription["SSEDescription"]) => saidOfTable({ SSEDescription });

  test("is by the account's key for restored tables", () => {
    expect(encrypted(undefined)).toEqual([["encryption", expect.stringContaining("a key that AWS owns")]]);
    expect(encrypted({ Status: "ENABLED", SSEType: "KMS", KMSMasterKeyArn: "arn:aws:kms:::key/other" })).toEqual([
      ["encryption", `It is encrypted with the key arn:aws:kms:::key/other; expected is ${KEY_ARN}.`],
    ]);
  });

  test("has to be on", () => {
    expect(encrypted({ Status: "UPDATING", SSEType: "KMS", KMSMasterKeyArn: KEY_ARN })).toHaveLength(1);
  });
});

describe("items", () => {
  const counted = (count: Evidence["count"], sizeBytes?: number) =>
    said({
      count,
      recoveryPoint: { arn: "", sizeBytes, createdAt: undefined },
      // What local secondary indexes add to a size is tested by itself.
      declaration: { ...orders, localSecondaryIndexes: [] },
      table: { ...described, LocalSecondaryIndexes: [] },
    });
  const all = "at the end of the table" as const;

  test("have to be as many as the owner expects, and the message says what is certain", () => {
    expect(counted({ items: 10, bytes: 8_192, ended: all })).toEqual([]);
    expect(counted({ items: 9, bytes: 8_192, ended: all })).toEqual([
      ["items", "It has 9 items; at least 10 are expected."],
    ]);
    expect(counted({ items: 9, bytes: 8_192, ended: "for lack of time" })).toEqual([
      ["items", "Only 9 items could be counted, for lack of time; at least 10 are expected."],
    ]);
  });

  test("are at least half of what the recovery point holds, where all of them were counted", () => {
    expect(counted({ items: 100, bytes: 90_000, ended: all }, 200_000)).toEqual([]);
    expect(counted({ items: 100, bytes: 80_000, ended: all }, 200_000)).toEqual([
      ["items", "100 items of about 90,000 bytes came back of a recovery point of 200,000 bytes."],
    ]);
    expect(counted({ items: 100, bytes: 80_000, ended: "at the limit" }, 200_000)).toEqual([]);
    expect(counted({ items: 100, bytes: 80_000, ended: all }, undefined)).toEqual([]);
  });

  test("are fewer than AWS's size says where that counts local secondary indexes as well", () => {
    const declaration = { ...orders, minimumItems: 0 };
    const found = (indexes: number, bytes: number) =>
      judge(
        goodEvidence({
          declaration: {
            ...declaration,
            localSecondaryIndexes: Array.from({ length: indexes }, () => orders.localSecondaryIndexes).flat(),
          },
          count: { items: 100, bytes, ended: all },
          recoveryPoint: { arn: "", sizeBytes: 300_000, createdAt: undefined },
        }),
      ).filter(({ about }) => about === "items");
    // A table of 100 kB whose two indexes hold all of it again.
    expect(found(2, 90_000)).toEqual([]);
    // What is left is no third of a half any more.
    expect(found(2, 30_000)).toMatchObject([
      {
        message: expect.stringContaining("120,000 bytes, their local secondary indexes included, came back") as string,
      },
    ]);
    expect(found(0, 90_000)).toHaveLength(1);
  });

  test("no more of them are ever a finding", () => {
    const count = fc.record({
      items: fc.nat({ max: 10_000 }),
      bytes: fc.nat({ max: 1_000_000 }),
      ended: fc.constantFrom<Evidence["count"]["ended"]>(all, "at the limit", "for lack of time"),
    });
    fc.assert(
      fc.property(count, fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000 }), (fewer, size, more) => {
        const before = counted(fewer, size).length;
        expect(counted({ ...fewer, items: fewer.items + more }, size).length).toBeLessThanOrEqual(before);
      }),
    );
  });
});

describe("reads", () => {
  const about = 'access pattern "orders of a customer", with the parameters of a restored item';
  const read = (overrides: Parameters<typeof aRead>[0]) => said({ reads: [aRead(overrides), anIndexRead()] });

  test("have to run, all of them", () => {
    expect(read({ error: "The table does not have the specified index", items: [] })).toEqual([
      [about, "It fails: The table does not have the specified index"],
    ]);
    expect(said({ reads: [aRead()] })).toEqual([
      ['access pattern "orders in a state"', "It was not run: there was no time left."],
    ]);
  });

  test("have to find what the table is known to hold, and nothing else", () => {
    expect(read({ items: [] })).toEqual([[about, expect.stringContaining("finds nothing in the table")]]);
    expect(read({ items: [], mustFind: false })).toEqual([]);
  });

  test("return items with the declared keys", () => {
    expect(read({ items: [{ ...anOrder, SK: "3" }] })).toEqual([
      [about, "An item from the table has SK of type S instead of N."],
    ]);
    expect(read({ items: [{ PK: "C#7" }, { PK: "C#8" }] })).toEqual([[about, "An item from the table has no SK (N)."]]);
    // A number with more digits than JavaScript holds.
    expect(read({ items: [{ ...anOrder, SK: { value: "12345678901234567890" } }] })).toEqual([]);
  });

  test("return no other attributes than they declare", () => {
    const reads = [aRead(), anIndexRead({ items: [{ ...anOrder }] })];
    expect(said({ reads })).toEqual([
      [
        'access pattern "orders in a state", with the parameters of a restored item',
        "An item from the index by-state has place, which it does not return.",
      ],
    ]);
  });
});

test("findings of one part never hide those of another", () => {
  const breaks: Partial<Evidence>[] = [
    { table: { ...described, TableStatus: "DELETING" } },
    { keyArn: "arn:aws:kms:::key/other" },
    { count: { items: 1, bytes: 8_192, ended: "at the end of the table" } },
    { reads: [aRead({ items: [] }), anIndexRead()] },
  ];
  fc.assert(
    fc.property(fc.subarray(breaks), (chosen) => {
      const separately = chosen.flatMap((each) => judge(goodEvidence(each)));
      const together = judge(goodEvidence(Object.assign({}, ...chosen) as Partial<Evidence>));
      expect(new Set(together.map(({ message }) => message))).toEqual(
        new Set(separately.map(({ message }) => message)),
      );
    }),
  );
});
