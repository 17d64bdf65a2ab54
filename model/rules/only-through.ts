import { SOURCES } from "../limits";
import { checkEndpointIds } from "./network";
import { replicasOf } from "./replicas";
import { DeploymentRule } from "./rule";

/** A table can only demand an endpoint that is known when its policy is written. */
export const demandedEndpoint: DeploymentRule = (deployment, { network, name }, path, report) => {
  if (deployment.onlyThrough === undefined) return;
  const place = path.at("onlyThrough");
  const [received, source] = [deployment.onlyThrough, SOURCES.sourceVpc];
  if (network === undefined) {
    report.error(place, {
      message: "The table demands a VPC endpoint, and the environment has no network.",
      received,
      expected: "a `network` of the environment, or no such demand",
      source,
    });
  } else if (network.kind === "created" && network.vpcEndpointIds === undefined) {
    report.error(place, {
      message: "The table demands an endpoint of a VPC whose ids are not known before it is made.",
      received,
      expected:
        `\`vpcEndpointIds\` of the network, from the output vpc_endpoint_ids of ${name}-network after its first ` +
        "deploy; until then, no such demand",
      source,
    });
  }
};

/**
 * The copy in another Region holds the same items. Leaving the demand out there would undo it for whoever asks that
 * Region instead, so it is refused rather than dropped.
 */
export const demandedReplicaEndpoints: DeploymentRule = (deployment, _environment, path, report) => {
  for (const { value, path: place } of replicasOf(deployment, path)) {
    checkEndpointIds(value.vpcEndpointIds, place.at("vpcEndpointIds"), report);
    if (deployment.onlyThrough === undefined || value.vpcEndpointIds !== undefined) continue;
    const finding = {
      message: "The table demands a VPC endpoint, and no endpoint is named for its replica.",
      expected: `the ids of the DynamoDB endpoints in ${value.region}, or a table without the demand`,
      source: SOURCES.sourceVpc,
    };
    report.error(place.at("vpcEndpointIds"), finding, [path.at("onlyThrough"), place.at("region")]);
  }
};
