import { Verdict } from "../clean-up/evaluations";

/** What came of a review. */
export interface Reviewed {
  readonly verdicts: readonly Verdict[];
  /** Everything that the rule is about and that is there, judged or not: nothing else of the rule exists any more. */
  readonly present: ReadonlySet<string>;
  /** What could not be judged, and why. */
  readonly troubles: readonly string[];
  /** For the log, beside the verdicts. */
  readonly details?: readonly object[];
}
