import { complaints, recurringPayments, sessions } from "../../environments/tables";
import { projectionOf } from "../../model/projection";
import { Table } from "../../model/table";
import { importFixture } from "./testing/import-fixture";

const PUBLISHED: readonly (readonly [string, Table])[] = [
  ["SessionManagementSchema.json", sessions],
  ["RecurringPaymentsSchema.json", recurringPayments],
  ["ComplaintManagementSchema.json", complaints],
];

describe.each(PUBLISHED)("the catalogue's version of %s", (fixture, table) => {
  const [published] = importFixture(fixture).tables;

  it("has the published keys and indexes", () => {
    expect(table.partitionKey).toEqual(published?.partitionKey);
    expect(table.sortKey).toEqual(published?.sortKey);
    for (const index of published?.globalIndexes ?? []) {
      expect(table.globalSecondaryIndexes).toContainEqual(
        expect.objectContaining({
          name: index.name,
          partitionKey: expect.objectContaining(index.partitionKey) as unknown,
          sortKey: index.sortKey,
        }),
      );
    }
  });

  it("has the published items, with nothing changed but what was added", () => {
    for (const item of published?.items ?? []) {
      expect(table.sampleItems).toContainEqual(expect.objectContaining(item));
    }
  });
});

it("derives for recurring payments exactly the projections that the model publishes", () => {
  const [published] = importFixture("RecurringPaymentsSchema.json").tables;
  const derived = recurringPayments.globalSecondaryIndexes.map((index) => projectionOf(recurringPayments, index));
  const included = published?.globalIndexes.map(({ projection }) => {
    return typeof projection === "string" ? projection : [...projection.include].sort();
  });
  expect(derived).toEqual(included?.map((nonKeyAttributes) => ({ type: "INCLUDE", nonKeyAttributes })));
});
