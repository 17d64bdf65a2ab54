import { dateOf, Day, dayOf, daysIn, windowBefore } from "./days";
import { FoundTable, Tags } from "./found-table";
import { keptBecause } from "./keep-tag";
import { lastUse, MeasuredUse, silentDays, toleratedSilence } from "./usage";
import { counted, figure, gigabytes, listed } from "./words";

export type TableVerdict = "in use" | "too young" | "kept" | "cannot tell" | "abandoned";

export interface Judgement<Verdict extends string> {
  readonly verdict: Verdict;
  /** Why, for people. */
  readonly reason: string;
}

/** What decides beside the evidence. */
export interface Criteria {
  /** Days without any use after which a table is abandoned. */
  readonly idleDays: number;
  /** Key of the tag that keeps a table. */
  readonly keepTag: string;
  readonly today: Day;
}

/** What CloudWatch knows of a table's use. */
export interface Measurements {
  /** In the table's own Region and in those of its replicas. */
  readonly regions: readonly MeasuredUse[];
  /** Regions of replicas that could not be asked. */
  readonly unasked: readonly string[];
}

/** What a table is used for without consuming capacity, and what keeps it. Asked only where the metrics show no use. */
export interface Circumstances {
  readonly tags: Tags;
  /** Exports to S3 that DynamoDB lists: those of the last 90 days. */
  readonly exports: number;
  /** Streams of Kinesis Data Streams that get the table's changes. */
  readonly kinesisStreams: readonly string[];
}

type Answer = Judgement<TableVerdict>;

/** What the metrics say, and "idle" where they show no use. */
export function judgeMetrics(
  table: FoundTable,
  { regions, unasked }: Measurements,
  { idleDays, today }: Criteria,
): Judgement<"in use" | "too young" | "cannot tell" | "idle"> {
  const window = windowBefore(today, idleDays);
  const use = lastUse(regions, window);
  if (use) {
    return { verdict: "in use", reason: `Last ${use.what} on ${dateOf(use.day)} in ${use.region}.` };
  }
  // The day on which it was made is no complete day.
  if (dayOf(table.created) >= window.first) {
    const age = today - dayOf(table.created);
    return { verdict: "too young", reason: `It is ${counted(age, "day")} old, and ${figure(idleDays)} are looked at.` };
  }
  if (unasked.length > 0) {
    const reason = `Its replicas in ${listed(unasked)} could not be asked: they may be in use.`;
    return { verdict: "cannot tell", reason };
  }
  for (const { region, series } of regions) {
    const silent = silentDays(series, window);
    if (silent <= toleratedSilence(window)) continue;
    const share = `${figure(silent)} of ${counted(daysIn(window), "day")}`;
    return { verdict: "cannot tell", reason: `CloudWatch has no samples in ${region} for ${share}: that is not zero.` };
  }
  const silent = Math.max(0, ...regions.map(({ series }) => silentDays(series, window)));
  const gaps = silent === 0 ? "" : ` (${counted(silent, "day")} without samples)`;
  return { verdict: "idle", reason: `No use from ${dateOf(window.first)} to ${dateOf(window.last)}${gaps}.` };
}

function describe(table: FoundTable): string {
  const { indexes, replicaRegions } = table;
  const parts = [
    counted(table.items, "item"),
    gigabytes(table.bytes + indexes.reduce((sum, { bytes }) => sum + bytes, 0)),
    ...(indexes.length > 0 ? [counted(indexes.length, "index", "indexes")] : []),
    ...(replicaRegions.length > 0 ? [`replicas in ${listed(replicaRegions)}`] : []),
    ...(table.streamLabel !== undefined ? ["a stream that nobody reads"] : []),
  ];
  return `It has ${listed(parts)}.`;
}

/** Whether a table is still needed by anybody, from what is known of it. Takes no table that a restore test made. */
export function judgeTable(
  table: FoundTable,
  measurements: Measurements,
  { tags, exports, kinesisStreams }: Circumstances,
  criteria: Criteria,
): Answer {
  const { verdict, reason } = judgeMetrics(table, measurements, criteria);
  if (verdict === "in use" || verdict === "too young") return { verdict, reason };
  if (kinesisStreams.length > 0) {
    return { verdict: "in use", reason: `Its changes go to ${listed(kinesisStreams)}.` };
  }
  if (exports > 0) {
    return { verdict: "in use", reason: `It was exported to S3 in the last 90 days: ${counted(exports, "export")}.` };
  }
  const kept = keptBecause(tags, criteria.keepTag, criteria.today);
  if (kept !== undefined) return { verdict: "kept", reason: kept };
  if (verdict === "cannot tell") return { verdict, reason };
  return { verdict: "abandoned", reason: `${reason} ${describe(table)}` };
}
