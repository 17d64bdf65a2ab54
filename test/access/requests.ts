import { AccessPattern, isRead } from "../../model/access-pattern";
import { fillTemplate, parametersOf } from "../../model/condition";
import { Environment } from "../../model/environment";
import { RowAccess } from "../../model/row-access";
import { Table } from "../../model/table";
import { Request } from "./engine";

/** The tenant that asks, and another one, in every test. */
export const OWN = "42";
export const FOREIGN = "43";

/** What every request over the network carries. Clients are in the VPC, where the environment names one. */
export function overTheWire({ network, region: home }: Environment, region = home): Request["context"] {
  return {
    "aws:SecureTransport": "true",
    "aws:ViaAWSService": "false",
    "aws:PrincipalIsAWSService": "false",
    "aws:RequestedRegion": region,
    ...(network?.kind === "existing" && region === home ? { "aws:SourceVpc": network.vpcId } : {}),
  };
}

/** What the session of a caller says of who it is. */
export function identityOf(rows: RowAccess | undefined): Request["context"] {
  switch (rows?.by) {
    case "principal-tag":
      return { [`aws:PrincipalTag/${rows.tag}`]: OWN };
    case "cognito-identity":
      return { "cognito-identity.amazonaws.com:sub": OWN };
    case "web-identity":
      return { [`${rows.provider}:sub`]: OWN };
    case "fixed-prefix":
    case undefined:
      return {};
  }
}

/** The attribute that is the partition key of what a pattern reads or writes. */
function partitionKeyOf(table: Table, index: string | undefined): string {
  return (table.globalSecondaryIndexes?.find(({ name }) => name === index) ?? table).partitionKey.name;
}

/** The partition key that a tenant's request names: the tenant where its parameter stands, anything elsewhere. */
export function partitionKeyFor(table: Table, pattern: AccessPattern, tenant: string): string {
  const key = partitionKeyOf(table, pattern.index);
  const template = pattern.key.find(({ attribute }) => attribute === key)?.value ?? "";
  const [first, ...others] = parametersOf(template);
  const given = Object.fromEntries(others.map((name) => [name, "x"]));
  return fillTemplate(template, first === undefined ? given : { ...given, [first]: tenant });
}

/** The key attributes of the table and, where one is named, of the index. */
export function keysOf(table: Table, index: string | undefined): string[] {
  const global = table.globalSecondaryIndexes?.find(({ name }) => name === index);
  const local = table.localSecondaryIndexes?.find(({ name }) => name === index);
  const keys = [table.partitionKey, table.sortKey, global?.partitionKey, global?.sortKey, local?.sortKey];
  return [...new Set(keys.flatMap((key) => (key ? [key.name] : [])))];
}

/** The attribute that the client leaves behind with a put or an update that depends on a condition. */
export function attemptTokenIn(table: Table, { operation, filter }: AccessPattern): readonly string[] {
  const carries = ["PutItem", "UpdateItem"].includes(operation) && filter !== undefined && filter.length > 0;
  return carries && table.attemptToken !== undefined ? [table.attemptToken] : [];
}

/** What a pattern returns or writes beside the keys; nothing where that is whatever there is. */
export function limitOf(table: Table, pattern: AccessPattern): readonly string[] | undefined {
  const compared = (pattern.filter ?? []).map(({ attribute }) => attribute);
  if (isRead(pattern.operation)) {
    return pattern.returns === undefined || pattern.returns === "all" ? undefined : [...pattern.returns, ...compared];
  }
  if (pattern.writes) return [...pattern.writes, ...compared, ...attemptTokenIn(table, pattern)];
  return pattern.operation === "DeleteItem" ? compared : undefined;
}

/** The permissions behind a pattern. */
export function actionsOf(pattern: AccessPattern): readonly string[] {
  return pattern.operation === "TransactWriteItems"
    ? ["dynamodb:ConditionCheckItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]
    : [`dynamodb:${pattern.operation}`];
}

const RETURNS_VALUES = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"];
const READS = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan"];

/** How DynamoDB describes to IAM which attributes a request is about. */
export function attributesIn(action: string, attributes: readonly string[]): Request["context"] {
  return {
    "dynamodb:Attributes": attributes,
    ...(READS.includes(action) ? { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" } : {}),
    ...(RETURNS_VALUES.includes(action) ? { "dynamodb:ReturnValues": "NONE" } : {}),
  };
}

/** The attributes of a pattern's request as it is declared: those that it names, or all. */
export function declaredAttributes(table: Table, pattern: AccessPattern, action: string): Request["context"] {
  const keys = keysOf(table, pattern.index);
  const limit = limitOf(table, pattern);
  if (limit) return attributesIn(action, [...keys, ...limit]);
  return isRead(pattern.operation)
    ? { "dynamodb:Attributes": keys, "dynamodb:Select": "ALL_ATTRIBUTES" }
    : attributesIn(action, [...keys, "whatever-there-is"]);
}

/** The transaction that a request is part of, where its pattern is one. */
export function enclosing(pattern: AccessPattern, action: string): Request["context"] {
  return pattern.operation === "TransactWriteItems" && action !== "dynamodb:ConditionCheckItem"
    ? { "dynamodb:EnclosingOperation": "TransactWriteItems" }
    : {};
}
