import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { AccessPattern, isRead } from "../../model/access-pattern";
import { Table } from "../../model/table";
import { PatternCall } from "./pattern-request";
import { readFailures } from "./prove-read";
import { writeFailures } from "./prove-write";
import { Answer, runPattern } from "./run-pattern";

export interface Proof {
  readonly client: DynamoDBClient;
  readonly table: Table;
  /** Name of a table in the engine that holds the sample items and nothing else. A write changes it. */
  readonly tableName: string;
  readonly pattern: AccessPattern;
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.name}${error.message === "" ? "" : `: ${error.message}`}`;
}

async function failuresOf({ client, table, tableName, pattern }: Proof): Promise<string[]> {
  if (pattern.example === undefined) return ["it has no example, so that nothing is shown"];
  if (pattern.operation === "Scan" && !table.acceptedScans?.some((scan) => scan.pattern === pattern.name)) {
    return ["it is a Scan that nobody accepted: it would read the whole table"];
  }
  const call: PatternCall = { table, tableName, pattern, example: pattern.example };
  let answer: Answer;
  try {
    answer = await runPattern(client, call);
  } catch (error) {
    return [`the engine refuses the ${pattern.operation}: ${reason(error)}`];
  }
  const others = answer.operations.filter((operation) => operation !== pattern.operation);
  return [
    ...others.map((operation) => `it is declared as ${pattern.operation}, but ${operation} was sent`),
    ...(isRead(pattern.operation) ? readFailures(call, answer.items) : await writeFailures(client, call)),
  ];
}

/**
 * Runs the example of an access pattern on an engine, and compares what comes back with what the example promises and
 * with what the sample items say. A failure is a sentence; an access pattern that works has none.
 */
export async function provePattern(proof: Proof): Promise<readonly string[]> {
  const failures = await failuresOf(proof);
  return failures.map((failure) => `${JSON.stringify(proof.pattern.name)}: ${failure}.`);
}
