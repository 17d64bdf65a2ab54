import { ORPHAN_COST, ORPHAN_DAYS } from "../../../limits";
import { checkNumber } from "../../checks";
import { cleanUpRule } from "./clean-up-rule";

export const orphanedRecoveryPoints = cleanUpRule(({ value: { orphanedRecoveryPoints: orphans }, path }, report) => {
  if (!orphans) return;
  const place = path.at("orphanedRecoveryPoints");
  const { olderThanDays, monthlyCost } = orphans;
  if (olderThanDays !== undefined) {
    const days = { what: "The age of orphaned recovery points", ...ORPHAN_DAYS, unit: "days" };
    checkNumber(olderThanDays, place.at("olderThanDays"), days, report);
  }
  if (monthlyCost !== undefined) {
    const cost = { what: "The cost of orphaned recovery points", ...ORPHAN_COST, unit: "US dollars a month" };
    checkNumber(monthlyCost, place.at("monthlyCost"), cost, report);
  }
});
