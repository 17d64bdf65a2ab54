import { MIN_REASON_LENGTH } from "../limits";
import { Path } from "../problem";
import { Report } from "./rule";

/** A reason is read by reviewers and stands in the report: it has to say something. */
export function checkReason(reason: string, path: Path, what: string, report: Report): void {
  if (reason.trim().length >= MIN_REASON_LENGTH) return;
  report.error(path, {
    message: `The reason for ${what} explains nothing.`,
    received: reason,
    expected: `a sentence of at least ${MIN_REASON_LENGTH} characters for whoever reviews it`,
  });
}
