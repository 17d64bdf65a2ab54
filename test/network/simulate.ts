import { runSimulation } from "@cloud-copilot/iam-simulate";

/** A policy document as a plan shows it. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

/** One request and the policies that it meets beside those of its principal. */
export interface SimulatedRequest {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /**
   * The account that owns the resource.
   * @default - as its ARN says, which those of buckets do not
   */
  readonly resourceAccount?: string;
  readonly context: Readonly<Record<string, string>>;
  /**
   * What the principal's own policies allow; a service has none.
   * @default - everything, so that only the policies at hand say no
   */
  readonly identityPolicy?: PolicyDocument;
  readonly resourcePolicy?: PolicyDocument;
  readonly endpointPolicy?: PolicyDocument;
}

export type SimulatedVerdict = "Allowed" | "ExplicitlyDenied" | "ImplicitlyDenied";

const EVERYTHING: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

/** A service of AWS, such as `cloudwatch.amazonaws.com`, acts with no role of the account. */
function isService(principal: string): boolean {
  return principal.endsWith(".amazonaws.com");
}

/** What every request of a principal carries. */
function ownContext(principal: string): Record<string, string> {
  return isService(principal)
    ? { "aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": principal }
    : { "aws:PrincipalArn": principal, "aws:PrincipalAccount": accountOf(principal) };
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** What IAM would say, by an engine that evaluates policies as AWS documents it. @throws Error where it cannot tell */
export async function simulate(request: SimulatedRequest): Promise<SimulatedVerdict> {
  const { principal, action, resource, resourcePolicy, endpointPolicy } = request;
  const response = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: {
          resource,
          accountId: request.resourceAccount ?? accountOf(resource === "*" ? principal : resource),
        },
        contextVariables: {
          ...ownContext(principal),
          ...request.context,
        },
      },
      identityPolicies: isService(principal) ? [] : [{ name: "its own", policy: request.identityPolicy ?? EVERYTHING }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy,
      vpcEndpointPolicies: endpointPolicy === undefined ? undefined : [{ name: "endpoint", policy: endpointPolicy }],
    },
    {},
  );
  if (response.resultType === "error") throw new Error(JSON.stringify(response.errors));
  return response.overallResult;
}
