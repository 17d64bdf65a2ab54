import { z } from "zod";

/** Whether what a rule finds is put right, and by whom. */
export const REMEDIATION_MODES = ["automatic", "by-approval", "off"] as const;
export type RemediationMode = (typeof REMEDIATION_MODES)[number];

const Without = z.strictObject({
  /** Identifier of the rule: `DYNAMODB_THROUGHPUT_LIMIT_CHECK`. */
  rule: z.string(),
  /** Why it is right not to have it here. */
  reason: z.string(),
});

/** How tables are put back to what the code says, by SSM Automation. Terraform's next plan finds nothing to do then. */
export const Remediation = z.strictObject({
  /**
   * What differs for single rules, by their identifiers. Only what cannot hurt may be automatic.
   * @default - automatic where it cannot hurt, else by approval where there are approvers, else off
   */
  rules: z.record(z.string(), z.enum(REMEDIATION_MODES)).optional(),
  /**
   * ARNs of the IAM users, roles and role sessions that may approve. Who starts a remediation should not be the one
   * who approves it.
   * @default - nobody: what needs an approval is off
   */
  approvers: z.array(z.string()).readonly().optional(),
  /**
   * How many of them have to approve.
   * @default 1
   */
  requiredApprovals: z.number().optional(),
  /**
   * Attempts for one table until a person has to look: 1 to 25. Only automatic remediation tries again.
   * @default 3
   */
  maximumAttempts: z.number().optional(),
  /**
   * Seconds within which these attempts are counted: 1 to 2,678,000.
   * @default 300
   */
  retrySeconds: z.number().optional(),
  /**
   * Per cent of the resources that one rule finds which are put right at the same time: 1 to 100.
   * @default 10
   */
  concurrentPercent: z.number().optional(),
  /**
   * Per cent of them that may fail before AWS Config stops putting others right: 1 to 100.
   * @default 10
   */
  errorPercent: z.number().optional(),
});
export type Remediation = z.infer<typeof Remediation>;

/**
 * What AWS Config goes on judging: the rules that the controls of this project carry. The account has to have a
 * configuration recorder that records tables, keys and what else the rules are about.
 */
export const ConfigRules = z.strictObject({
  /**
   * As single rules, or together as a conformance pack.
   * @default "rules"
   */
  deployedAs: z.enum(["rules", "conformance-pack"]).optional(),
  /**
   * Whether rules are deployed that judge everything in the account and Region, since AWS offers no way to narrow them
   * down. Say `false` where others have tables, caches and keys in the account.
   * @default true
   */
  accountWide: z.boolean().optional(),
  /**
   * Rules that have to be there, by their identifiers. Others are left out where the environment has nothing that they
   * are about, or AWS does not offer them in the Region; these are not: synth refuses the environment.
   * @default - none
   */
  required: z.array(z.string()).readonly().optional(),
  /**
   * Rules that are not deployed.
   * @default - none
   */
  without: z.array(Without).readonly().optional(),
  /**
   * Input parameters beside those that the environment gives, by the rule's identifier: they win. AWS Config takes
   * texts: `{ DYNAMODB_THROUGHPUT_LIMIT_CHECK: { accountRCUThresholdPercentage: "70" } }`.
   * @default - none
   */
  parameters: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  /**
   * Minutes that a restore of a table may take: 1 or more. AWS looks at the last one in the account of the tables, so that
   * restore tests in another account are not seen.
   * @default - AWS Config judges no restores
   */
  maximumRestoreMinutes: z.number().optional(),
  /**
   * Hours between two evaluations of rules that are evaluated in intervals. Others are evaluated when something
   * changes. AWS bills each evaluation, and offers 1, 3, 6, 12 and 24 hours.
   * @default 24
   */
  everyHours: z.number().optional(),
  /**
   * Puts back what was changed beside the code.
   * @default - nothing is changed: people are told
   */
  remediation: Remediation.optional(),
});
export type ConfigRules = z.infer<typeof ConfigRules>;
