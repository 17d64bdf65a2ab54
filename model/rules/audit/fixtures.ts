import { CreatedTrail, Trail } from "../../audit/trail";
import { Environment } from "../../environment";
import { Problem } from "../../problem";
import { anEnvironment, problemsIn, production } from "../fixtures";

type Options = Omit<CreatedTrail, "kind">;

/** The problems of an environment of the stage test with this trail. */
export function problemsOfTrail(options: Options, environment: Partial<Environment> = {}): readonly Problem[] {
  return problemsIn(anEnvironment({ audit: { trail: Trail.created(options) }, ...environment }));
}

/** The problems of production with this trail. */
export function problemsInProduction(options: Options, environment: Partial<Environment> = {}): readonly Problem[] {
  return problemsIn(production({ audit: { trail: Trail.created(options) }, ...environment }));
}
