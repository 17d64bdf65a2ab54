import type { SdkClientOptions } from "../sdk-client";

/** How long one attempt may take, in milliseconds: six megabytes of records are a small object. */
const ATTEMPT_TIMEOUT_MS = 15_000;

/** Attempts that the SDK makes at once; what takes longer to mend is waited for by `patiently`. */
const MAX_ATTEMPTS = 3;

/** How the archive's clients of AWS work. */
export const ATTEMPTS: SdkClientOptions = {
  maxAttempts: MAX_ATTEMPTS,
  attemptTimeoutMs: ATTEMPT_TIMEOUT_MS,
  budgetMs: MAX_ATTEMPTS * ATTEMPT_TIMEOUT_MS,
};
