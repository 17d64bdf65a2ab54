import { metricNamespaceIn } from "../../model/function-names";

/** The namespace of the metrics about an environment's archive: `prod/archive`. */
export function archiveMetrics(environmentName: string): string {
  return metricNamespaceIn(environmentName, "archive");
}
