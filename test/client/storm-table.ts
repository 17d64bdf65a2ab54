import { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import { Key } from "../../model/attribute";
import { absent, equals } from "../../model/condition";
import { table } from "../../model/table";

const LOAD = { peakPerSecond: 1, itemSizeBytes: 100 };

/** A table with the three kinds of writes that a storm of faults can spoil. */
export const stormTable = table({
  name: "storm",
  purpose: "Writes in a storm of faults.",
  owner: "tests",
  dataClassification: "internal",
  partitionKey: Key.string("id"),
  accessPatterns: [
    {
      ...LOAD,
      name: "create",
      operation: "PutItem",
      key: [equals("id", "{id}")],
      filter: [absent("id")],
      writes: ["by"],
    },
    {
      ...LOAD,
      name: "count",
      operation: "UpdateItem",
      key: [equals("id", "{id}")],
      filter: [equals("count", "{seen}")],
      writes: ["count"],
    },
    { ...LOAD, name: "read", operation: "GetItem", key: [equals("id", "{id}")], consistency: "strong" },
  ],
});

/** The same table, whose conditional writes are settled where their answer is lost. */
export const settledTable = table({ ...stormTable, attemptToken: "token" });

export function stormTableInput(tableName: string): CreateTableCommandInput {
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  };
}
