import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import { keyDifference } from "./keys";

/** That the table is there to be used, with the declared key. */
export function checkTable({ declaration, table }: Evidence): Finding[] {
  const { partitionKey, sortKey } = declaration;
  const findings: Finding[] = [];
  if (table.TableStatus !== "ACTIVE") {
    findings.push({
      about: "table",
      message: `Its status is ${table.TableStatus ?? "unknown"}, not ACTIVE, although the restore is complete.`,
      action: "Look at the restore job and at the AWS Health Dashboard; the next test restores again.",
    });
  }
  const difference = keyDifference([partitionKey, sortKey], table.KeySchema, table.AttributeDefinitions);
  if (difference !== undefined) {
    findings.push({
      about: "key schema",
      message: difference,
      action: "The recovery point is of another table than the declared one: compare production with the catalogue.",
    });
  }
  return findings;
}
