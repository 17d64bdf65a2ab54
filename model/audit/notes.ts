import { Environment } from "../environment";
import { costNote, managementCostNote, RecordedTable } from "./cost";
import { defaultDataEvents, isClassified, recordedTables } from "./scope";
import { CreatedTrail, DataEventLevel } from "./trail";

/** Whether somebody of another account has to decrypt what nobody but this account can. */
function keyNote({ bucket }: CreatedTrail, { name, account }: Environment): string[] {
  if (bucket?.kind !== "existing" || bucket.name.includes(account)) return [];
  if (bucket.kmsKeyArn !== undefined || (bucket.readers?.length ?? 0) > 0) return [];
  return [
    `the trail of ${name} encrypts its files in ${bucket.name} with the key of its audit, which decrypts for the account ${account} ` +
      "alone: where the bucket is another account's, name `readers` there, or its key as `kmsKeyArn`",
  ];
}

function managementNote({ managementEvents }: CreatedTrail, { name, region }: Environment): string[] {
  if (typeof managementEvents !== "object") return [managementCostNote(name, region)];
  return [
    `management events of ${name} are recorded by ${managementEvents.recordedBy}: alarms on deleted tables, keys, policies, ` +
      "exports, the watch itself and the root user are the business of whoever owns that trail",
  ];
}

const UNSEEN: Readonly<Partial<Record<DataEventLevel, string>>> = {
  off: "are in no alarm",
  writes:
    "are not recorded, except by PartiQL: `classified-by-stranger` tells of writes alone, `denied-calls` of no denied reads, " +
    "and `who-read-this-key` finds nobody",
};

/** Which alarms see nothing at a level that leaves out reads of what is classified. */
function unseenNote(level: DataEventLevel, tables: readonly RecordedTable[], { name }: Environment): string[] {
  const unseen = UNSEEN[level];
  const classified = tables.flatMap(({ table }) => (isClassified(table) ? [table.name] : []));
  if (unseen === undefined || classified.length === 0) return [];
  return [
    `at the level "${level}", reads of the classified tables of ${name} (${classified.join(", ")}) ${unseen}; ` +
      '`dataEvents: "writes-and-classified-reads"` records them',
  ];
}

/** What somebody should know of a trail before it is deployed, as sentences. */
export function trailNotes(trail: CreatedTrail, environment: Environment): string[] {
  const { name, region } = environment;
  const level = trail.dataEvents ?? defaultDataEvents(environment);
  const tables = recordedTables(trail, environment);
  return [
    costNote(name, region, level, tables),
    ...unseenNote(level, tables, environment),
    ...managementNote(trail, environment),
    ...keyNote(trail, environment),
  ];
}
