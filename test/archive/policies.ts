import { runSimulation } from "@cloud-copilot/iam-simulate";
import { synthesizedPolicies } from "../access/environments-under-test";
import { archived } from "../support/archived";
import { resourcesIn } from "../support/resources";

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

const resources = resourcesIn(archived, "archive");

function read(address: string, argument = "policy"): Policy {
  return JSON.parse(String(resources.get(address)?.values[argument])) as Policy;
}

/** The archive's policies as they are synthesized. */
export const POLICIES = {
  bucket: read("aws_s3_bucket_policy.archive"),
  key: read("aws_kms_key.key"),
  queue: read("aws_sqs_queue_policy.exports_failed"),
  exports: read("aws_iam_policy.exports"),
  exportsTrust: read("aws_iam_role.exports", "assume_role_policy"),
  copies: read("aws_iam_policy.copies"),
};

export const EVERYTHING: Policy = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

export const { account: ACCOUNT, region: REGION } = archived;
export const BUCKET = `arn:aws:s3:::archived-archive-${ACCOUNT}-${REGION}`;
export const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
export const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:archived-archive-failed-exports`;

export const role = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${name}`;
export const table = (name: string) => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;

const CEILING = synthesizedPolicies(archived).managed.get("archived-archive-boundary");

export interface Asked {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
  /** What the principal's own policy allows. */
  readonly identity?: Policy;
  /** Whether it is a role of the archive, under the ceiling of such roles. */
  readonly bounded?: boolean;
  /** @default - the synthesized one of the resource */
  readonly resourcePolicy?: Policy;
}

function policyOf({ action, resource }: Asked): Policy | undefined {
  if (action.startsWith("kms:")) return resource === KEY ? POLICIES.key : undefined;
  if (action.startsWith("sqs:")) return POLICIES.queue;
  return resource.startsWith(BUCKET) ? POLICIES.bucket : undefined;
}

/**
 * The engine does not know encryption contexts whose name has colons, and ignores them. A tag of the principal stands
 * in for the bucket's, in policies and requests alike.
 */
const ENCRYPTION_CONTEXT = "kms:EncryptionContext:aws:s3:arn";
const STAND_IN = "aws:PrincipalTag/encryption-context";
const withStandIn = <T>(value: T) => JSON.parse(JSON.stringify(value).replaceAll(ENCRYPTION_CONTEXT, STAND_IN)) as T;

/** What IAM would say of a request over TLS 1.3. @throws Error where the engine cannot tell */
export async function verdict(asked: Asked): Promise<string> {
  if (!CEILING) throw new Error("nobody makes the ceiling of the archive's roles");
  const { principal, action, resource, context, identity = EVERYTHING, bounded = false } = asked;
  const isService = principal.endsWith(".amazonaws.com");
  const own: Record<string, string> = isService
    ? { "aws:PrincipalIsAWSService": "true" }
    : { "aws:PrincipalArn": principal, "aws:PrincipalAccount": principal.split(":")[4] ?? "" };
  const overTheWire = { "aws:SecureTransport": "true", "aws:RequestedRegion": REGION };
  const contextVariables: Record<string, string | string[]> = {
    ...own,
    ...overTheWire,
    ...(action.startsWith("s3:") ? { "s3:TlsVersion": "1.3" } : {}),
    ...context,
  };
  const simulated = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: withStandIn(contextVariables),
      },
      identityPolicies: isService ? [] : [{ name: "its own", policy: withStandIn(identity) }],
      permissionBoundaryPolicies: bounded ? [{ name: "ceiling", policy: CEILING.document }] : undefined,
      resourcePolicy: asked.resourcePolicy ?? policyOf(asked),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (simulated.resultType === "error") throw new Error(JSON.stringify(simulated.errors));
  return simulated.overallResult;
}
