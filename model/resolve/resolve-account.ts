import { Environment } from "../environment";
import { AccessAnalyzer } from "../account";
import { resolveRecorder } from "./resolve-recorder";
import { ResolvedAccount, ResolvedAnalyzer } from "./resolved-account";

function analyzersOf(name: string, analyzer: AccessAnalyzer | undefined): ResolvedAnalyzer[] {
  if (!analyzer) return [];
  const { unusedAccessDays } = analyzer;
  const external = {
    terraformName: "external_access",
    analyzerName: `${name}-external-access`,
    type: "ACCOUNT",
  } as const;
  const unused = {
    terraformName: "unused_access",
    analyzerName: `${name}-unused-access`,
    type: "ACCOUNT_UNUSED_ACCESS",
    unusedAccessDays,
  } as const;
  return unusedAccessDays === undefined ? [external] : [external, unused];
}

/** How many parts of the account the environment owns. */
export function partsOf({ analyzers, recorder, encryptedVolumes, noPublicBuckets }: ResolvedAccount): number {
  return [analyzers.length > 0, recorder !== undefined, encryptedVolumes, noPublicBuckets].filter(Boolean).length;
}

/**
 * What the environment owns of its account; nothing where it asks for nothing. Takes what validation has let through.
 * @param environments the estate, which the account serves
 */
export function resolveAccount(
  environment: Environment,
  environments: readonly Environment[],
): ResolvedAccount | undefined {
  const { accessAnalyzer, encryptedVolumes = false, noPublicBuckets = false } = environment.accountBaseline ?? {};
  const account: ResolvedAccount = {
    analyzers: analyzersOf(environment.name, accessAnalyzer),
    recorder: resolveRecorder(environment, environments),
    encryptedVolumes,
    noPublicBuckets,
  };
  return partsOf(account) > 0 ? account : undefined;
}
