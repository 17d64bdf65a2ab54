/**
 * What recording costs, for the estimate that synth prints. Prices of us-east-1 in USD, as AWS lists them publicly.
 * Sources: https://aws.amazon.com/cloudtrail/pricing/, https://aws.amazon.com/cloudwatch/pricing/
 */
export const AUDIT_PRICES = {
  region: "us-east-1",
  /** The month in which they were looked up. */
  date: "2026-10",
  /** For 100,000 data events. */
  dataEvents: 0.1,
  /** For 100,000 management events that a second trail of the account delivers: the first copy in a Region is free. */
  managementEventCopies: 2,
  /** For a GB that CloudWatch Logs takes in. */
  logsGb: 0.5,
} as const;

/**
 * Bytes of a data event in CloudWatch Logs. An assumption: the events that DynamoDB's guide shows have 1,200 to 1,500;
 * long expressions and keys make them longer.
 */
export const EVENT_BYTES = 1_600;
