import { CreatedTrail } from "../../audit/trail";
import { Environment } from "../../environment";
import { Place } from "../../places";
import { Path } from "../../problem";

/** The trail that the environment makes, with its place; nothing where it makes none. */
export function createdTrail({ audit }: Environment, path: Path): Place<CreatedTrail> | undefined {
  const trail = audit?.trail;
  return trail?.kind === "created" ? { value: trail, path: path.at("audit").at("trail") } : undefined;
}
