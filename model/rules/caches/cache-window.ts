import { windowMinutes } from "../../cache/maintenance-window";
import { MAX_WINDOW_MINUTES, MIN_WINDOW_MINUTES, SOURCES } from "../../limits";
import { CacheRule } from "./cache-rule";

const FORM = "`ddd:hh:mm-ddd:hh:mm` in UTC, such as `sun:03:00-sun:04:00`, from an hour to a day long";

export const maintenanceWindow: CacheRule = ({ value, path, environment, home }, report) => {
  const { maintenanceWindow: window } = value;
  const place = path.at("maintenanceWindow");
  const finding = { received: window, expected: FORM, source: SOURCES.createClusterApi };
  if (window === undefined) {
    if (environment.stage !== "production") return;
    const message = "Nothing says when AWS may patch the nodes of production.";
    report.error(place, { ...finding, message }, [home.at("stage")]);
    return;
  }
  const minutes = windowMinutes(window);
  if (minutes === undefined) {
    report.error(place, { ...finding, message: "The maintenance window is malformed." });
  } else if (minutes < MIN_WINDOW_MINUTES || minutes > MAX_WINDOW_MINUTES) {
    const message = `The maintenance window lasts ${minutes} minutes.`;
    report.error(place, { ...finding, message });
  }
};
