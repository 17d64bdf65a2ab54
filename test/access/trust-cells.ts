import { runSimulation } from "@cloud-copilot/iam-simulate";
import { PolicyDocument, RoleUnderTest } from "./policies";

/** Somebody who asks for a role. */
export interface Applicant {
  readonly title: string;
  /** ARN, or the name of a service or identity provider. */
  readonly principal: string;
  readonly action: "sts:AssumeRole" | "sts:AssumeRoleWithWebIdentity" | "sts:AssumeRoleWithSAML" | "sts:TagSession";
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  readonly trusted: boolean;
}

/**
 * The engine knows the claims of a few identity providers by name, and ignores those of others. One that it knows
 * stands in for the provider of the tests, in the trust policy and the request alike.
 */
const PROVIDERS = [["login.example.com", "accounts.google.com"]] as const;

function withStandIn(text: string): string {
  return PROVIDERS.reduce((all, [ours, known]) => all.replaceAll(`${ours}:`, `${known}:`), text);
}

/**
 * The engine's data does not list the claims of web identities for TagSession, of which AWS's own examples make use.
 * Taking the role stands in for setting its tags: the statements are read in the same way.
 */
function withTaggingAsTaking(trust: PolicyDocument): PolicyDocument {
  const tagging = trust.Statement.filter(({ Action }) => Action === "sts:TagSession");
  return { ...trust, Statement: tagging.map((each) => ({ ...each, Action: "sts:AssumeRoleWithWebIdentity" })) };
}

