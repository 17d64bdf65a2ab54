import { EnvironmentRule } from "../rule";
import { CONFIG_RULES } from "./config-rules";
import { productionIsAudited, trailReason } from "./no-trail";
import { trailBucket } from "./trail-bucket";

/** All rules about the audit of an environment. */
export const AUDIT: readonly EnvironmentRule[] = [productionIsAudited, trailReason, trailBucket, ...CONFIG_RULES];
