import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { sortRecords } from "../../functions/archive/sort-records";
import { StreamRecord } from "../../functions/archive/stream-record";
import { archiveAgain, Archive } from "./archive-again";
import { DeadLetter } from "./dead-letter";
import { ArchiveReader, heldEvents, Prefixes } from "./held-events";
import { missingRuns } from "./missing-runs";
import { readRange } from "./shard-range";

/** What became of a dead letter. */
export interface Replayed {
  /** `archived`: all of it. `possible`: all of it could be. `lost`: some of it is nowhere any more. `failed`: try again. */
  readonly outcome: "archived" | "possible" | "lost" | "failed";
  readonly lines: readonly string[];
}

export interface ReplaySurroundings {
  readonly streams: DynamoDBStreamsClient;
  readonly archive: Archive;
  /** Where what is archived already is looked up. */
  readonly reader: ArchiveReader;
  readonly prefixes: Prefixes;
  readonly dryRun: boolean;
}

/** What is left to do about items that no stream has any more. */
function adviceOn({ tableName, from, to }: DeadLetter): string {
  return (
    `Items of ${tableName} that expired from ${from} to ${to} are to be had from its point-in-time recovery: restore ` +
    `it under another name to the minute before ${from}, and copy what has expired (docs/archive.md)`
  );
}

/** How many expired items there are, and how many of them are kept as records that cannot be read. */
function countOf(expiries: readonly StreamRecord[]): string {
  const { unreadable } = sortRecords(expiries);
  const kept = unreadable.length === 0 ? "" : ` (${unreadable.length} of them as unreadable records)`;
  return `${expiries.length} expired items${kept}`;
}

/** Archives what the stream still has of a dead letter. */
export async function replay(letter: DeadLetter, surroundings: ReplaySurroundings): Promise<Replayed> {
  const { streams, archive, reader, prefixes, dryRun } = surroundings;
  const what = `${letter.tableName}, ${letter.shardId}, ${letter.first} to ${letter.last}`;
  try {
    const { expiries, lost } = await readRange(streams, letter);
    const runs = missingRuns(expiries, await heldEvents(reader, prefixes, letter.tableName, expiries));
    if (!dryRun) for (const run of runs) await archiveAgain(run, archive);
    const before = expiries.length - runs.flat().length;
    const lines = [
      `${what}: ${countOf(expiries)} ${dryRun ? "could be" : "are"} archived${before === 0 ? "" : `, ${before} had been before`}`,
      ...(letter.size === expiries.length ? [] : [`  the message speaks of ${letter.size} of them`]),
    ];
    if (lost === undefined) return { outcome: dryRun ? "possible" : "archived", lines };
    return { outcome: "lost", lines: [...lines, `  lost: ${lost}`, `  ${adviceOn(letter)}`] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { outcome: "failed", lines: [`${what}: not archived, try again: ${reason}`] };
  }
}
