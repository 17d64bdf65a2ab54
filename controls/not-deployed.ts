/** A managed rule of AWS Config that asks for the same as a control, and that is not deployed. */
export interface NotDeployed {
  /** Identifier of the managed rule. */
  readonly rule: string;
  /** Why AWS Config is not asked, as one sentence. */
  readonly reason: string;
}

/** Why rules about something are not deployed, where it is the same for all of them. */
const REASONS = {
  buckets:
    "AWS Config would have to record every bucket of the account: that, and Security Hub's standards about buckets, is the account's decision",
  functions:
    "AWS Config would have to record every version of every function of the account, for a handful that only a deployment changes",
  identities:
    "AWS Config records IAM once for all Regions, which is the account's decision; the permissions boundary holds meanwhile",
  logGroups: "It judges every log group of the account, and others keep theirs as long as they need",
  securityGroups:
    "It judges groups of others by ports that this project knows nothing of; its own groups are in the code",
} as const;

/** Rules that are all left to others for the same reason. */
export function notDeployed(about: keyof typeof REASONS, ...rules: readonly string[]): NotDeployed[] {
  return rules.map((rule) => ({ rule, reason: REASONS[about] }));
}
