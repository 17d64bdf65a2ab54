import { createTableClient, Endpoint, TableClient, TableClientOptions, TableShape } from "../../client";
import { CREDENTIALS } from "./storm";

const QUICK = { baseMs: 1, capMs: 2 };

/** A client of a table behind this URL, with short waits. */
export function clientOf<const T extends TableShape>(
  table: T,
  url: string,
  options: Partial<TableClientOptions> = {},
): TableClient<T> {
  return createTableClient(table, {
    tableName: "test-table",
    endpoint: Endpoint.vpcEndpoint(url),
    region: "eu-west-1",
    credentials: CREDENTIALS,
    backoff: { throttling: QUICK, conflict: QUICK, transient: QUICK },
    ...options,
  });
}

/** The error with which a promise ends. */
export async function errorOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error("it did not fail");
}
