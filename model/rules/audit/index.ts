import { EnvironmentRule } from "../rule";
import { productionIsAudited, trailReason } from "./no-trail";
import { trailBucket } from "./trail-bucket";

/** All rules about the audit of an environment. */
export const AUDIT: readonly EnvironmentRule[] = [productionIsAudited, trailReason, trailBucket];
