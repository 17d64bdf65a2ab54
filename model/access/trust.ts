import { accountRootArn, Locality, partitionOf, regionalArn, roleArn } from "../arn";
import { Consumer } from "../consumer";
import { Conditions, Principal, Statement } from "../policy-statement";

/** The SAML endpoint of AWS that assertions are made for, by partition. */
const SAML_AUDIENCE: Readonly<Record<string, string>> = {
  aws: "https://signin.aws.amazon.com/saml",
  "aws-cn": "https://signin.amazonaws.cn/saml",
  "aws-us-gov": "https://signin.amazonaws-us-gov.com/saml",
};

/** The issuer of an OpenID Connect provider, from its ARN: what its condition keys begin with. */
export function issuerOf(providerArn: string): string {
  return providerArn.split(":oidc-provider/")[1] ?? "";
}

function trust(sid: string, principal: Principal, action: string, condition: Conditions) {
  return { Sid: sid, Effect: "Allow", Principal: principal, Action: action, Condition: condition } as const;
}

/**
 * Lets an identity provider set session tags, on the terms on which it may give the role. Nobody else may: a caller
 * that set its own tag would choose its own rows.
 */
function withTags(statement: Statement, tags: readonly string[]): Statement[] {
  if (tags.length === 0) return [statement];
  const tagging: Statement = {
    ...statement,
    Sid: "TagSession",
    Action: "sts:TagSession",
    Condition: { ...statement.Condition, "ForAllValues:StringEquals": { "aws:TagKeys": tags } },
  };
  return [statement, tagging];
}

/** The session tags that the rows of a consumer are told by. */
function tagsOf({ grants }: Consumer): string[] {
  const tags = grants.flatMap(({ rows }) => (rows?.by === "principal-tag" ? [rows.tag] : []));
  return [...new Set(tags)].sort();
}

/** Who may take the role of a consumer, and on which terms. */
export function trustOf(consumer: Consumer, home: Locality): Statement[] {
  const { account } = home;
  switch (consumer.kind) {
    case "lambda": {
      // Lambda's documentation does not say that it sends these keys; where it does, they have to be right.
      const source = regionalArn("lambda", home, `function:${consumer.functionName}`);
      return [
        trust("AssumeRole", { Service: "lambda.amazonaws.com" }, "sts:AssumeRole", {
          StringEqualsIfExists: { "aws:SourceAccount": account },
          ArnLikeIfExists: { "aws:SourceArn": source },
        }),
      ];
    }
    case "ecs-task":
      return [
        trust("AssumeRole", { Service: "ecs-tasks.amazonaws.com" }, "sts:AssumeRole", {
          StringEquals: { "aws:SourceAccount": account },
          // AWS does not send the ARN of the service or cluster.
          ArnLike: { "aws:SourceArn": regionalArn("ecs", home, "*") },
        }),
      ];
    case "oidc": {
      const issuer = issuerOf(consumer.providerArn);
      const subject = { [`${issuer}:sub`]: consumer.subject };
      const audience = { [`${issuer}:aud`]: consumer.audience };
      const condition: Conditions = consumer.subject.includes("*")
        ? { StringEquals: audience, StringLike: subject }
        : { StringEquals: { ...audience, ...subject } };
      return withTags(
        trust("AssumeRole", { Federated: consumer.providerArn }, "sts:AssumeRoleWithWebIdentity", condition),
        tagsOf(consumer),
      );
    }
    case "saml":
      return withTags(
        trust("AssumeRole", { Federated: consumer.providerArn }, "sts:AssumeRoleWithSAML", {
          StringEquals: { "SAML:aud": SAML_AUDIENCE[partitionOf(home.region)] ?? "" },
        }),
        tagsOf(consumer),
      );
    case "cognito-identity-pool":
      return withTags(
        trust("AssumeRole", { Federated: "cognito-identity.amazonaws.com" }, "sts:AssumeRoleWithWebIdentity", {
          StringEquals: { "cognito-identity.amazonaws.com:aud": consumer.identityPoolId },
          "ForAnyValue:StringLike": {
            "cognito-identity.amazonaws.com:amr": consumer.authenticated ? "authenticated" : "unauthenticated",
          },
        }),
        tagsOf(consumer),
      );
    case "account": {
      const other = { ...home, account: consumer.account };
      const principal = consumer.roleName === undefined ? accountRootArn(other) : roleArn(other, consumer.roleName);
      return [
        trust("AssumeRole", { AWS: principal }, "sts:AssumeRole", {
          StringEquals: { "sts:ExternalId": consumer.externalId },
        }),
      ];
    }
  }
}

/** Lets named principals of the environment's account take a role. */
export function trustPeople(principals: readonly string[], account: string, mfa: boolean): Statement[] {
  const condition = {
    StringEquals: { "aws:PrincipalAccount": account },
    Bool: { "aws:SecureTransport": "true", ...(mfa ? { "aws:MultiFactorAuthPresent": "true" } : {}) },
    // A second factor given a quarter of an hour ago says nothing of who asks now.
    ...(mfa ? { NumericLessThan: { "aws:MultiFactorAuthAge": "900" } } : {}),
  };
  return [trust("AssumeRole", { AWS: principals }, "sts:AssumeRole", condition)];
}
