import { keyAttributesOf, projectionOf } from "../../model/projection";
import { GlobalSecondaryIndex, LocalSecondaryIndex, Table } from "../../model/table";

function projectionLines(table: Table, index: GlobalSecondaryIndex | LocalSecondaryIndex): string[] {
  const { type, nonKeyAttributes } = projectionOf(table, index);
  const lines = [`    projection_type = "${type}"`];
  if (type === "INCLUDE") lines.push(`    non_key_attributes = ${JSON.stringify(nonKeyAttributes)}`);
  return lines;
}

function globalIndexBlock(table: Table, index: GlobalSecondaryIndex): string[] {
  return [
    "  global_secondary_index {",
    `    name = "${index.name}"`,
    `    hash_key = "${index.partitionKey.name}"`,
    ...(index.sortKey ? [`    range_key = "${index.sortKey.name}"`] : []),
    ...projectionLines(table, index),
    "  }",
  ];
}

function localIndexBlock(table: Table, index: LocalSecondaryIndex): string[] {
  return [
    "  local_secondary_index {",
    `    name = "${index.name}"`,
    `    range_key = "${index.sortKey.name}"`,
    ...projectionLines(table, index),
    "  }",
  ];
}

function attributeBlocks(table: Table): string[] {
  const globals = table.globalSecondaryIndexes ?? [];
  const locals = table.localSecondaryIndexes ?? [];
  const names = new Set([undefined, ...globals, ...locals].flatMap((index) => [...keyAttributesOf(table, index)]));
  const keys = [table, ...globals].flatMap(({ partitionKey, sortKey }) =>
    sortKey ? [partitionKey, sortKey] : [partitionKey],
  );
  keys.push(...locals.map(({ sortKey }) => sortKey));
  return [...names].flatMap((name) => {
    const type = keys.find((key) => key.name === name)?.type ?? "S";
    return ["  attribute {", `    name = "${name}"`, `    type = "${type}"`, "  }"];
  });
}

/**
 * A table's keys, indexes and projections as configuration text, straight from the model. It stands in where a test
 * needs a table that no stack makes.
 */
export function standInHcl(table: Table, tableName: string): string {
  const lines = [
    `resource "aws_dynamodb_table" "${table.name}" {`,
    `  name = "${tableName}"`,
    `  billing_mode = "PAY_PER_REQUEST"`,
    `  hash_key = "${table.partitionKey.name}"`,
    ...(table.sortKey ? [`  range_key = "${table.sortKey.name}"`] : []),
    ...attributeBlocks(table),
    ...(table.globalSecondaryIndexes ?? []).flatMap((index) => globalIndexBlock(table, index)),
    ...(table.localSecondaryIndexes ?? []).flatMap((index) => localIndexBlock(table, index)),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}
