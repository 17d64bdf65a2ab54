import { requestsFor, StormOutcome, StormSize, writesIn } from "./storm";

interface Row {
  readonly name: string;
  readonly size: StormSize;
  readonly outcome: StormOutcome;
}

/** The outcomes side by side, as text for a terminal. */
export function stormReport(rows: readonly Row[]): string {
  const lines = rows.map(({ name, size, outcome }) =>
    [
      `${name}: ${writesIn(size)} writes`,
      `${outcome.lost} lost`,
      `${outcome.countedTwice} counted twice`,
      `${outcome.misreported} carried out but reported as failed`,
      `${outcome.failed} reported as failed`,
      `${outcome.requests} requests, ${(outcome.requests / requestsFor(size)).toFixed(2)} times those needed`,
    ].join(", "),
  );
  return `${lines.join("\n")}\n`;
}
