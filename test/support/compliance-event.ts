/** A verdict of AWS Config; nothing where it had none yet. */
export type Verdict = "COMPLIANT" | "NON_COMPLIANT" | "NOT_APPLICABLE" | "INSUFFICIENT_DATA" | undefined;

export interface ComplianceChange {
  readonly before: Verdict;
  readonly now: Verdict;
  readonly annotation?: string;
  /** What of the event's `detail` is different. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** @default "Config Rules Compliance Change" */
  readonly detailType?: string;
}

/** An event as AWS documents it. Source: https://docs.aws.amazon.com/config/latest/developerguide/example-config-rule-compliance-notification.html */
export function complianceEvent({ before, now, annotation, detail, detailType }: ComplianceChange) {
  const result = (complianceType: Verdict) =>
    complianceType === undefined ? null : { complianceType, annotation: annotation ?? null };
  return {
    source: "aws.config",
    "detail-type": detailType ?? "Config Rules Compliance Change",
    account: "555555555555",
    region: "us-east-1",
    time: "2026-11-27T20:00:00Z",
    detail: {
      awsAccountId: "555555555555",
      resourceType: "AWS::DynamoDB::Table",
      messageType: "ComplianceChangeNotification",
      newEvaluationResult: result(now),
      oldEvaluationResult: result(before),
      ...detail,
    },
  };
}
