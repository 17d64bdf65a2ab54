import { EnvironmentRule } from "../rule";
import { accessAnalyzer } from "./access-analyzer";

/** All rules about what an environment owns of its account. */
export const ACCOUNT: readonly EnvironmentRule[] = [accessAnalyzer];

export { oneBaselinePerAccountAndRegion, publicBucketsOnce } from "./one-baseline";
