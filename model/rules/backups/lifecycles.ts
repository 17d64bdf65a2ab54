import {
  BACKUP_SOURCES,
  MAX_RETENTION_DAYS,
  MIN_COLD_DAYS,
  MIN_WARM_DAYS_BEFORE_COLD_WITH_COPIES,
} from "../../backup/limits";
import { destinationsOf } from "../../backup/plan-of";
import { Path } from "../../problem";
import { anyOf } from "../../words";
import { checkNumber } from "../checks";
import { Report } from "../rule";
import { eachPlan, tierPlaces } from "./backup-rule";

const source = BACKUP_SOURCES.lifecycle;
const DAYS = { minimum: 1, maximum: MAX_RETENTION_DAYS, unit: "days", source };

interface Lifecycle {
  readonly deleteAfterDays?: number;
  readonly coldAfterDays?: number;
}

/** `inherited` is what holds where the lifecycle does not say how long it keeps. */
function checkLifecycle(given: Lifecycle, path: Path, report: Report, inherited?: number): void {
  const { deleteAfterDays: kept = inherited, coldAfterDays: cold } = given;
  if (given.deleteAfterDays !== undefined) {
    checkNumber(given.deleteAfterDays, path.at("deleteAfterDays"), { what: "The retention", ...DAYS }, report);
  }
  if (cold === undefined) return;
  checkNumber(cold, path.at("coldAfterDays"), { what: "The time until cold storage", ...DAYS }, report);
  if (kept === undefined || kept >= cold + MIN_COLD_DAYS) return;
  const finding = {
    message: `A backup stays in cold storage for ${MIN_COLD_DAYS} days at least.`,
    received: kept,
    expected: `at least ${cold + MIN_COLD_DAYS} days, or an earlier time until cold storage`,
    source,
  };
  const place = given.deleteAfterDays === undefined ? path.at("coldAfterDays") : path.at("deleteAfterDays");
  report.error(place, finding, [path.at("coldAfterDays")]);
}

/** Tiers and copies are kept for times that AWS takes, and copied to destinations that exist. */
export const lifecycles = eachPlan((plan, report) => {
  const destinations = destinationsOf(plan.value);
  for (const { value: tier, path } of tierPlaces(plan)) {
    checkLifecycle(tier, path, report);
    const copiedAway = tier.copies
      ? tier.copies.some(({ to }) => to === "other-account")
      : destinations.includes("other-account");
    if (copiedAway && (tier.coldAfterDays ?? Infinity) < MIN_WARM_DAYS_BEFORE_COLD_WITH_COPIES) {
      report.error(path.at("coldAfterDays"), {
        message: "AWS copies nothing from cold storage to another account.",
        received: tier.coldAfterDays,
        expected: `at least ${MIN_WARM_DAYS_BEFORE_COLD_WITH_COPIES} days, in which a copy that failed can be made again`,
        source: BACKUP_SOURCES.crossAccount,
      });
    }
    const seen = new Set<string>();
    tier.copies?.forEach((copy, position) => {
      const place = path.at("copies").at(position);
      checkLifecycle(copy, place, report, tier.deleteAfterDays);
      if (!destinations.includes(copy.to)) {
        const property = copy.to === "second-region" ? "secondRegion" : "otherAccount";
        report.error(
          place.at("to"),
          {
            message: `The backups name no ${property} that copies could go to.`,
            received: copy.to,
            expected: destinations.length === 0 ? `\`${property}\`, or no copy` : anyOf(destinations),
            source: BACKUP_SOURCES.rule,
          },
          [plan.path.at(property)],
        );
      }
      if (seen.has(copy.to)) {
        const message = "The tier is copied there twice.";
        report.error(place.at("to"), { message, received: copy.to, expected: "one copy for each destination" });
      }
      seen.add(copy.to);
    });
  }
});
