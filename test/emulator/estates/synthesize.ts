import { TableDeployment } from "../../../model/deployment";
import { Estate } from "../../../model/estate";
import { runSynth } from "../../../synthesis/command";
import { estate } from "../../../environments";

/** Synthesizes the project's estate with some of its deployments changed, as the CDKTF CLI's app. */
export function synthesizeWith(change: (deployment: TableDeployment, environment: string) => TableDeployment): void {
  const changed: Estate = {
    environments: estate.environments.map((environment) => ({
      ...environment,
      tables: environment.tables.map((deployment) => change(deployment, environment.name)),
    })),
  };
  void runSynth([], () => Promise.resolve({ estate: changed })).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