/** Whether a trust policy gives its role to an applicant. @throws Error where the engine cannot judge it */
export async function isTrusted(applicant: Applicant, role: RoleUnderTest, trust: PolicyDocument): Promise<boolean> {
  const [, , , , account = ""] = role.arn.split(":");
  const isTagging = applicant.action === "sts:TagSession" && !applicant.principal.startsWith("arn:");
  const action = isTagging ? "sts:AssumeRoleWithWebIdentity" : applicant.action;
  const read = isTagging ? withTaggingAsTaking(trust) : trust;
  // Without a statement about tags nobody may set them.
  if (read.Statement.length === 0) return false;
  // Principals of other accounts also need a policy of their own, which is not ours to judge.
  const own = { Effect: "Allow", Action: action, Resource: "*" };
  const isPerson = applicant.principal.startsWith("arn:") && !applicant.principal.includes("-provider/");
  const simulated = await runSimulation(
    {
      request: {
        principal: applicant.principal,
        action,
        resource: { resource: role.arn, accountId: account },
        contextVariables: JSON.parse(withStandIn(JSON.stringify(applicant.context))) as Record<string, string>,
      },
      identityPolicies: isPerson ? [{ name: "own", policy: { Version: "2012-10-17", Statement: [own] } }] : [],
      resourcePolicy: JSON.parse(withStandIn(JSON.stringify(read))) as PolicyDocument,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (simulated.resultType !== "single") throw new Error(`${applicant.title}: ${JSON.stringify(simulated)}`);
  const ignored = simulated.result.ignoredContextKeys ?? [];
  if (ignored.length > 0) throw new Error(`${applicant.title}: the engine ignores ${ignored.join(", ")}`);
  return simulated.overallResult === "Allowed";
}

function service(principal: string, own: string, source: string): Applicant[] {
  const base = { principal, action: "sts:AssumeRole" } as const;
  const right = { "aws:SourceAccount": own, "aws:SourceArn": source };
  const [partition, , name, region, , ...rest] = source.split(":");
  const foreign = [partition, "aws", name, region, "999999999999", ...rest].join(":");
  return [
    { ...base, title: "the service for its own resource", context: right, trusted: true },
    {
      ...base,
      title: "the service for another account",
      context: { ...right, "aws:SourceAccount": "999999999999" },
      trusted: false,
    },
    {
      ...base,
      title: "the service for another resource",
      context: { ...right, "aws:SourceArn": foreign },
      trusted: false,
    },
    { ...base, title: "another service", principal: "ec2.amazonaws.com", context: right, trusted: false },
  ];
}

function pool(id: string, tags: readonly string[]): Applicant[] {
  const audience = "cognito-identity.amazonaws.com:aud";
  const method = "cognito-identity.amazonaws.com:amr";
  const right = { [audience]: id, [method]: ["authenticated"] };
  const base = { principal: "cognito-identity.amazonaws.com", action: "sts:AssumeRoleWithWebIdentity" } as const;
  const taken: Applicant[] = [
    { ...base, title: "a signed-in user", context: right, trusted: true },
    { ...base, title: "a guest", context: { ...right, [method]: ["unauthenticated"] }, trusted: false },
    { ...base, title: "a user of another pool", context: { ...right, [audience]: "eu-west-1:other" }, trusted: false },
    { ...base, title: "another provider", principal: "other-identity.amazonaws.com", context: right, trusted: false },
  ];
  const tagging = { ...base, action: "sts:TagSession" } as const;
  return [
    ...taken,
    {
      ...tagging,
      title: "the pool setting its tags",
      context: { ...right, "aws:TagKeys": tags },
      trusted: tags.length > 0,
    },
    {
      ...tagging,
      title: "the pool setting another tag",
      context: { ...right, "aws:TagKeys": [...tags, "admin"] },
      trusted: false,
    },
    {
      ...tagging,
      title: "another provider setting tags",
      principal: "other-identity.amazonaws.com",
      context: { ...right, "aws:TagKeys": tags },
      trusted: false,
    },
    {
      ...tagging,
      title: "another pool setting tags",
      context: { ...right, [audience]: "eu-west-1:other", "aws:TagKeys": tags },
      trusted: false,
    },
    {
      ...tagging,
      title: "a guest setting tags",
      context: { ...right, [method]: ["unauthenticated"], "aws:TagKeys": tags },
      trusted: false,
    },
  ];
}

const HOME = "333333333333";
const SSO = `arn:aws:iam::${HOME}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO`;

function people(permissionSet: string): Applicant[] {
  const base = { action: "sts:AssumeRole" } as const;
  const context = { "aws:PrincipalAccount": HOME, "aws:SecureTransport": "true" };
  const principal = `${SSO}_${permissionSet}_0123456789abcdef`;
  return [
    { ...base, title: "who is named", principal, context, trusted: true },
    {
      ...base,
      title: "another permission set",
      principal: `${SSO}_Developer_0123456789abcdef`,
      context,
      trusted: false,
    },
    {
      ...base,
      title: "without TLS",
      principal,
      context: { ...context, "aws:SecureTransport": "false" },
      trusted: false,
    },
    {
      ...base,
      title: "a role of that name, said to be of another account",
      principal,
      context: { ...context, "aws:PrincipalAccount": "999999999999" },
      trusted: false,
    },
  ];
}

function breakGlass(): Applicant[] {
  const context = {
    "aws:PrincipalAccount": HOME,
    "aws:SecureTransport": "true",
    "aws:MultiFactorAuthPresent": "true",
    "aws:MultiFactorAuthAge": "60",
  };
  const base = { action: "sts:AssumeRole", principal: `arn:aws:iam::${HOME}:user/break-glass-1` } as const;
  return [
    { ...base, title: "with a second factor given a minute ago", context, trusted: true },
    { ...base, title: "the other user", principal: `arn:aws:iam::${HOME}:user/break-glass-2`, context, trusted: true },
    { ...base, title: "somebody else", principal: `arn:aws:iam::${HOME}:user/somebody`, context, trusted: false },
    {
      ...base,
      title: "with a second factor given an hour ago",
      context: { ...context, "aws:MultiFactorAuthAge": "3600" },
      trusted: false,
    },
    {
      ...base,
      title: "without a second factor",
      context: { ...context, "aws:MultiFactorAuthPresent": "false" },
      trusted: false,
    },
    { ...base, title: "without TLS", context: { ...context, "aws:SecureTransport": "false" }, trusted: false },
    {
      ...base,
      title: "said to be of another account",
      context: { ...context, "aws:PrincipalAccount": "999999999999" },
      trusted: false,
    },
  ];
}

function browser(): Applicant[] {
  const principal = "arn:aws:iam::666666666666:oidc-provider/login.example.com";
  const base = { principal, action: "sts:AssumeRoleWithWebIdentity" } as const;
  const right = { "login.example.com:aud": "notes", "login.example.com:sub": "user:42" };
  return [
    { ...base, title: "a user of the application", context: right, trusted: true },
    {
      ...base,
      title: "a user of another application",
      context: { ...right, "login.example.com:aud": "other" },
      trusted: false,
    },
    {
      ...base,
      title: "another kind of subject",
      context: { ...right, "login.example.com:sub": "machine:42" },
      trusted: false,
    },
    {
      ...base,
      title: "another provider",
      principal: "arn:aws:iam::666666666666:oidc-provider/other",
      context: right,
      trusted: false,
    },
  ];
}

function employees(): Applicant[] {
  const principal = "arn:aws:iam::666666666666:saml-provider/office";
  const base = { principal, action: "sts:AssumeRoleWithSAML" } as const;
  const right = { "saml:aud": "https://signin.aws.amazon.com/saml" };
  const other = { "saml:aud": "https://example.com" };
  return [
    { ...base, title: "an assertion for AWS", context: right, trusted: true },
    { ...base, title: "an assertion for somebody else", context: other, trusted: false },
    {
      ...base,
      title: "another provider",
      principal: "arn:aws:iam::666666666666:saml-provider/other",
      context: right,
      trusted: false,
    },
    {
      ...base,
      action: "sts:TagSession",
      title: "its tag",
      context: { ...right, "aws:TagKeys": ["tenant"] },
      trusted: true,
    },
    {
      ...base,
      action: "sts:TagSession",
      title: "the tag from another provider",
      principal: "arn:aws:iam::666666666666:saml-provider/other",
      context: { ...right, "aws:TagKeys": ["tenant"] },
      trusted: false,
    },
    {
      ...base,
      action: "sts:TagSession",
      title: "another tag",
      context: { ...right, "aws:TagKeys": ["tenant", "admin"] },
      trusted: false,
    },
    {
      ...base,
      action: "sts:TagSession",
      title: "its tag in an assertion for somebody else",
      context: { ...other, "aws:TagKeys": ["tenant"] },
      trusted: false,
    },
  ];
}

function account(principal: string, externalId: string, others: readonly string[]): Applicant[] {
  const base = { principal, action: "sts:AssumeRole" } as const;
  const context = { "sts:ExternalId": externalId };
  return [
    { ...base, title: "with the external id", context, trusted: true },
    { ...base, title: "without an external id", context: {}, trusted: false },
    { ...base, title: "with another external id", context: { "sts:ExternalId": "guessed" }, trusted: false },
    { ...base, title: "a third account", principal: "arn:aws:iam::999999999999:role/x", context, trusted: false },
    // A caller that set its own tags would choose its own rows.
    {
      ...base,
      action: "sts:TagSession",
      title: "setting tags",
      context: { "aws:TagKeys": ["x"] },
      trusted: false,
    },
    ...others.map((other) => ({ ...base, title: `as ${other}`, principal: other, context, trusted: false })),
  ];
}

/** Who may take the roles of the project's own environments and of those of the tests, by the role's name. */
export const APPLICANTS: Readonly<Record<string, readonly Applicant[]>> = {
  "prod-session-service": service(
    "lambda.amazonaws.com",
    "333333333333",
    "arn:aws:lambda:eu-west-1:333333333333:function:session-service",
  ),
  "prod-complaint-desk": service(
    "ecs-tasks.amazonaws.com",
    "333333333333",
    "arn:aws:ecs:eu-west-1:333333333333:task/x",
  ),
  "prod-customer-portal": pool("eu-west-1:3d1e2f30-4152-4637-8899-aabbccddeeff", ["account"]),
  "prod-analyst": people("DataAnalyst"),
  "prod-operator": people("DynamoDbOperator"),
  "prod-forensic-reader": people("SecurityInvestigator"),
  "prod-break-glass": breakGlass(),
  "kinds-phone": pool("us-east-1:0d1e2f30-4152-4637-8899-aabbccddeeff", []),
  "kinds-browser": browser(),
  "kinds-employees": employees(),
  "kinds-partner": account("arn:aws:iam::777777777777:role/integration/shipper", "agreed-with-partner", [
    "arn:aws:iam::777777777777:role/somebody-else",
  ]),
  "kinds-auditors": account("arn:aws:iam::888888888888:role/anybody", "agreed-with-auditors", []),
};
