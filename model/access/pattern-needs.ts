import { AccessPattern, isRead, Operation } from "../access-pattern";
import { allConditions } from "../policy-statement";
import { RowAccess } from "../row-access";
import { Table } from "../table";
import { attributesOf } from "./attribute-limit";
import { Need } from "./merge-statements";
import { limitRows, rowConditions } from "./row-limit";
import { settlingNeed } from "./settling-need";

/** What a transaction's writes are for IAM: there is no permission of its own. */
const TRANSACTION_WRITES = ["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

/** The permissions behind an operation, and under which conditions beside those of the pattern. */
function permissionsFor(operation: Operation): Pick<Need, "actions" | "conditions">[] {
  if (operation !== "TransactWriteItems") return [{ actions: [`dynamodb:${operation}`], conditions: {} }];
  return [
    {
      actions: TRANSACTION_WRITES,
      conditions: { "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": "TransactWriteItems" } },
    },
    // A check exists within transactions only.
    { actions: ["dynamodb:ConditionCheckItem"], conditions: {} },
  ];
}

/**
 * What a pattern needs of IAM: its actions, on the table or index that it names, with its attributes and rows. Nothing
 * where it cannot be limited to the rows: validation says so.
 * @param tableArns the table's ARN in each Region where it lives
 */
export function needsOf(
  table: Table,
  pattern: AccessPattern,
  tableArns: readonly string[],
  rows: RowAccess | undefined,
): Need[] {
  const own = rows && limitRows(table, pattern, rows);
  if (own && "refused" in own) return [];
  const rowLimit = rows && own ? rowConditions(pattern, own.pattern, rows) : {};
  const resources = tableArns.map((arn) => (pattern.index === undefined ? arn : `${arn}/index/${pattern.index}`));
  const needs = permissionsFor(pattern.operation).map(({ actions, conditions }): Need => ({
    purpose: pattern.name,
    actions,
    resources,
    access: isRead(pattern.operation) ? "read" : "write",
    attributes: attributesOf(table, pattern),
    conditions: allConditions(rowLimit, conditions),
  }));
  return [...needs, ...settlingNeed(table, pattern, tableArns, rows && own && { pattern: own.pattern, rows })];
}
