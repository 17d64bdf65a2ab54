import {
  BatchGetItemCommandInput,
  BatchWriteItemCommandInput,
  DeleteItemCommandInput,
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  ScanCommandInput,
  TransactWriteItemsCommandInput,
  UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { AccessPattern, AccessPatternExample } from "../../model/access-pattern";
import { Condition } from "../../model/condition";
import { keyAttributesOf } from "../../model/projection";
import { Table } from "../../model/table";
import { Expressions } from "./expressions";
import { Given, givensOf, keyOf, valuesOf } from "./given";
import { toSdkItem } from "./sdk-items";

/** An access pattern of a table, with the example it is run with. */
export interface PatternCall {
  readonly table: Table;
  /** The name that the table was created with. */
  readonly tableName: string;
  readonly pattern: AccessPattern;
  readonly example: AccessPatternExample;
}

function firstGiven({ example }: PatternCall): Given {
  return givensOf(example)[0] ?? {};
}

/** The attributes that the pattern asks for: what it returns, and the keys, which come with every read. */
function projection({ table, pattern }: PatternCall, expressions: Expressions): string | undefined {
  const returns = pattern.returns ?? "all";
  if (returns === "all") return undefined;
  const indexes = [...(table.globalSecondaryIndexes ?? []), ...(table.localSecondaryIndexes ?? [])];
  const keys = keyAttributesOf(
    table,
    indexes.find(({ name }) => name === pattern.index),
  );
  return [...new Set([...keys, ...returns])].map((attribute) => expressions.name(attribute)).join(", ");
}

function allOf(table: Table, conditions: readonly Condition[], given: Given, expressions: Expressions) {
  if (conditions.length === 0) return undefined;
  const terms = conditions.map((condition) => expressions.condition(condition, valuesOf(table, condition, given)));
  return terms.join(" AND ");
}

function keyIn({ table, pattern }: PatternCall, given: Given) {
  return toSdkItem(keyOf(table, pattern.key, given));
}

function wholeItem(call: PatternCall, given: Given) {
  return { ...keyIn(call, given), ...toSdkItem(call.example.item ?? {}) };
}

function readOptions(call: PatternCall, expressions: Expressions) {
  return {
    ProjectionExpression: projection(call, expressions),
    ConsistentRead: call.pattern.consistency === "strong",
  };
}

export function getItemInput(call: PatternCall): GetItemCommandInput {
  const expressions = new Expressions();
  return {
    TableName: call.tableName,
    Key: keyIn(call, firstGiven(call)),
    ...readOptions(call, expressions),
    ...expressions.names(),
  };
}

export function batchGetItemInput(call: PatternCall): BatchGetItemCommandInput {
  const expressions = new Expressions();
  const Keys = givensOf(call.example).map((given) => keyIn(call, given));
  const options = readOptions(call, expressions);
  return { RequestItems: { [call.tableName]: { Keys, ...options, ...expressions.names() } } };
}

/** What Query and Scan have in common. */
function searchInput(call: PatternCall, expressions: Expressions) {
  const { table, tableName, pattern } = call;
  const filter = allOf(table, pattern.filter ?? [], firstGiven(call), expressions);
  const options = readOptions(call, expressions);
  const all = pattern.index === undefined ? ("ALL_ATTRIBUTES" as const) : ("ALL_PROJECTED_ATTRIBUTES" as const);
  return {
    TableName: tableName,
    IndexName: pattern.index,
    FilterExpression: filter,
    Select: options.ProjectionExpression === undefined ? all : undefined,
    Limit: pattern.limit,
    ...options,
  };
}

export function queryInput(call: PatternCall): QueryCommandInput {
  const expressions = new Expressions();
  const { table, pattern } = call;
  return {
    KeyConditionExpression: allOf(table, pattern.key, firstGiven(call), expressions),
    ScanIndexForward: pattern.order !== "descending",
    ...searchInput(call, expressions),
    ...expressions.names(),
    ...expressions.values(),
  };
}

export function scanInput(call: PatternCall): ScanCommandInput {
  const expressions = new Expressions();
  return { ...searchInput(call, expressions), ...expressions.names(), ...expressions.values() };
}

/** The conditions that a write depends on. */
function conditionOf({ table, pattern }: PatternCall, given: Given, expressions = new Expressions()) {
  const condition = allOf(table, pattern.filter ?? [], given, expressions);
  return { ConditionExpression: condition, ...expressions.names(), ...expressions.values() };
}

export function putItemInput(call: PatternCall, given = firstGiven(call)): PutItemCommandInput {
  return { TableName: call.tableName, Item: wholeItem(call, given), ...conditionOf(call, given) };
}

export function updateItemInput(call: PatternCall): UpdateItemCommandInput {
  const expressions = new Expressions();
  const given = firstGiven(call);
  return {
    TableName: call.tableName,
    Key: keyIn(call, given),
    UpdateExpression: expressions.assignments(call.example.item ?? {}),
    ...conditionOf(call, given, expressions),
  };
}

export function deleteItemInput(call: PatternCall): DeleteItemCommandInput {
  const given = firstGiven(call);
  return { TableName: call.tableName, Key: keyIn(call, given), ...conditionOf(call, given) };
}

/** A batch of puts; the API takes no conditions with it. */
export function batchWriteItemInput(call: PatternCall): BatchWriteItemCommandInput {
  const puts = givensOf(call.example).map((given) => ({ PutRequest: { Item: wholeItem(call, given) } }));
  return { RequestItems: { [call.tableName]: puts } };
}

/** Puts that happen together or not at all, each on its condition. */
export function transactWriteItemsInput(call: PatternCall): TransactWriteItemsCommandInput {
  return { TransactItems: givensOf(call.example).map((given) => ({ Put: putItemInput(call, given) })) };
}
