import { EnvironmentRule } from "../rule";
import { accessAnalyzer } from "./access-analyzer";
import { configurationRecorder } from "./configuration-recorder";

/** All rules about what an environment owns of its account. */
export const ACCOUNT: readonly EnvironmentRule[] = [accessAnalyzer, configurationRecorder];

export { oneBaselinePerAccountAndRegion, publicBucketsOnce } from "./one-baseline";
