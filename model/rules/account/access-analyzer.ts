import { MAX_UNUSED_ACCESS_DAYS, SOURCES } from "../../limits";
import { checkNumber } from "../checks";
import { EnvironmentRule } from "../rule";

export const accessAnalyzer: EnvironmentRule = ({ accountBaseline }, path, report) => {
  const days = accountBaseline?.accessAnalyzer?.unusedAccessDays;
  if (days === undefined) return;
  checkNumber(
    days,
    path.at("accountBaseline").at("accessAnalyzer").at("unusedAccessDays"),
    {
      what: "The time without use",
      minimum: 1,
      maximum: MAX_UNUSED_ACCESS_DAYS,
      unit: "days",
      source: SOURCES.unusedAccess,
    },
    report,
  );
};
