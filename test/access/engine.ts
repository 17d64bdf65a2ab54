import { runSimulation } from "@cloud-copilot/iam-simulate";
import { NamedPolicy, PoliciesUnderTest, PolicyDocument, RoleUnderTest } from "./policies";

/** A request as IAM sees it. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * `allowed`, or which policies refuse it: `denied by` names those with a Deny that matches, `not granted by` those that
 * would have to allow it and do not. All of them are named, so that one that is lost shows although another one holds.
 */
export type Verdict = string;

/** The alias of the key that a request for KMS is about; the engine's own data has it in the context only. */
const ALIAS = "kms:ResourceAliases";

/**
 * The engine does not know the keys of identity providers in requests to DynamoDB, and ignores them. A tag of the
 * session stands in for them, in policies and requests alike: how variables are filled in is the same.
 */
const SUBJECT = /\$\{([\w.-]+:sub)\}/g;
const standIn = (key: string) => `aws:PrincipalTag/stand-in-for-${key.replaceAll(/[^A-Za-z0-9.-]/g, "-")}`;

function withStandIns(document: PolicyDocument): PolicyDocument {
  const text = JSON.stringify(document).replaceAll(SUBJECT, (_, key: string) => `\${${standIn(key)}}`);
  return JSON.parse(text) as PolicyDocument;
}

function contextOf(context: Request["context"]): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      /^[\w.-]+:sub$/.test(key) ? standIn(key) : key,
      typeof value === "string" ? value : [...value],
    ]),
  );
}

function named(policies: readonly NamedPolicy[]) {
  return policies.map(({ name, document }) => ({ name, policy: withStandIns(document) }));
}

/** The policy of a key that is none of the environment's: what KMS gives a key where nobody says otherwise. */
function anybodysKeyPolicy(account: string): PolicyDocument {
  const Principal = { AWS: `arn:aws:iam::${account}:root` };
  return { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action: "kms:*", Resource: "*" }] };
}

/** The policy of the resource that a request is about: also of what is in a table or bucket, a key's by its alias. */
function resourcePolicy(request: Request, policies: PoliciesUnderTest, account: string): PolicyDocument | undefined {
  if (request.action.startsWith("kms:")) {
    return policies.keys.get([request.context[ALIAS]].flat()[0] ?? "") ?? anybodysKeyPolicy(account);
  }
  if (request.action.startsWith("s3:")) return policies.buckets.get(request.resource.split("/")[0] ?? "");
  return policies.tables.get(request.resource.split("/").slice(0, 2).join("/"));
}

/** Only requests to the endpoint's own service come through it. */
function isThroughEndpoint({ action, context }: Request): boolean {
  return action.startsWith("dynamodb:") && "aws:SourceVpce" in context;
}

/** What IAM says of a role's request, all policies together. @throws Error where the engine cannot judge it */
export async function judge(request: Request, role: RoleUnderTest, policies: PoliciesUnderTest): Promise<Verdict> {
  const [, , , , account = ""] = role.arn.split(":");
  const policy = resourcePolicy(request, policies, account);
  const simulated = await runSimulation(
    {
      request: {
        principal: role.arn,
        action: request.action,
        resource: { resource: request.resource, accountId: account },
        contextVariables: contextOf({
          "aws:PrincipalArn": role.arn,
          "aws:PrincipalAccount": account,
          ...request.context,
        }),
      },
      identityPolicies: named(role.identity),
      permissionBoundaryPolicies: named([role.boundary]),
      resourcePolicy: policy,
      vpcEndpointPolicies: isThroughEndpoint(request) ? named(policies.endpoints) : undefined,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (simulated.resultType !== "single") {
    throw new Error(`${request.action} on ${request.resource}: ${JSON.stringify(simulated)}`);
  }
  const { analysis } = simulated.result;
  if (analysis.result === "Allowed") return "allowed";
  const layers = [
    ["identity", analysis.identityAnalysis?.result],
    ["boundary", analysis.permissionBoundaryAnalysis?.result],
    ["endpoint", analysis.endpointAnalysis?.result],
    ["resource", analysis.resourceAnalysis?.result],
  ] as const;
  const denied = layers.filter(([, result]) => result === "ExplicitlyDenied" || result === "DeniedForAccount");
  // Where the identity allows, a resource policy in the same account need not; a key's policy has to.
  const missing = layers.filter(
    ([layer, result]) => result === "ImplicitlyDenied" && (layer !== "resource" || request.action.startsWith("kms:")),
  );
  const list = (found: typeof denied) => found.map(([layer]) => layer).join(", ");
  return [
    ...(denied.length > 0 ? [`denied by ${list(denied)}`] : []),
    ...(missing.length > 0 ? [`not granted by ${list(missing)}`] : []),
  ].join("; ");
}
