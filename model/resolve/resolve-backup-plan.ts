import { BackupPlan, BackupTier } from "../backup";
import { vaultArnOf, vaultName } from "../backup/names";
import { copiesOf, KeptCopy, tiersOf } from "../backup/plan-of";
import { Environment } from "../environment";
import { MAX_ARNS_PER_SELECTION } from "../backup/limits";
import { ResolvedBackupPlan, ResolvedBackupRule, ResolvedBackupSelection } from "./resolved-backup";

export const DEFAULT_TIME_ZONE = "Etc/UTC";
/** Minutes. */
export const DEFAULT_START_WINDOW = 60;
/** Minutes: half a day, so that a job is over before the next one of a daily tier starts. */
export const DEFAULT_COMPLETION_WINDOW = 720;

function destinationOf({ to }: KeptCopy, plan: BackupPlan, environment: Environment): string {
  const arn =
    to === "other-account"
      ? plan.otherAccount
      : plan.secondRegion && vaultArnOf({ ...environment, region: plan.secondRegion.region });
  if (arn === undefined) throw new Error(`the copies to "${to}" have not been validated`);
  return arn;
}

function ruleOf(tier: BackupTier, plan: BackupPlan, environment: Environment): ResolvedBackupRule {
  return {
    name: tier.name,
    schedule: tier.schedule,
    timeZone: tier.timeZone ?? DEFAULT_TIME_ZONE,
    startWindow: tier.startWithinMinutes ?? DEFAULT_START_WINDOW,
    completionWindow: tier.completeWithinMinutes ?? DEFAULT_COMPLETION_WINDOW,
    lifecycle: { deleteAfter: tier.deleteAfterDays, coldAfter: tier.coldAfterDays },
    copies: copiesOf(tier, plan).map((copy) => ({
      vaultArn: destinationOf(copy, plan, environment),
      deleteAfter: copy.deleteAfterDays,
      coldAfter: copy.coldAfterDays,
    })),
    // The provider's default tags do not reach what AWS Backup makes.
    tags: {
      environment: environment.name,
      "managed-by": "aws-backup",
      "cost-center": environment.costCenter,
      tier: tier.name,
      ...plan.recoveryPointTags,
    },
  };
}

/**
 * Tables by name, as many as AWS takes in a selection, in their order in the environment. AWS changes no selection: each that
 * gets another table is made anew, the last one where a table comes last, and every one from there on where it comes or goes
 * before others. Backups that were made, and the plan, stay as they are.
 */
export function selectionsOf(tableArns: readonly string[]): ResolvedBackupSelection[] {
  const count = Math.ceil(tableArns.length / MAX_ARNS_PER_SELECTION);
  return Array.from({ length: count }, (_, position) => ({
    name: position === 0 ? "tables" : `tables-${position + 1}`,
    tableArns: tableArns.slice(position * MAX_ARNS_PER_SELECTION, (position + 1) * MAX_ARNS_PER_SELECTION),
  }));
}

/** The plan of an environment; none where no table is left to back up, since AWS takes no selection of nothing. */
export function resolveBackupPlan(
  plan: BackupPlan,
  environment: Environment,
  tableArns: readonly string[],
): ResolvedBackupPlan | undefined {
  const tiers = tiersOf(plan, environment);
  if (tiers.length === 0 || tableArns.length === 0) return undefined;
  return {
    planName: vaultName(environment.name),
    rules: tiers.map((tier) => ruleOf(tier, plan, environment)),
    selections: selectionsOf(tableArns),
  };
}
