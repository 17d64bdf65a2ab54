import { issuerOf } from "../access/trust";
import { Locality, partitionOf } from "../arn";
import { Consumer } from "../consumer";
import { EXTERNAL_ID_LENGTH, SOURCES } from "../limits";
import { Path } from "../problem";
import { checkForm } from "./checks";
import { consumerPlaces } from "./consumers";
import { ROLE } from "./environment-identity";
import { EnvironmentRule, Report } from "./rule";

const FUNCTION_NAME = /^[A-Za-z0-9_-]{1,64}$/;
const IDENTITY_POOL = /^[a-z0-9-]+:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const { minimum, maximum } = EXTERNAL_ID_LENGTH;
const EXTERNAL_ID = new RegExp(`^[\\w+=,.@:/-]{${minimum},${maximum}}$`);

/** An identity provider of the environment's own account: another account's cannot be trusted. */
function checkProvider(arn: string, path: Path, home: Locality, kind: "oidc" | "saml", report: Report): void {
  const beginning = `arn:${partitionOf(home.region)}:iam::${home.account}:${kind}-provider/`;
  if (arn.startsWith(beginning) && /^[\w.:/%-]+$/.test(arn.slice(beginning.length))) return;
  report.error(path, {
    message: "The ARN is none of a provider in the environment's account.",
    received: arn,
    expected: `\`${beginning}\` and the ${kind === "oidc" ? "issuer without `https://`" : "provider's name"}`,
    source: kind === "oidc" ? SOURCES.iamOidc : SOURCES.iamSaml,
  });
}

function checkSubject(subject: string, path: Path, report: Report): void {
  if (/[^*?\s]/.test(subject) && !subject.includes("?")) return;
  report.error(path, {
    message: "Every subject of the provider could take the role.",
    received: subject,
    expected: "a subject, or the beginning of several with `*`: `repo:example/billing:*`",
    source: SOURCES.iamOidc,
  });
}

function checkConsumer(consumer: Consumer, path: Path, home: Locality, report: Report): void {
  switch (consumer.kind) {
    case "lambda": {
      const source = SOURCES.lambdaFunctions;
      const form = "1 to 64 letters, digits, `-` and `_`, and not an ARN";
      const what = "The name of the function";
      checkForm(consumer.functionName, path.at("functionName"), { what, pattern: FUNCTION_NAME, form, source }, report);
      return;
    }
    case "ecs-task":
      return;
    case "oidc": {
      checkProvider(consumer.providerArn, path.at("providerArn"), home, "oidc", report);
      const form = "the client that the tokens are issued to, without `*`";
      const source = SOURCES.iamOidc;
      const audience = { what: "The audience", pattern: /^[^\s*?]+$/, form, source };
      checkForm(consumer.audience, path.at("audience"), audience, report);
      checkSubject(consumer.subject, path.at("subject"), report);
      return;
    }
    case "saml":
      checkProvider(consumer.providerArn, path.at("providerArn"), home, "saml", report);
      return;
    case "cognito-identity-pool": {
      const form = "the pool's Region, `:` and its UUID: `eu-west-1:1b2c3d4e-...`";
      const source = SOURCES.identityPools;
      const what = "The id of the identity pool";
      checkForm(
        consumer.identityPoolId,
        path.at("identityPoolId"),
        { what, pattern: IDENTITY_POOL, form, source },
        report,
      );
      return;
    }
    case "account": {
      const source = SOURCES.iamExternalId;
      const form = "twelve digits, as text";
      checkForm(
        consumer.account,
        path.at("account"),
        { what: "The account id", pattern: /^\d{12}$/, form, source },
        report,
      );
      if (consumer.account === home.account) {
        report.error(path.at("account"), {
          message: "This is the environment's own account.",
          received: consumer.account,
          expected: "another account; a role of this one is a Lambda function, an ECS task or a ready role",
          source,
        });
      }
      const externalForm = `${minimum} to ${maximum} letters, digits and \`_+=,.@:/-\`, agreed with the other account`;
      const externalId = { what: "The external id", pattern: EXTERNAL_ID, form: externalForm, source };
      checkForm(consumer.externalId, path.at("externalId"), externalId, report);
      if (consumer.roleName === undefined) return;
      const roleForm = "the role's name with its path, without slash before it and not as an ARN";
      const role = { what: "The name of the role", pattern: ROLE, form: roleForm, source: SOURCES.iamNames };
      checkForm(consumer.roleName, path.at("roleName"), role, report);
    }
  }
}

/** Who a consumer is, as its trust policy will say it. */
export const consumerIdentities: EnvironmentRule = (environment, path, report) => {
  for (const { value, path: place } of consumerPlaces(environment, path)) {
    checkConsumer(value, place, environment, report);
  }
};

/** Who can see rows by which means; nothing where a consumer can. */
export function unfitRows(consumer: Consumer, by: string, provider?: string): string | undefined {
  const { kind } = consumer;
  switch (by) {
    case "principal-tag":
      return kind === "oidc" || kind === "saml" || kind === "cognito-identity-pool"
        ? undefined
        : "No identity provider sets session tags for this consumer: it would choose its rows itself, or have none.";
    case "cognito-identity":
      return kind === "cognito-identity-pool"
        ? undefined
        : "Only a Cognito identity pool gives its users an identity id.";
    case "web-identity":
      return kind === "oidc" && issuerOf(consumer.providerArn) === provider
        ? undefined
        : "The consumer does not come with tokens of this provider.";
    default:
      return undefined;
  }
}
