import { DescribeTableCommand, type TableDescription } from "@aws-sdk/client-dynamodb";
import type { TableClient } from "../../client";
import { countItems, sampleItems, segmentsFor } from "./count-items";
import type { TableDeclaration } from "./declaration";
import type { Evidence, RecoveryPoint } from "./evidence";
import { sampleReads } from "./sample-reads";

export interface Wanted {
  readonly declaration: TableDeclaration;
  readonly keyArn: string;
  readonly recoveryPoint: RecoveryPoint;
  readonly countAtMost: number;
  /** Whether there is time for another request. */
  readonly hasTime: () => boolean;
}

/** The restored table as AWS describes it; nothing where there is none. */
async function described({
  document,
  tableName,
}: TableClient<TableDeclaration>): Promise<TableDescription | undefined> {
  try {
    const { Table: table } = await document.send(new DescribeTableCommand({ TableName: tableName }));
    return table;
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

/** Looks at a restored table; nothing comes of it where the table is not there. Counting is last: it takes what time is left. */
export async function gatherEvidence(
  client: TableClient<TableDeclaration>,
  { declaration, keyArn, recoveryPoint, countAtMost, hasTime }: Wanted,
): Promise<Evidence | undefined> {
  const table = await described(client);
  if (table === undefined) return undefined;
  const samples = await sampleItems(client);
  const reads = await sampleReads(client, declaration, samples, hasTime);
  const count = await countItems(client, countAtMost, hasTime, segmentsFor(recoveryPoint.sizeBytes));
  return { declaration, keyArn, recoveryPoint, table, count, reads };
}
