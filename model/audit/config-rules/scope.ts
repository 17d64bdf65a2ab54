import { EnvironmentFacts, RuleParameters, TableRule } from "../../../controls/config-rule";
import { RuleScope } from "../../resolve/resolved-config-rules";
import { isPeriodic, ManagedRule } from "./catalogue";

/** A rule for all or one of the tables. */
export interface ScopedRule {
  /** Left out where the parameters say what it is about. */
  readonly scope?: RuleScope;
  /** Left out where it is about all of them. */
  readonly tableName?: string;
  readonly parameters: RuleParameters;
  readonly remediationParameters: RuleParameters;
}

/** Narrows a rule down: by its scope, or where it is evaluated in intervals, which knows none, by its parameters. */
function narrowed(scope: RuleScope, settings: Omit<ScopedRule, "scope">, managed: ManagedRule): ScopedRule {
  if (!isPeriodic(managed)) return { ...settings, scope };
  const by: RuleParameters =
    scope.kind === "tag"
      ? { resourceTags: JSON.stringify({ [scope.key]: scope.value }) }
      : { resourceId: scope.tableName };
  return { ...settings, parameters: { ...settings.parameters, ...by } };
}

/**
 * The rules that it takes to judge the tables that are covered, and no others: one by the environment's tag where that
 * is every table, with the same settings; else one for each table, by its name. A rule that is about other types of
 * resources too would judge those by the tag as well.
 */
export function scopedRules(rule: TableRule, managed: ManagedRule, { name, tables }: EnvironmentFacts): ScopedRule[] {
  const covered = tables.filter((table) => rule.covers(table));
  const settings = covered.map((table) => ({
    parameters: rule.parameters?.(table) ?? {},
    remediationParameters: rule.remediation?.parameters?.(table) ?? {},
  }));
  const [first] = settings;
  const alike = first && settings.every((each) => JSON.stringify(each) === JSON.stringify(first));
  if (alike && covered.length === tables.length && managed.resourceTypes.length === 1) {
    return [narrowed({ kind: "tag", key: "environment", value: name }, first, managed)];
  }
  return covered.map(({ tableName }, position) =>
    narrowed(
      { kind: "table", tableName },
      { parameters: {}, remediationParameters: {}, ...settings[position], tableName },
      managed,
    ),
  );
}
