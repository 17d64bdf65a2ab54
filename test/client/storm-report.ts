import { requestsFor, StormOutcome, StormSize, writesIn } from "./storm";

interface Row {
  readonly name: string;
  readonly outcome: StormOutcome;
}

/** The outcomes side by side, as text for a terminal. */
export function stormReport(faultRate: number, size: StormSize, rows: readonly Row[]): string {
  const lines = rows.map(({ name, outcome }) =>
    [
      `  ${name}: ${outcome.lost} lost`,
      `${outcome.countedTwice} counted twice`,
      `${outcome.misreported} carried out but reported as failed`,
      `${outcome.failed} reported as failed`,
      `${outcome.requests} requests, ${(outcome.requests / requestsFor(size)).toFixed(2)} for each write request`,
    ].join(", "),
  );
  return `${writesIn(size)} writes, a fault at ${faultRate * 100} % of the requests\n${lines.join("\n")}\n`;
}
