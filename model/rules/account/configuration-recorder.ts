import { SOURCES } from "../../limits";
import { checkNumber } from "../checks";
import { EnvironmentRule } from "../rule";

export const configurationRecorder: EnvironmentRule = ({ accountBaseline }, path, report) => {
  const days = accountBaseline?.configurationRecorder?.retentionDays;
  if (days === undefined) return;
  const place = path.at("accountBaseline").at("configurationRecorder").at("retentionDays");
  const range = {
    what: "The time for which history is kept",
    minimum: 1,
    unit: "days",
    source: SOURCES.configRecorder,
  };
  checkNumber(days, place, range, report);
};
