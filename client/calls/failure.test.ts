import { classify } from "./failure";

const http = (name: string, httpStatusCode: number) => ({ name, $metadata: { httpStatusCode } });
const cancelled = (...codes: string[]) => ({
  name: "TransactionCanceledException",
  $metadata: { httpStatusCode: 400 },
  CancellationReasons: codes.map((Code) => ({ Code })),
});

describe("what an attempt's error means", () => {
  it.each([
    http("ProvisionedThroughputExceededException", 400),
    http("ThrottlingException", 400),
    http("RequestLimitExceeded", 400),
    http("AnythingElse", 429),
    cancelled("None", "ThrottlingError"),
    cancelled("ProvisionedThroughputExceeded"),
  ])("throttling, and certainly not applied: %j", (error) => {
    expect(classify(error)).toMatchObject({ kind: "throttling", maybeApplied: false });
  });

  it.each([
    http("TransactionConflictException", 400),
    http("TransactionInProgressException", 400),
    http("ReplicatedWriteConflictException", 400),
    cancelled("TransactionConflict", "None", "ThrottlingError"),
  ])("a conflict, and certainly not applied: %j", (error) => {
    expect(classify(error)).toMatchObject({ kind: "conflict", maybeApplied: false });
  });

  it.each([
    { name: "TimeoutError", code: "ECONNREFUSED" },
    { code: "ENOTFOUND" },
    { code: "NoRouteException" },
    { name: "Error", code: "EHOSTUNREACH", syscall: "connect" },
    { name: "AggregateError", code: "ENETUNREACH" },
  ])("no connection, so that nothing was sent: %j", (error) => {
    expect(classify(error)).toEqual({ kind: "transient", maybeApplied: false });
  });

  it.each([
    http("InternalServerError", 500),
    http("ServiceUnavailable", 503),
    { name: "Error", code: "ECONNRESET" },
    { name: "Error", code: "EHOSTUNREACH", syscall: "read" },
    { name: "Error", code: "ENETUNREACH", syscall: "write" },
    { name: "Error", code: "HPE_INVALID_CONSTANT" },
    { name: "TimeoutError" },
    { name: "CorruptAnswerError" },
    { name: "SyntaxError", $metadata: { httpStatusCode: 200 } },
    { name: "Error", code: "EndOfStreamException" },
  ])("lost on the way, and maybe applied: %j", (error) => {
    expect(classify(error)).toEqual({ kind: "transient", maybeApplied: true });
  });

  it.each([
    http("ConditionalCheckFailedException", 400),
    http("ValidationException", 400),
    http("AccessDeniedException", 400),
    http("ResourceNotFoundException", 400),
    http("ItemCollectionSizeLimitExceededException", 400),
    http("IdempotentParameterMismatchException", 400),
    cancelled("ConditionalCheckFailed", "TransactionConflict"),
    cancelled("ValidationError"),
    cancelled("None"),
  ])("permanent, and certainly not applied: %j", (error) => {
    expect(classify(error)).toMatchObject({ kind: "permanent", maybeApplied: false });
  });

  it("is uncertain where nobody answered and the error is unknown", () => {
    expect(classify({ name: "TypeError" })).toEqual({ kind: "permanent", maybeApplied: true });
    expect(classify({ name: "AbortError" })).toEqual({ kind: "permanent", maybeApplied: true });
  });

  it("takes a cancelled transaction as the answer to all attempts with its token", () => {
    expect(classify(cancelled("ConditionalCheckFailed")).speaksForAll).toBe(true);
    expect(classify(http("ConditionalCheckFailedException", 400)).speaksForAll).toBeUndefined();
  });

  it("tries again once the SDK has set its clock", () => {
    const error = { name: "InvalidSignatureException", $metadata: { httpStatusCode: 400, clockSkewCorrected: true } };
    expect(classify(error)).toEqual({ kind: "transient", maybeApplied: false });
    expect(classify(http("InvalidSignatureException", 400)).kind).toBe("permanent");
  });
});
