import { tablesWithRowAccess } from "./row-level";

const ROWS = { by: "principal-tag", tag: "tenant", prefix: "ACC#" };

test("tables of which a consumer sees some rows are found, among all consumers and grants", () => {
  const consumers = [
    { grants: [{ table: "orders" }, { table: "sessions", rows: ROWS }] },
    { grants: [{ table: "prices", rows: ROWS }] },
    { grants: [] },
  ];
  expect([...tablesWithRowAccess({ name: "test", consumers })]).toEqual(["sessions", "prices"]);
});

test("a table that everybody sees whole is none, nor is any where nobody is named", () => {
  expect([...tablesWithRowAccess({ name: "test", consumers: [{ grants: [{ table: "orders" }] }] })]).toEqual([]);
  expect([...tablesWithRowAccess({ name: "test" })]).toEqual([]);
});
