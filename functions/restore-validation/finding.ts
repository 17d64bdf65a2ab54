/** One thing that is not as it should be with a restored table. */
export interface Finding {
  /** What was looked at: `global secondary index by-state`. */
  readonly about: string;
  /** What is wrong, as a sentence with both sides: what was found, and what was declared. */
  readonly message: string;
  /** What to do about it. */
  readonly action: string;
}
