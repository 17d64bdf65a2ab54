/** The failures that another attempt can mend, each with a wait of its own. */
export type RetryableKind = "throttling" | "conflict" | "transient";

/** What went wrong with one attempt. */
export interface Failure {
  readonly kind: RetryableKind | "permanent";
  /** Whether DynamoDB may have carried the request out although the attempt failed. */
  readonly maybeApplied: boolean;
  /** The answer is about all attempts of the call, since they carry the same client token: none was carried out. */
  readonly speaksForAll?: boolean;
}

/** The parts of an error of the SDK, of Node and of the DAX client that tell failures apart. */
export interface AttemptError {
  readonly name?: string | undefined;
  readonly code?: string | undefined;
  /** What Node was doing with the socket: `connect`, `read`, `write`. */
  readonly syscall?: string | undefined;
  readonly $metadata?:
    { readonly httpStatusCode?: number | undefined; readonly clockSkewCorrected?: boolean } | undefined;
  readonly CancellationReasons?: readonly { readonly Code?: string | undefined }[] | undefined;
}

const THROTTLING = [
  "ProvisionedThroughputExceededException",
  "ThrottlingException",
  "RequestLimitExceeded",
  "LimitExceededException",
  "TooManyRequestsException",
  "SlowDown",
];

const CONFLICTS = [
  "TransactionConflictException",
  // The first attempt with the same client token is still at work.
  "TransactionInProgressException",
  // A strongly consistent global table: another Region changed the item at the same time.
  "ReplicatedWriteConflictException",
];

/** Why a transaction was cancelled, as far as it is for want of throughput. */
export const THROTTLED_ITEMS = ["ThrottlingError", "ProvisionedThroughputExceeded"];

/** Why a transaction was cancelled without anything being wrong with it. */
const RETRYABLE_CANCELLATIONS = ["TransactionConflict", ...THROTTLED_ITEMS];

/** There was no connection, so nothing was sent. */
const NOT_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "NoRouteException"];

/** There was no connection, or a connection that was there and had sent something has lost its way. */
const UNREACHABLE = ["EHOSTUNREACH", "ENETUNREACH"];

/** The connection ended, or the answer did not arrive whole. What was sent may have been carried out. */
const LOST = [
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ECONNABORTED",
  "ERR_STREAM_PREMATURE_CLOSE",
  "TimeoutError",
  "CorruptAnswerError",
  // The answer was cut off, and is no JSON any more.
  "SyntaxError",
  "InternalServerError",
  "InternalServerErrorException",
  "ConnectionException",
  "EndOfStreamException",
  "DecoderException",
  "MalformedResultException",
];

/** Node's HTTP parser found something else than an answer. */
const MALFORMED_HTTP = "HPE_";

function cancelled(reasons: NonNullable<AttemptError["CancellationReasons"]>): Failure {
  const codes = reasons.map(({ Code: code }) => code ?? "None").filter((code) => code !== "None");
  // One reason that stays makes every further attempt fail.
  const canBeMended = codes.length > 0 && codes.every((code) => RETRYABLE_CANCELLATIONS.includes(code));
  const kind = codes.includes("TransactionConflict") ? "conflict" : "throttling";
  return { kind: canBeMended ? kind : "permanent", maybeApplied: false, speaksForAll: true };
}

/**
 * What an attempt's error means.
 *
 * AWS says which errors to try again, and that a write that ends with HTTP 500 may have succeeded:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
export function classify(error: AttemptError): Failure {
  const status = error.$metadata?.httpStatusCode;
  const names = [error.name, error.code].filter((name) => name !== undefined);
  const isAny = (known: readonly string[]) => names.some((name) => known.includes(name));

  if (error.name === "TransactionCanceledException") return cancelled(error.CancellationReasons ?? []);
  if (status === 429 || isAny(THROTTLING)) return { kind: "throttling", maybeApplied: false };
  if (isAny(CONFLICTS)) return { kind: "conflict", maybeApplied: false };
  if (isAny(NOT_SENT)) return { kind: "transient", maybeApplied: false };
  // Node tries several addresses at a time, and puts their errors together.
  const isConnecting = error.syscall === "connect" || error.name === "AggregateError";
  if (isAny(UNREACHABLE)) return { kind: "transient", maybeApplied: !isConnecting };
  // The SDK has set its clock by the answer; the next signature will hold.
  if (error.$metadata?.clockSkewCorrected === true) return { kind: "transient", maybeApplied: false };
  if (isAny(LOST) || error.code?.startsWith(MALFORMED_HTTP) === true) return { kind: "transient", maybeApplied: true };
  if (status !== undefined && status >= 500) return { kind: "transient", maybeApplied: true };
  // Without a status nobody answered, and an unknown error says nothing about what was sent.
  return { kind: "permanent", maybeApplied: status === undefined };
}
