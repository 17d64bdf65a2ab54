import { estate } from "../../environments";
import { Environment } from "../../model/environment";

/** An environment of the project's own estate. @throws Error where it has none of that name */
export function environmentNamed(name: string): Environment {
  const found = estate.environments.find((each) => each.name === name);
  if (!found) throw new Error(`the estate has no environment ${name}`);
  return found;
}
