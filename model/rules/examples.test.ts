import { AccessPattern, AccessPatternExample } from "../access-pattern";
import { Key } from "../attribute";
import { equals } from "../condition";
import { aPattern, byStatus, places, problemsOfTable, receiptsByStatus } from "./fixtures";

const EXAMPLE = 'tables["orders"].accessPatterns["receipts of an account"].example';
const item = [equals("PK", "ACC#{account}"), equals("SK", "REC#{receipt}")];
const given = { account: "1", receipt: "2" };

const query = (example: AccessPatternExample) => problemsOfTable({ accessPatterns: [aPattern({ example })] });
const single = (operation: AccessPattern["operation"], example: AccessPatternExample) =>
  places(problemsOfTable({ accessPatterns: [aPattern({ operation, key: item, example })] }));

describe("what is given", () => {
  test("is exactly what the templates need", () => {
    expect(query({ given: { account: "1" } })).toEqual([]);
    expect(places(query({ given: {} }))).toEqual([`error ${EXAMPLE}.given`]);
    expect(places(query({ given: { account: "1", day: 2 } }))).toEqual([`error ${EXAMPLE}.given.day`]);
  });

  test("is told where a name was nearly right", () => {
    const problems = query({ given: { acount: "1" } });
    expect(places(problems)).toEqual([`error ${EXAMPLE}.given`, `error ${EXAMPLE}.given.acount`]);
    expect(problems[1]?.expected).toContain('did you mean "account"?');
  });

  test("includes the parameters of the filter", () => {
    const filter = [{ attribute: "total", operator: "between" as const, value: "{low}", upperValue: "{high}" }];
    const problems = (example: AccessPatternExample) =>
      problemsOfTable({ accessPatterns: [aPattern({ filter, example })] });
    expect(problems({ given: { account: "1", low: 1, high: 2 } })).toEqual([]);
    expect(places(problems({ given: { account: "1", low: 1 } }))).toEqual([`error ${EXAMPLE}.given`]);
  });

  test("is not fooled by names that every object knows", () => {
    const key = [equals("PK", "{constructor}")];
    const problems = problemsOfTable({ accessPatterns: [aPattern({ key, example: { given: {} } })] });
    expect(places(problems)).toEqual([`error ${EXAMPLE}.given`]);
  });

  test("is a number for a number attribute", () => {
    const numbered = (day: string | number) =>
      places(
        problemsOfTable({
          sortKey: Key.number("day"),
          accessPatterns: [
            aPattern({ key: [equals("PK", "{id}"), equals("day", "{day}")], example: { given: { id: "1", day } } }),
          ],
        }),
      );
    expect(numbered(20260101)).toEqual([]);
    expect(numbered("20260101")).toEqual([]);
    expect(numbered("monday")).toEqual([`error ${EXAMPLE}.given.day`]);
  });

  test.each([
    ["BatchGetItem", []],
    ["BatchWriteItem", []],
    ["GetItem", [`error ${EXAMPLE}.given`]],
    ["TransactWriteItems", [`error ${EXAMPLE}.given`]],
  ] as const)("is a list for batches only: %s", (operation, problems) => {
    expect(single(operation, { given: [given, given] })).toEqual(problems);
  });

  test("is judged in each set of a batch, of which there is at least one", () => {
    expect(single("BatchGetItem", { given: [given, { account: "1" }] })).toEqual([`error ${EXAMPLE}.given[1]`]);
    expect(single("BatchGetItem", { given: [] })).toEqual([`error ${EXAMPLE}.given`]);
  });
});

describe("what is expected", () => {
  test("are primary keys of the table", () => {
    expect(query({ given: { account: "1" }, expect: [["ACC#1", "REC#1"]] })).toEqual([]);
    expect(query({ given: { account: "1" }, expect: [] })).toEqual([]);
    expect(places(query({ given: { account: "1" }, expect: [["ACC#1", "REC#1"], ["ACC#1"]] }))).toEqual([
      `error ${EXAMPLE}.expect[1]`,
    ]);
  });

  test("has numbers where the key has them", () => {
    const numbered = (day: string | number) =>
      places(
        problemsOfTable({
          sortKey: Key.number("day"),
          accessPatterns: [
            aPattern({ key: [equals("PK", "{id}")], example: { given: { id: "1" }, expect: [["1", day]] } }),
          ],
        }),
      );
    expect(numbered(1)).toEqual([]);
    expect(numbered("first")).toEqual([`error ${EXAMPLE}.expect[0][1]`]);
  });

  test("is one item at most of a GetItem", () => {
    expect(single("GetItem", { given, expect: [["a", "b"]] })).toEqual([]);
    const two = [
      ["a", "b"],
      ["a", "c"],
    ];
    expect(single("GetItem", { given, expect: two })).toEqual([`error ${EXAMPLE}.expect`]);
  });

  test("is nothing of a write", () => {
    expect(single("PutItem", { given, expect: [] })).toEqual([`error ${EXAMPLE}.expect`]);
  });
});

describe("what is put", () => {
  test.each([
    ["PutItem", []],
    ["UpdateItem", []],
    ["DeleteItem", [`error ${EXAMPLE}.item`]],
    ["GetItem", [`error ${EXAMPLE}.item`]],
  ] as const)("belongs to writes that put: %s", (operation, problems) => {
    expect(single(operation, { given, item: { total: { N: "1" } } })).toEqual(problems);
  });

  test("has no key attributes of the table", () => {
    expect(single("PutItem", { given, item: { SK: { S: "x" } } })).toEqual([`error ${EXAMPLE}.item.SK`]);
  });

  test("has the declared type where it is a key of an index", () => {
    const put = (status: { S: string } | { N: string }) =>
      places(
        problemsOfTable({
          globalSecondaryIndexes: [byStatus],
          accessPatterns: [
            aPattern({ operation: "PutItem", key: item, example: { given, item: { status } } }),
            receiptsByStatus,
          ],
        }),
      );
    expect(put({ S: "open" })).toEqual([]);
    expect(put({ N: "1" })).toEqual([`error ${EXAMPLE}.item.status`]);
  });
});
