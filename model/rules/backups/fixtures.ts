import { Backups, BackupTier, Tiers } from "../../backup";
import { Environment } from "../../environment";
import { Problem } from "../../problem";
import { anEnvironment, problemsIn, production } from "../fixtures";

/** The options of a plan. */
export type Plan = Parameters<typeof Backups.standard>[0];

export const OTHER_VAULT = "arn:aws:backup:eu-west-1:999988887777:backup-vault:theirs";

/** The problems of a plan in an environment of the stage test. */
export function problemsOfPlan(plan: Plan, environment: Partial<Environment> = {}): readonly Problem[] {
  return problemsIn(anEnvironment({ backups: Backups.standard(plan), ...environment }));
}

/** The problems of a plan in production, which has copies. */
export function problemsInProduction(plan: Plan, environment: Partial<Environment> = {}): readonly Problem[] {
  const backups = Backups.standard({ secondRegion: { region: "eu-central-1" }, ...plan });
  return problemsIn(production({ backups, ...environment }));
}

/** The problems of one more tier beside a sound one. */
export function problemsOfTier(tier: Partial<BackupTier>, plan: Plan = {}): readonly Problem[] {
  return problemsOfPlan({ tiers: [Tiers.daily(), Tiers.weekly({ name: "tier", ...tier })], ...plan });
}

export const TIER = 'test.backups.tiers["tier"]';
