import { Network } from "../../../model/network";
import { synthesizeWith } from "./synthesize";

/** What a test has made for the cache, in `CACHE_TEST`: a VPC, and the group of a client in it. */
interface Given {
  readonly network: Parameters<typeof Network.existing>[0];
  readonly client: string;
  readonly topic: string;
}

const { network, client, topic } = JSON.parse(process.env["CACHE_TEST"] ?? "{}") as Given;

/** Production, with its caches in a VPC that somebody else made, and reachable from a range as well. */
synthesizeWith((environment) =>
  environment.name === "prod"
    ? {
        ...environment,
        network: Network.existing({ ...environment.network, ...network }),
        caches: environment.caches?.map((cache) => ({
          ...cache,
          clients: { cidrs: ["10.1.0.0/24"], securityGroupIds: [client] },
          notificationTopicArn: topic,
        })),
      }
    : environment,
);
