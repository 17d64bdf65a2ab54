import { BackupPlan, Backups, BackupTier } from "../../backup";
import { backupsOf, KeptBackups, tiersOf } from "../../backup/plan-of";
import { Environment } from "../../environment";
import { Place, placesOf } from "../../places";
import { Path } from "../../problem";
import { EnvironmentRule, Report } from "../rule";

/** Something that an environment says of its backups, with its place and what is around it. */
export interface BackupPlace<T> extends Place<T> {
  readonly environment: Environment;
  /** The place of the environment. */
  readonly home: Path;
}

function backupsAt(environment: Environment, home: Path): BackupPlace<Backups> | undefined {
  const value = backupsOf(environment);
  return value && { value, path: home.at("backups"), environment, home };
}

/** Judges backups that are kept: those of a plan, or the copies of others. */
export function eachKept(rule: (kept: BackupPlace<KeptBackups>, report: Report) => void): EnvironmentRule {
  return (environment, home, report) => {
    const place = backupsAt(environment, home);
    if (place && place.value.kind !== "off") rule({ ...place, value: place.value }, report);
  };
}

/** Judges a plan. */
export function eachPlan(rule: (plan: BackupPlace<BackupPlan>, report: Report) => void): EnvironmentRule {
  return eachKept(({ value, ...rest }, report) => {
    if (value.kind === "plan") rule({ ...rest, value }, report);
  });
}

/** The tiers with their places; those of the stage where none are named. */
export function tierPlaces({ value, path, environment }: BackupPlace<BackupPlan>): Place<BackupTier>[] {
  return placesOf(tiersOf(value, environment), path.at("tiers"));
}
