import { createTableInput } from "./create-table-input";
import { tablesOf } from "./synthesized-table";

const HCL = `
resource "aws_kms_key" "data" {
  description = "not a table"
}
# The table of the orders.
resource "aws_dynamodb_table" "orders" {
  name           = "prod-orders"
  billing_mode   = "PROVISIONED"
  read_capacity  = 5
  write_capacity = 6
  hash_key       = "customer"
  range_key      = "number"
  tags = {
    owner = "shop"
  }
  attribute {
    name = "customer"
    type = "S"
  }
  attribute {
    name = "number"
    type = "N"
  }
  attribute {
    name = "state"
    type = "S"
  }
  global_secondary_index {
    name               = "by-state"
    hash_key           = "state"
    projection_type    = "INCLUDE"
    non_key_attributes = ["day", "total"]
    read_capacity      = 1
    write_capacity     = 2
  }
  local_secondary_index {
    name            = "by-state-of-customer"
    range_key       = "state"
    projection_type = "KEYS_ONLY"
  }
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.data.arn
  }
}
resource "aws_dynamodb_table" "flags" {
  name         = "prod-flags"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "flag"
  attribute {
    name = "flag"
    type = "S"
  }
}
`;

describe("the CreateTable request of a synthesized table", () => {
  it("has the keys, indexes, projections and throughput of the configuration's text", async () => {
    const tables = await tablesOf(HCL);
    expect(tables).toHaveLength(2);
    const [orders, flags] = ["prod-orders", "prod-flags"].map((name) => tables.find((table) => table.name === name));
    expect(orders && createTableInput(orders)).toEqual({
      TableName: "prod-orders",
      BillingMode: "PROVISIONED",
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 6 },
      AttributeDefinitions: [
        { AttributeName: "customer", AttributeType: "S" },
        { AttributeName: "number", AttributeType: "N" },
        { AttributeName: "state", AttributeType: "S" },
      ],
      KeySchema: [
        { AttributeName: "customer", KeyType: "HASH" },
        { AttributeName: "number", KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: "by-state",
          KeySchema: [{ AttributeName: "state", KeyType: "HASH" }],
          Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["day", "total"] },
          ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
        },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: "by-state-of-customer",
          KeySchema: [
            { AttributeName: "customer", KeyType: "HASH" },
            { AttributeName: "state", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
    });
    expect(flags && createTableInput(flags)).toEqual({
      TableName: "prod-flags",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "flag", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "flag", KeyType: "HASH" }],
    });
  });

  it("finds no tables in a configuration without any", async () => {
    expect(await tablesOf(`resource "aws_kms_key" "data" {}`)).toEqual([]);
    expect(await tablesOf(`terraform {}`)).toEqual([]);
  });

  it("does not take a table whose keys are not written out", async () => {
    await expect(tablesOf(`resource "aws_dynamodb_table" "orders" { name = "orders" }`)).rejects.toThrow(/hash_key/);
  });
});
