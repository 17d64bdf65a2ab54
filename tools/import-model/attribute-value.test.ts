import { ValueReader } from "./attribute-value";

function read(raw: unknown) {
  const reader = new ValueReader();
  return { value: reader.read(raw), changes: [...reader.changes] };
}

describe("the value of a sample item's attribute", () => {
  it.each([
    { S: "" },
    { N: "12.50" },
    { N: "-1e-3" },
    { B: "aGk=" },
    { BOOL: false },
    { NULL: true },
    { SS: ["a", "b"] },
    { NS: ["1", "2"] },
    { BS: ["aGk="] },
    { L: [{ S: "a" }, { M: { b: { N: "1" } } }] },
    { M: { S: { S: "named like a type" }, empty: { M: {} } } },
  ])("is kept as it is if it is DynamoDB JSON: %j", (raw) => {
    expect(read(raw)).toEqual({ value: raw, changes: [] });
  });

  it.each([
    ["text", { S: "text" }],
    [5, { N: "5" }],
    [true, { BOOL: true }],
    [null, { NULL: true }],
    [["a", 1], { L: [{ S: "a" }, { N: "1" }] }],
    [{ on: true, lens: { x: 59 } }, { M: { on: { BOOL: true }, lens: { M: { x: { N: "59" } } } } }],
    [{ M: { on: true } }, { M: { on: { BOOL: true } } }],
    [{ M: { M: { HP: { N: "50" } } } }, { M: { M: { M: { HP: { N: "50" } } } } }],
    [{ S: { name: "x" } }, { M: { S: { M: { name: { S: "x" } } } } }],
  ])("gets its types if it is plain JSON: %j", (raw, value) => {
    expect(read(raw)).toEqual({ value, changes: ["plain JSON was given the types of DynamoDB JSON"] });
  });

  it.each([
    [{ N: 5 }, { N: "5" }, /number of type N was written as text/],
    [{ S: 5 }, { S: "5" }, /a number of type S was written as text/],
    [{ BOOL: "true" }, { BOOL: true }, /type BOOL/],
    [{ N: "tall" }, { S: "tall" }, /"tall" of type N is no number/],
    [{ NS: ["1", "x"] }, { SS: ["1", "x"] }, /type NS holds what is no number/],
    [{ SS: ["a", "a"] }, { SS: ["a"] }, /twice/],
    [{ SS: [] }, undefined, /empty set/],
  ])("is mended, with a remark: %j", (raw, value, remark) => {
    const result = read(raw);
    expect(result.value).toEqual(value);
    expect(result.changes).toEqual([expect.stringMatching(remark)]);
  });
});
