import { Problem, Severity } from "./problem";
import { counted } from "./words";

/** Longer values are cut: the path says where the rest is. */
const LONGEST_RECEIVED = 120;

function shortened(text: string): string {
  return text.length <= LONGEST_RECEIVED ? text : `${text.slice(0, LONGEST_RECEIVED - 1)}…`;
}

/** A value on one line. Whatever it is, rendering it never fails: it may be a function, or contain itself. */
function received(value: unknown): string {
  if (typeof value === "number") return String(value); // JSON has no NaN
  try {
    const text = JSON.stringify(value) as string | undefined;
    return shortened(text ?? `a ${typeof value}`);
  } catch {
    return typeof value === "object" ? "an object that is no JSON" : `a ${typeof value}`;
  }
}

function rendered(problem: Problem): string {
  const lines = [problem.path, `  ${problem.message}`];
  if (problem.received !== undefined) lines.push(`  received: ${received(problem.received)}`);
  lines.push(`  expected: ${problem.expected}`);
  if (problem.source !== undefined) lines.push(`  source:   ${problem.source}`);
  return lines.join("\n");
}

const TITLES: Readonly<Record<Severity, string>> = { error: "Errors", warning: "Warnings" };

/** The problems as text for a terminal or a pull request: errors first, and how many there are at the end. */
export function renderProblems(problems: readonly Problem[]): string {
  const sections: string[] = [];
  const counts: string[] = [];
  for (const severity of ["error", "warning"] as const) {
    const found = problems.filter((problem) => problem.severity === severity);
    if (found.length > 0) sections.push([TITLES[severity], ...found.map(rendered)].join("\n\n"));
    counts.push(counted(found.length, severity));
  }
  return [...sections, counts.join(", ")].join("\n\n");
}
