import { CreateTableCommandInput, KeySchemaElement, Projection } from "@aws-sdk/client-dynamodb";
import { SynthesizedTable } from "./synthesized-table";

type Index = NonNullable<SynthesizedTable["local_secondary_index"]>[number];

function keySchema(partitionKey: string, sortKey: string | undefined): KeySchemaElement[] {
  const keys: KeySchemaElement[] = [{ AttributeName: partitionKey, KeyType: "HASH" }];
  if (sortKey !== undefined) keys.push({ AttributeName: sortKey, KeyType: "RANGE" });
  return keys;
}

function projection({ projection_type, non_key_attributes }: Pick<Index, "projection_type" | "non_key_attributes">) {
  const result: Projection = { ProjectionType: projection_type };
  return non_key_attributes === undefined ? result : { ...result, NonKeyAttributes: non_key_attributes };
}

function throughput(read: number | undefined, write: number | undefined) {
  return read === undefined || write === undefined
    ? {}
    : { ProvisionedThroughput: { ReadCapacityUnits: read, WriteCapacityUnits: write } };
}

/** The API rejects an empty list of indexes. */
function orNone<T>(list: T[] | undefined): T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

/** The request with which the AWS provider would create the table, as far as access patterns can tell a difference. */
export function createTableInput(table: SynthesizedTable): CreateTableCommandInput {
  return {
    TableName: table.name,
    // The default of the AWS provider, not of the API.
    BillingMode: table.billing_mode ?? "PROVISIONED",
    ...throughput(table.read_capacity, table.write_capacity),
    AttributeDefinitions: table.attribute.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    KeySchema: keySchema(table.hash_key, table.range_key),
    GlobalSecondaryIndexes: orNone(
      table.global_secondary_index?.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index.hash_key, index.range_key),
        Projection: projection(index),
        ...throughput(index.read_capacity, index.write_capacity),
      })),
    ),
    LocalSecondaryIndexes: orNone(
      table.local_secondary_index?.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(table.hash_key, index.range_key),
        Projection: projection(index),
      })),
    ),
  };
}
