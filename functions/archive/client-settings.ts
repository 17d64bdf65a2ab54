import { NodeHttpHandler } from "@smithy/node-http-handler";

/** How long a connection may take to be there, and one attempt altogether, in milliseconds. */
const CONNECTION_TIMEOUT_MS = 1_000;
const ATTEMPT_TIMEOUT_MS = 15_000;

/** Attempts that the SDK makes at once; what takes longer to mend is waited for by `patiently`. */
const MAX_ATTEMPTS = 3;

/** Settings of a client whose attempts end: the SDK's own have no timeouts. */
export function clientSettings() {
  return {
    maxAttempts: MAX_ATTEMPTS,
    retryMode: "standard",
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: ATTEMPT_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    }),
  } as const;
}
