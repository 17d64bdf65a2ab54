import { anIndexedTable, messages, places, problemsOfEnvironment, aDeployment } from "./fixtures";

const problemsWith = (...sensitiveAttributes: string[]) =>
  problemsOfEnvironment({ tables: [aDeployment({ table: anIndexedTable({ sensitiveAttributes }) })] });

test("attributes that access patterns use may be sensitive", () => {
  expect(problemsWith("amount")).toEqual([]);
});

test.each(["PK", "SK", "status"])("the key attribute %s may not: it is in every request", (name) => {
  expect(places(problemsWith(name))).toEqual(['error tables["orders"].sensitiveAttributes[0]']);
});

test("an attribute that nobody uses is warned of, with the nearest name", () => {
  const problems = problemsWith("ammount");
  expect(places(problems)).toEqual(['warning tables["orders"].sensitiveAttributes[0]']);
  expect(problems[0]?.expected).toBe('an attribute that is used; did you mean "amount"?');
});

test("an attribute is named once", () => {
  expect(messages(problemsWith("amount", "amount"))).toEqual(["The attribute is listed twice."]);
});
