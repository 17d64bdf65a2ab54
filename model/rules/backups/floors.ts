import { BACKUP_SOURCES, MIN_RETENTION_DAYS } from "../../backup/limits";
import { BackupTier } from "../../backup";
import { copiesOf } from "../../backup/plan-of";
import { Place } from "../../places";
import { quoted } from "../../words";
import { cronFault } from "../cron";
import { checkReason } from "../reasons";
import { EnvironmentRule } from "../rule";
import { eachPlan, tierPlaces } from "./backup-rule";
import { fieldsOf } from "./schedules";

const source = BACKUP_SOURCES.controls;

/** Backups are switched off for a reason, and never in production. */
export const backupsOff: EnvironmentRule = ({ backups, stage, tables }, path, report) => {
  const place = path.at("backups");
  if (backups?.kind === "off") {
    checkReason(backups.reason, place.at("reason"), "switching backups off", report);
  }
  const nothing = backups?.kind === "off" || (backups?.kind === "vault" && tables.length > 0);
  if (!nothing) return;
  const vaultOnly = backups.kind === "vault";
  const finding = {
    message:
      stage === "production" ? "Production backs its tables up." : "The environment has tables, and no plan for them.",
    received: backups.kind,
    expected: "`Backups.standard()`, with what differs",
    source: BACKUP_SOURCES.advancedDynamoDb,
  };
  if (stage === "production" || vaultOnly)
    report.error(place.at("kind"), finding, [path.at("stage"), path.at("tables")]);
};

/** Whether a schedule has a time on every day. */
export function isDaily({ schedule }: BackupTier): boolean {
  if (cronFault(schedule) !== undefined) return false;
  const [, , dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fieldsOf(schedule);
  const every = (field: string) => ["*", "?", "*/1", "1/1"].includes(field);
  return [dayOfMonth, month, dayOfWeek, year].every(every);
}

/** A backup of every day is kept for as long as AWS's own rules ask, unless somebody says why not; in production it is. */
export const dailyBackups = eachPlan((plan, report) => {
  const { environment, path, home, value } = plan;
  const tiers = tierPlaces(plan);
  const isProduction = environment.stage === "production";
  value.loosened?.forEach(({ control, reason }, position) => {
    const place = path.at("loosened").at(position);
    checkReason(reason, place.at("reason"), `loosening ${quoted(control)}`, report);
    if (!isProduction) return;
    const expected = "none in production";
    const message = `Production does not go without ${quoted(control)}.`;
    report.error(place.at("control"), { message, received: control, expected, source }, [home.at("stage")]);
  });
  if (value.loosened && value.loosened.length > 0 && !isProduction) return;
  const keepsLong = ({ value: tier }: Place<BackupTier>) => tier.deleteAfterDays >= MIN_RETENTION_DAYS;
  if (tiers.length === 0 || tiers.some((tier) => isDaily(tier.value) && keepsLong(tier))) return;
  const finding = {
    message: "No tier backs up every day and keeps that long enough.",
    received: tiers.map((tier) => `${tier.value.schedule}, ${tier.value.deleteAfterDays} days`),
    expected:
      `a daily tier that keeps its backups for ${MIN_RETENTION_DAYS} days at least, such as \`Tiers.daily()\`` +
      (isProduction ? "" : ', or "backup-plan" in `loosened` with a reason'),
    source,
  };
  const schedules = tiers.flatMap((tier) => [tier.path.at("schedule"), tier.path.at("deleteAfterDays")]);
  report.error(path.at("tiers"), finding, [home.at("stage"), path.at("loosened"), ...schedules]);
});

/** Production is told where nothing is copied out of its account and Region. */
export const productionIsCopied = eachPlan((plan, report) => {
  const { environment, path, home, value } = plan;
  if (environment.stage !== "production") return;
  if (tierPlaces(plan).some((tier) => copiesOf(tier.value, value).length > 0)) return;
  const finding = {
    message: "Nothing of production's backups is copied out of its account and Region.",
    received: "no copies",
    expected: "`secondRegion`, `otherAccount`, or both",
    source: BACKUP_SOURCES.crossRegion,
  };
  report.warning(path, finding, [home.at("stage"), path.at("tiers")]);
});
