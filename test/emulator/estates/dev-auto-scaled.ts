import { Capacity } from "../../../model/capacity";
import { synthesizeWith, withDeployments } from "./synthesize";

/** The on-demand tables of dev change to auto scaling while they serve traffic: with a seed. */
synthesizeWith((environment) =>
  environment.name === "dev"
    ? withDeployments(environment, (deployment) => ({
        ...deployment,
        capacity: Capacity.autoScaled({
          read: { minimum: 2, maximum: 20 },
          write: { minimum: 3, maximum: 30 },
          seed: { read: 7, write: 8 },
        }),
        autoScaledIndexes: "accept-capacity-resets",
      }))
    : environment,
);
