import { estate } from "../../../environments";
import { TableDeployment } from "../../../model/deployment";
import { Environment } from "../../../model/environment";
import { runSynth } from "../../../synthesis/command";

/** Synthesizes the project's estate with its environments changed, as the CDKTF CLI's app. */
export function synthesizeWith(change: (environment: Environment) => Environment): void {
  const changed = { environments: estate.environments.map(change) };
  void runSynth([], () => Promise.resolve({ estate: changed })).then((exitCode) => {
    process.exitCode = exitCode;
  });
}

/** The environment with each of its deployments changed. */
export function withDeployments(
  environment: Environment,
  change: (deployment: TableDeployment) => TableDeployment,
): Environment {
  return { ...environment, tables: environment.tables.map(change) };
}
