import { ResourceRecord } from "../controls/control";
import { MAX_ENDPOINT_POLICY_LENGTH, MAX_RESOURCE_POLICY_BYTES, SOURCES } from "../model/limits";
import { Problem } from "../model/problem";
import { counted, figure, utf8Length } from "../model/words";

/** How long AWS lets the policy of a resource be. */
interface PolicyLimit {
  readonly what: string;
  readonly maximum: number;
  readonly unit: string;
  readonly sizeOf: (policy: string) => number;
  /** What makes it shorter. */
  readonly remedy: string;
  readonly source: string;
}

const LIMITS: Readonly<Record<string, PolicyLimit | undefined>> = {
  aws_dynamodb_resource_policy: {
    what: "resource policy of the table",
    maximum: MAX_RESOURCE_POLICY_BYTES,
    unit: "byte",
    sizeOf: utf8Length,
    remedy: "fewer roles and endpoints that the table makes an exception for",
    source: SOURCES.resourcePolicies,
  },
  aws_vpc_endpoint: {
    what: "policy of the VPC endpoint",
    maximum: MAX_ENDPOINT_POLICY_LENGTH,
    unit: "character",
    sizeOf: (policy) => Array.from(policy).length,
    remedy: "fewer tables in this environment: the policy names each of them",
    source: SOURCES.endpointPolicies,
  },
};

/**
 * Policies that AWS would refuse for their length, at apply. Terraform writes them without white space, as they are
 * measured here; neither kind holds a reference whose length is not known yet.
 */
export function oversizedPolicies(name: string, records: readonly ResourceRecord[]): Problem[] {
  return records.flatMap(({ address, type, values }) => {
    const limit = LIMITS[type];
    const policy = values["policy"];
    if (limit === undefined || typeof policy !== "string") return [];
    const size = limit.sizeOf(policy);
    if (size <= limit.maximum) return [];
    return [
      {
        severity: "error" as const,
        path: `${name}: ${address}`,
        message: `The ${limit.what} is too long.`,
        received: counted(size, limit.unit),
        expected: `at most ${figure(limit.maximum)}: ${limit.remedy}`,
        source: limit.source,
      },
    ];
  });
}
