import { ConfigRule, EnvironmentFacts, RuleParameters } from "../../../controls/config-rule";
import { Locality, roleArn } from "../../arn";
import { terraformName } from "../../names";
import { ResolvedConfigRule, ResolvedRemediation } from "../../resolve/resolved-config-rules";
import { ConfigRules } from "../config-rules";
import { isOfferedIn, isPeriodic, ManagedRule, managedRule } from "./catalogue";
import { ControlRule, controlRules, remediationOf } from "./from-controls";
import { documentName, kebabIdentifier, remediationRoleName, ruleName } from "./names";
import { remediationMode } from "./remediation-mode";
import { ScopedRule, scopedRules } from "./scope";

/** Intervals that AWS Config offers, by hours. Source: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html */
export const FREQUENCIES: ReadonlyMap<number, string> = new Map([
  [1, "One_Hour"],
  [3, "Three_Hours"],
  [6, "Six_Hours"],
  [12, "Twelve_Hours"],
  [24, "TwentyFour_Hours"],
]);

/** What is tried, how often and of how much at a time, where nothing else is said. */
export const REMEDIATION_DEFAULTS = {
  maximumAttempts: 3,
  retrySeconds: 300,
  concurrentPercent: 10,
  errorPercent: 10,
} as const;

interface Planning {
  readonly home: Locality;
  readonly facts: EnvironmentFacts;
  readonly options: ConfigRules;
}

function draftsOf(rule: ConfigRule, managed: ManagedRule, { facts, options }: Planning): ScopedRule[] {
  if (rule.judges === "tables") return scopedRules(rule, managed, facts);
  if (!rule.isNeeded(facts)) return [];
  if (rule.judges === "account" && options.accountWide === false) return [];
  const scope =
    rule.judges === "tagged" ? ({ kind: "tag", key: "environment", value: facts.name } as const) : undefined;
  return [{ scope, parameters: rule.parameters?.(facts) ?? {}, remediationParameters: {} }];
}

function remediationFor(rule: ConfigRule, given: RuleParameters, planning: Planning): ResolvedRemediation | undefined {
  const { home, facts, options } = planning;
  const offered = remediationOf(rule);
  const mode = remediationMode(rule, options);
  if (!offered || mode === "off") return undefined;
  const { maximumAttempts, retrySeconds, concurrentPercent, errorPercent } = {
    ...REMEDIATION_DEFAULTS,
    ...options.remediation,
  };
  return {
    document: offered.document,
    resourceParameter: offered.resourceParameter,
    documentName: documentName(facts.name, offered.document),
    parameters: { AutomationAssumeRole: roleArn(home, remediationRoleName(facts.name)), ...given },
    automatic: mode === "automatic" ? { attempts: maximumAttempts, retrySeconds } : undefined,
    concurrentPercent,
    errorPercent,
  };
}

function resolvedRule(
  { control, rule }: ControlRule,
  managed: ManagedRule,
  draft: ScopedRule,
  planning: Planning,
): ResolvedConfigRule {
  const { facts, options } = planning;
  const { identifier } = rule;
  const { scope, tableName, parameters, remediationParameters } = draft;
  const about = tableName === undefined ? [] : [tableName.slice(facts.name.length + 1)];
  return {
    terraformName: terraformName(kebabIdentifier(identifier).replaceAll("-", "_"), ...about),
    ruleName: ruleName(facts.name, identifier, tableName),
    description: `${rule.title ?? control.title}.`,
    identifier,
    control: control.id,
    parameters: { ...parameters, ...options.parameters?.[identifier] },
    scope,
    frequency: isPeriodic(managed) ? FREQUENCIES.get(options.everyHours ?? 24) : undefined,
    remediation: remediationFor(rule, remediationParameters, planning),
  };
}

/** The rules that an environment deploys, sorted by name, and what AWS does not offer in its Region. */
export function planRules(home: Locality, facts: EnvironmentFacts, options: ConfigRules) {
  const planning = { home, facts, options };
  const without = new Set((options.without ?? []).map(({ rule }) => rule));
  const rules: ResolvedConfigRule[] = [];
  const absent: string[] = [];
  for (const each of controlRules()) {
    const { identifier } = each.rule;
    const managed = managedRule(identifier);
    if (!managed || without.has(identifier)) continue;
    const drafts = draftsOf(each.rule, managed, planning);
    if (!isOfferedIn(home.region, managed)) absent.push(...(drafts.length > 0 ? [identifier] : []));
    else rules.push(...drafts.map((draft) => resolvedRule(each, managed, draft, planning)));
  }
  return { rules: rules.sort((a, b) => (a.ruleName < b.ruleName ? -1 : 1)), absent: absent.sort() };
}
