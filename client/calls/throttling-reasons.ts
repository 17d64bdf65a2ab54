import { Failure, THROTTLED_ITEMS } from "./failure";

/** The parts of a throttling error that say what ran out, as its operations spell them. */
interface ThrottlingError {
  readonly name?: string | undefined;
  readonly ThrottlingReasons?: readonly Reason[] | undefined;
  readonly throttlingReasons?: readonly Reason[] | undefined;
  readonly CancellationReasons?: readonly { readonly Code?: string | undefined }[] | undefined;
}

interface Reason {
  readonly reason?: string | undefined;
  readonly resource?: string | undefined;
}

/** The reasons of a transaction's items. They name neither table nor index. */
function ofCancellation({ CancellationReasons: reasons = [] }: ThrottlingError): readonly { reason: string }[] {
  return THROTTLED_ITEMS.filter((code) => reasons.some((each) => each.Code === code)).map((reason) => ({ reason }));
}

/**
 * What ran out: `TableReadProvisionedThroughputExceeded` of which table or index. Nothing for an error that is about
 * something else.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ThrottlingReason.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html (cancellation reasons)
 */
export function throttlingReasons(
  error: ThrottlingError,
  kind: Failure["kind"],
): readonly { reason: string; resource?: string }[] {
  const cancelled = ofCancellation(error);
  if (cancelled.length > 0) return cancelled;
  if (kind !== "throttling") return [];
  const name = error.name ?? "unknown";
  const reasons = error.ThrottlingReasons ?? error.throttlingReasons ?? [];
  if (reasons.length === 0) return [{ reason: name }];
  return reasons.map(({ reason = name, resource }) => (resource === undefined ? { reason } : { reason, resource }));
}
