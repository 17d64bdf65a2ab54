import { EnvironmentRule } from "../rule";
import { CLEAN_UP } from "./clean-up";
import { productionIsAudited, trailReason } from "./no-trail";
import { trailBucket } from "./trail-bucket";

/** All rules about the audit of an environment. */
export const AUDIT: readonly EnvironmentRule[] = [productionIsAudited, trailReason, trailBucket, ...CLEAN_UP];
