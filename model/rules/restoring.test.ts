import { messages, places, problemsOfEnvironment } from "./fixtures";

const found = (...restoring: readonly string[]) => problemsOfEnvironment({ restoring });

test("restores may fill tables that are not deployed yet", () => {
  expect(found()).toEqual([]);
  expect(found("orders-2", "receipts.2026")).toEqual([]);
});

test("a deployed table is filled by nobody but its applications", () => {
  const problems = found("orders-2", "orders");
  expect(places(problems)).toEqual(["error test.restoring[1]"]);
  expect(problems[0]).toMatchObject({
    received: "orders",
    expected: expect.stringContaining("not deployed") as string,
  });
});

test.each(["", "or ders", "orders*", "x".repeat(251)])("%j is no name of a table", (name) => {
  expect(places(found(name))).toEqual(["error test.restoring[0]"]);
  expect(messages(found(name))[0]).toMatch(/cannot be called like this/);
});

test("names of restores that stay beside the live tables need not be said", () => {
  expect(places(found("restored-orders"))).toEqual(["error test.restoring[0]"]);
});

test("a table is named once", () => {
  expect(places(found("orders-2", "orders-2"))).toEqual(["error test.restoring[1]"]);
});
