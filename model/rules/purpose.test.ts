import { places, problemsOfTable } from "./fixtures";

test("the purpose of a table is any sentence, but not blank", () => {
  expect(problemsOfTable({ purpose: "Orders, receipts & whatever else a customer's account has." })).toEqual([]);
  expect(places(problemsOfTable({ purpose: " " }))).toEqual([`error tables["orders"].purpose`]);
});
