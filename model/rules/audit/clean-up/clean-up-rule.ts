import { CleanUp } from "../../../audit/clean-up";
import { Environment } from "../../../environment";
import { Path } from "../../../problem";
import { EnvironmentRule, Report } from "../../rule";

/** What cleans up in an environment, with its place. */
export interface PlacedCleanUp {
  readonly value: CleanUp;
  readonly path: Path;
  readonly environment: Environment;
}

/** A rule about what cleans up; not asked where nothing does. */
export function cleanUpRule(judge: (placed: PlacedCleanUp, report: Report) => void): EnvironmentRule {
  return (environment, path, report) => {
    const value = environment.audit?.cleanUp;
    if (value) judge({ value, path: path.at("audit").at("cleanUp"), environment }, report);
  };
}
