import { EnvironmentRule } from "../rule";
import { CONFIG_RULES } from "./config-rules";
import { CLEAN_UP } from "./clean-up";
import { productionIsAudited, trailReason } from "./no-trail";
import { trailBucket } from "./trail-bucket";
import { trailSelectors, trailTables } from "./trail-tables";
import { deniedCalls, knownPrincipals, managementEvents, metricFilters, searchableDays } from "./trail-watch";

/** All rules about the audit of an environment. */
export const AUDIT: readonly EnvironmentRule[] = [
  productionIsAudited,
  trailReason,
  trailTables,
  trailSelectors,
  managementEvents,
  trailBucket,
  searchableDays,
  knownPrincipals,
  deniedCalls,
  metricFilters,
  ...CONFIG_RULES,
  ...CLEAN_UP,
];
