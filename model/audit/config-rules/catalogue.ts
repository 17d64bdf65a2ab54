import catalogue from "./managed-rules.json";

/** An input parameter of a managed rule. AWS Config takes every value as a text. */
export interface RuleParameter {
  readonly type: string;
  readonly required?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The only values that there are. */
  readonly values?: readonly string[];
}

/** A managed rule of AWS Config, as AWS documents it. */
export interface ManagedRule {
  /** When it is evaluated: after a change of a resource, in intervals, or both. */
  readonly trigger: string;
  readonly resourceTypes: readonly string[];
  /** Regions without it; every other one has it. */
  readonly absentIn?: readonly string[];
  /** The only Regions with it. */
  readonly onlyIn?: readonly string[];
  readonly parameters?: Readonly<Record<string, RuleParameter>>;
}

interface RuleCatalogue {
  /** The day on which the list was made from AWS's pages. */
  readonly date: string;
  readonly source: string;
  readonly rules: Readonly<Record<string, ManagedRule>>;
}

/** The managed rules about what this project deploys: a part of AWS's list. */
export const MANAGED_RULES: RuleCatalogue = catalogue;

export function managedRule(identifier: string): ManagedRule | undefined {
  return Object.hasOwn(MANAGED_RULES.rules, identifier) ? MANAGED_RULES.rules[identifier] : undefined;
}

/** Pages that have another name than the rule's identifier. */
const OTHER_PAGES: ReadonlyMap<string, string> = new Map([
  ["CLOUD_TRAIL_ENABLED", "cloudtrail-enabled"],
  ["INCOMING_SSH_DISABLED", "restricted-ssh"],
  ["MULTI_REGION_CLOUD_TRAIL_ENABLED", "multi-region-cloudtrail-enabled"],
  ["RESTRICTED_INCOMING_TRAFFIC", "restricted-common-ports"],
]);

/** The page that describes a managed rule: AWS names most of them after the identifier. */
export function pageOf(identifier: string): string {
  const page = OTHER_PAGES.get(identifier) ?? identifier.toLowerCase().replaceAll("_", "-");
  return `https://docs.aws.amazon.com/config/latest/developerguide/${page}.html`;
}

/** Whether AWS offers the rule in the Region. */
export function isOfferedIn(region: string, { absentIn = [], onlyIn }: ManagedRule): boolean {
  return onlyIn ? onlyIn.includes(region) : !absentIn.includes(region);
}

/** Whether the rule is evaluated in intervals, so that its scope is no matter of ours. */
export function isPeriodic({ trigger }: ManagedRule): boolean {
  return trigger === "periodic";
}
