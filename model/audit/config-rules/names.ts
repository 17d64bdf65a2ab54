import { createHash } from "node:crypto";

/**
 * Longest name of a rule, in characters: what AWS takes, less what a conformance pack adds to it.
 * Source: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html
 */
const MAX_RULE_NAME_LENGTH = 128 - "-conformance-pack-xxxxxxxxxx".length;
const DIGEST_LENGTH = 8;

/** What the names of the environment's rules begin with. */
export function rulePrefix(environmentName: string): string {
  return `${environmentName}-config-`;
}

/** A managed rule as AWS's pages call it: `dynamodb-pitr-enabled`. */
export function kebabIdentifier(identifier: string): string {
  return identifier.toLowerCase().replaceAll("_", "-");
}

/** The name of a rule, of one table where it is about one: shortened, with a digest of the whole, where it is too long. */
export function ruleName(environmentName: string, identifier: string, tableName?: string): string {
  const about = tableName === undefined ? "" : `-${tableName}`;
  const whole = `${rulePrefix(environmentName)}${kebabIdentifier(identifier)}${about}`;
  if (whole.length <= MAX_RULE_NAME_LENGTH) return whole;
  const digest = createHash("sha256").update(whole).digest("hex").slice(0, DIGEST_LENGTH);
  return `${whole.slice(0, MAX_RULE_NAME_LENGTH - DIGEST_LENGTH - 1)}-${digest}`;
}

/** The name of a document in the account. */
export function documentName(environmentName: string, document: string): string {
  return `${environmentName}-${document}`;
}

/** The role that Systems Manager takes to put tables right. */
export function remediationRoleName(environmentName: string): string {
  return `${environmentName}-audit-remediation`;
}

/** The name of the conformance pack. */
export function conformancePackName(environmentName: string): string {
  return `${environmentName}-dynamodb`;
}
