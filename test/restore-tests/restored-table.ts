import { CreateTableCommandInput, Projection } from "@aws-sdk/client-dynamodb";
import { DeclaredTable } from "../../model/restore-tests/declarations";
import { ResolvedKey } from "../../model/resolve/resolved";

type Index = Pick<DeclaredTable["localSecondaryIndexes"][number], "name" | "projection">;

function keySchema(partitionKey: ResolvedKey, sortKey: ResolvedKey | undefined) {
  return [
    { AttributeName: partitionKey.name, KeyType: "HASH" as const },
    ...(sortKey ? [{ AttributeName: sortKey.name, KeyType: "RANGE" as const }] : []),
  ];
}

function projected({ projection: { type, nonKeyAttributes } }: Index): Projection {
  return { ProjectionType: type, ...(type === "INCLUDE" ? { NonKeyAttributes: [...nonKeyAttributes] } : {}) };
}

/** The request that makes a table as AWS Backup restores it: with the declared keys and indexes, and nothing around it. */
export function restoredTable(table: DeclaredTable, tableName: string): CreateTableCommandInput {
  const { partitionKey, sortKey, globalSecondaryIndexes: globals, localSecondaryIndexes: locals } = table;
  const keys = [partitionKey, sortKey, ...globals.flatMap((each) => [each.partitionKey, each.sortKey])];
  const attributes = [...keys, ...locals.map((each) => each.sortKey)].filter((key) => key !== undefined);
  const types = new Map(attributes.map(({ name, type }) => [name, type]));
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: keySchema(partitionKey, sortKey),
    GlobalSecondaryIndexes:
      globals.length === 0
        ? undefined
        : globals.map((index) => ({
            IndexName: index.name,
            KeySchema: keySchema(index.partitionKey, index.sortKey),
            Projection: projected(index),
          })),
    LocalSecondaryIndexes:
      locals.length === 0
        ? undefined
        : locals.map((index) => ({
            IndexName: index.name,
            KeySchema: keySchema(partitionKey, index.sortKey),
            Projection: projected(index),
          })),
  };
}
