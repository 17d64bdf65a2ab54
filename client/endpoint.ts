import { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { RequestProblem } from "./problems";
import { DaxDocument } from "./sending/dax-sender";

/** What a DAX client is made with. These are properties of the configuration of `DaxDocument`. */
export interface DaxSettings {
  /** `daxs://...`, the cluster's discovery endpoint. */
  readonly endpoint: string;
  readonly region?: string;
  readonly credentials?: NonNullable<DynamoDBClientConfig["credentials"]>;
  /** How long one attempt may take, in milliseconds. */
  readonly requestTimeout: number;
  /** How long a connection may take to be there, in milliseconds. */
  readonly connectTimeout: number;
  /** 0: this client tries again by itself, and knows what must not be repeated. */
  readonly maxRetries: 0;
}

/**
 * Makes the DAX client, so that only those who use DAX need its package:
 * `(settings) => new DaxDocument(settings)` with `DaxDocument` from `@amazon-dax-sdk/lib-dax`.
 */
export type DaxFactory = (settings: DaxSettings) => DaxDocument;

/** Where the client sends its requests. */
export type Endpoint =
  | { readonly kind: "default" }
  | { readonly kind: "vpc-endpoint"; readonly url: string }
  | { readonly kind: "dax"; readonly url: string; readonly create: DaxFactory };

export const Endpoint = {
  /** DynamoDB's endpoint in the Region. A gateway endpoint of the VPC needs no other one. */
  default: (): Endpoint => ({ kind: "default" }),
  /** `https://vpce-....dynamodb.<region>.vpce.amazonaws.com`: an interface endpoint. `http://` on this machine only. */
  vpcEndpoint: (url: string): Endpoint => ({ kind: "vpc-endpoint", url }),
  /** `daxs://...`: a DAX cluster with encryption in transit. */
  dax: (url: string, create: DaxFactory): Endpoint => ({ kind: "dax", url, create }),
};

const THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"];

const HTTPS = "https://, or http:// on this machine alone";
const DAXS = "daxs://, the endpoint of a cluster with encryption in transit";

function protocolProblems(path: string, url: string, allows: (parsed: URL) => boolean, expected: string) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed !== undefined && allows(parsed)) return [];
  const message = parsed === undefined ? "This is no URL." : "Items would not travel encrypted, or not arrive.";
  return [{ path, message, received: JSON.stringify(url), expected }];
}

/** What is wrong with an endpoint: DynamoDB takes TLS only, and a DAX cluster must not be used without. */
export function endpointProblems(path: string, endpoint: Endpoint): readonly RequestProblem[] {
  switch (endpoint.kind) {
    case "default":
      return [];
    case "vpc-endpoint": {
      const allows = ({ protocol, hostname }: URL) =>
        protocol === "https:" || (protocol === "http:" && THIS_MACHINE.includes(hostname));
      return protocolProblems(path, endpoint.url, allows, HTTPS);
    }
    case "dax": {
      const problems = protocolProblems(path, endpoint.url, ({ protocol }) => protocol === "daxs:", DAXS);
      if (typeof endpoint.create === "function") return problems;
      return [
        ...problems,
        {
          path: `${path}.create`,
          message: "The DAX client is missing: this client brings none.",
          received: typeof endpoint.create,
          expected: "(settings) => new DaxDocument(settings), with DaxDocument from @amazon-dax-sdk/lib-dax",
        },
      ];
    }
  }
}
