import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks, isValues, text } from "./values";

/** Days that a backup stays in cold storage at least. */
const MIN_COLD_DAYS = 90;
const MIN_RETENTION_DAYS = 35;

type Values = Readonly<Record<string, unknown>>;

/** Whether a cron expression has a time on every day. */
function isDaily(rule: Values): boolean {
  const [, , dayOfMonth, month, dayOfWeek, year] = (text(rule, "schedule") ?? "")
    .replace(/^cron\(|\)$/g, "")
    .split(/\s+/);
  return [dayOfMonth, month, dayOfWeek, year].every((field) => field === "*" || field === "?");
}

const number = (values: Values | undefined, name: string) => {
  const value = values?.[name];
  return typeof value === "number" && value > 0 ? value : undefined;
};

function lifecycleFault(holder: Values, what: string): string | undefined {
  const [lifecycle] = blocks(holder, "lifecycle");
  const [kept, cold] = [number(lifecycle, "delete_after"), number(lifecycle, "cold_storage_after")];
  if (kept === undefined) return `${what} is never deleted`;
  return cold !== undefined && kept < cold + MIN_COLD_DAYS
    ? `${what} would leave cold storage before its ${MIN_COLD_DAYS} days`
    : undefined;
}

function faultOf(rule: Values): string | undefined {
  const name = text(rule, "rule_name") ?? "";
  if (rule["enable_continuous_backup"] === true)
    return `${name} asks for continuous backup, which DynamoDB does not have`;
  const copies = blocks(rule, "copy_action").flatMap((copy) => lifecycleFault(copy, `a copy of ${name}`) ?? []);
  const tags = isValues(rule["recovery_point_tags"]) ? Object.keys(rule["recovery_point_tags"]) : [];
  if (tags.length === 0) return `backups of ${name} have no tags`;
  return lifecycleFault(rule, `a backup of ${name}`) ?? copies[0];
}

export const backupPlan: Control = {
  id: "backup-plan",
  title: `Every plan backs up each day, keeps that for ${MIN_RETENTION_DAYS} days, and says when each backup goes`,
  why: "What nobody has noticed for a month has to be undone from a backup; what is never deleted is paid for for ever.",
  types: ["aws_backup_plan"],
  answers: {
    securityHub: ["Backup.2"],
    prowler: ["backup_plans_exist"],
    lens: ["DDBREL1_3", "DDBREL2_3", "DDBCOST6_1"],
  },
  configRules: [
    {
      identifier: "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK",
      title: "Every plan backs up each day, and keeps that for 35 days",
      judges: "tagged",
      isNeeded: ({ vault }) => vault?.daily === true,
      parameters: () => ({
        requiredFrequencyUnit: "days",
        requiredFrequencyValue: "1",
        requiredRetentionDays: String(MIN_RETENTION_DAYS),
      }),
    },
    {
      identifier: "DYNAMODB_LAST_BACKUP_RECOVERY_POINT_CREATED",
      title: "Every table has a backup that is not older than a day and the time that making one may take",
      judges: "tables",
      covers: ({ backup }) => backup?.daily === true,
      parameters: () => ({ recoveryPointAgeUnit: "hours", recoveryPointAgeValue: "36" }),
    },
    {
      identifier: "DYNAMODB_MEETS_RESTORE_TIME_TARGET",
      title: "The last restore of every table took no longer than the environment says",
      judges: "tables",
      covers: ({ restoreMinutes }) => restoreMinutes !== undefined,
      parameters: ({ restoreMinutes }) => ({ maxRestoreTime: String(restoreMinutes) }),
    },
    {
      identifier: "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK",
      title: "No backup is kept for less than the plan says",
      judges: "tagged",
      isNeeded: ({ vault }) => vault?.shortestDays !== undefined,
      parameters: ({ vault }) => ({ requiredRetentionDays: String(vault?.shortestDays) }),
    },
  ],
  judge({ values }) {
    const rules = blocks(values, "rule");
    const faults = rules.flatMap((rule) => faultOf(rule) ?? []);
    if (faults[0] !== undefined) return nonCompliant(faults[0]);
    const keeps = (rule: Values) => (number(blocks(rule, "lifecycle")[0], "delete_after") ?? 0) >= MIN_RETENTION_DAYS;
    return rules.some((rule) => isDaily(rule) && keeps(rule))
      ? COMPLIANT
      : nonCompliant(`no rule backs up every day and keeps that for ${MIN_RETENTION_DAYS} days`);
  },
};
