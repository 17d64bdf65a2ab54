import { COMPLIANT, Control, nonCompliant, ResourceRecord } from "./control";
import { blocks, text } from "./values";

/** Namespace and name of every metric that an alarm looks at. */
function metricsOf({ values }: ResourceRecord): string[] {
  const queried = blocks(values, "metric_query")
    .flatMap((query) => blocks(query, "metric"))
    .map((metric) => `${text(metric, "namespace") ?? ""} ${text(metric, "metric_name") ?? ""}`);
  return [`${text(values, "namespace") ?? ""} ${text(values, "metric_name") ?? ""}`, ...queried];
}

export const metricFilterAlarm: Control = {
  id: "metric-filter-alarm",
  title: "An alarm looks at everything that is counted in a log group",
  why: "A number that nobody looks at warns nobody.",
  types: ["aws_cloudwatch_log_metric_filter"],
  answers: { lens: ["DDBSEC4_4"] },
  judge({ values }, surroundings) {
    const watched = new Set(surroundings.ofType("aws_cloudwatch_metric_alarm").flatMap(metricsOf));
    const counted = blocks(values, "metric_transformation").map(
      (metric) => `${text(metric, "namespace") ?? ""} ${text(metric, "name") ?? ""}`,
    );
    const unwatched = counted.find((metric) => !watched.has(metric));
    if (counted.length === 0) return nonCompliant("the filter counts nothing");
    return unwatched === undefined ? COMPLIANT : nonCompliant(`no alarm looks at the metric ${unwatched}`);
  },
};
