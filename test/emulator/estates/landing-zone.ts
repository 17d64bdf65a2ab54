import { Network } from "../../../model/network";
import { synthesizeWith } from "./synthesize";

const ids = JSON.parse(process.env["LANDING_ZONE"] ?? "{}") as Parameters<typeof Network.existing>[0];

/** Production in a VPC that somebody else made, by the ids that the environment variable LANDING_ZONE holds. */
synthesizeWith((environment) =>
  environment.name === "prod"
    ? { ...environment, network: Network.existing({ ...environment.network, ...ids }) }
    : environment,
);
