/** The parts of a throttling error that say what ran out, as its operations spell them. */
interface ThrottlingError {
  readonly name?: string | undefined;
  readonly ThrottlingReasons?: readonly Reason[] | undefined;
  readonly throttlingReasons?: readonly Reason[] | undefined;
}

interface Reason {
  readonly reason?: string | undefined;
  readonly resource?: string | undefined;
}

/**
 * What ran out: `TableReadProvisionedThroughputExceeded` of which table or index.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ThrottlingReason.html
 */
export function throttlingReasons(error: ThrottlingError): readonly { reason: string; resource?: string }[] {
  const name = error.name ?? "unknown";
  const reasons = error.ThrottlingReasons ?? error.throttlingReasons ?? [];
  if (reasons.length === 0) return [{ reason: name }];
  return reasons.map(({ reason = name, resource }) => (resource === undefined ? { reason } : { reason, resource }));
}
