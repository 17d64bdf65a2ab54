import { ResourceRecord } from "../controls/control";
import {
  MAX_BUCKET_POLICY_BYTES,
  MAX_ENDPOINT_POLICY_LENGTH,
  MAX_EVENT_PATTERN_LENGTH,
  MAX_KEY_POLICY_BYTES,
  MAX_POLICY_SIZE,
  MAX_RESOURCE_POLICY_BYTES,
  MAX_TRUST_POLICY_SIZE,
  SOURCES,
} from "../model/limits";
import { policyTextSize } from "../model/policy-statement";
import { Problem } from "../model/problem";
import { counted, figure, utf8Length } from "../model/words";

/** How long AWS lets a document in an argument of a resource be. */
interface DocumentLimit {
  /** The argument, `policy` where nothing is said. */
  readonly argument?: string;
  readonly what: string;
  readonly maximum: number;
  readonly unit: string;
  readonly sizeOf: (document: string) => number;
  /** What makes it shorter. */
  readonly remedy: string;
  readonly source: string;
}

const characters = (document: string) => Array.from(document).length;

const KEY_POLICY: DocumentLimit = {
  what: "policy of the key",
  maximum: MAX_KEY_POLICY_BYTES,
  unit: "byte",
  sizeOf: utf8Length,
  remedy: "fewer roles and accounts that use the key",
  source: SOURCES.keyPolicies,
};

const LIMITS: Readonly<Record<string, DocumentLimit | undefined>> = {
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
    sizeOf: characters,
    remedy: "fewer tables in this environment: the policy names each of them",
    source: SOURCES.endpointPolicies,
  },
  aws_iam_policy: {
    what: "managed policy",
    maximum: MAX_POLICY_SIZE,
    unit: "character",
    sizeOf: policyTextSize,
    remedy: "fewer tables, roles or Regions for it to name",
    source: SOURCES.iamQuotas,
  },
  aws_iam_role: {
    argument: "assume_role_policy",
    what: "trust policy of the role",
    maximum: MAX_TRUST_POLICY_SIZE,
    unit: "character",
    sizeOf: policyTextSize,
    remedy: "fewer principals",
    source: SOURCES.iamQuotas,
  },
  aws_kms_key: KEY_POLICY,
  aws_kms_replica_key: KEY_POLICY,
  aws_s3_bucket_policy: {
    what: "policy of the bucket",
    maximum: MAX_BUCKET_POLICY_BYTES,
    unit: "byte",
    sizeOf: utf8Length,
    remedy: "fewer roles and accounts that the bucket names",
    source: SOURCES.bucketPolicies,
  },
  aws_cloudwatch_event_rule: {
    argument: "event_pattern",
    what: "event pattern of the rule",
    maximum: MAX_EVENT_PATTERN_LENGTH,
    unit: "character",
    sizeOf: characters,
    remedy: "fewer values for it to name",
    source: SOURCES.eventPatterns,
  },
};

/** A reference to what AWS has yet to choose counts nothing, so that only what is certainly too long is refused. */
const REFERENCE = /\$\{[^}]*\}/g;

/**
 * Policies and patterns that AWS would refuse for their length, at apply. Terraform writes them without white space, as
 * they are measured here.
 */
export function oversizedPolicies(name: string, records: readonly ResourceRecord[]): Problem[] {
  return records.flatMap(({ address, type, values }) => {
    const limit = LIMITS[type];
    const document = values[limit?.argument ?? "policy"];
    if (limit === undefined || typeof document !== "string") return [];
    const size = limit.sizeOf(document.replaceAll(REFERENCE, ""));
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
