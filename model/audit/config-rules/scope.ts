import { EnvironmentFacts, RuleParameters, TableFacts, TableRule } from "../../../controls/config-rule";
import { RuleScope } from "../../resolve/resolved-config-rules";
import { ManagedRule } from "./catalogue";

/** A rule for all or one of the tables. */
export interface ScopedRule {
  readonly scope: RuleScope;
  /** Left out where it is about all of them. */
  readonly tableName?: string;
  readonly parameters: RuleParameters;
  readonly remediationParameters: RuleParameters;
}

function forTable(rule: TableRule, table: TableFacts): ScopedRule {
  return {
    scope: { kind: "table", tableName: table.tableName },
    tableName: table.tableName,
    parameters: rule.parameters?.(table) ?? {},
    remediationParameters: rule.remediation?.parameters?.(table) ?? {},
  };
}

const settingsOf = ({ parameters, remediationParameters }: ScopedRule) =>
  JSON.stringify([parameters, remediationParameters]);

/**
 * The rules that it takes to judge the tables that are covered, and no others: one by the environment's tag where that
 * is every table, with the same settings; else one for each table, by its name. A rule that is about other types of
 * resources too would judge those by the tag as well.
 */
export function scopedRules(rule: TableRule, managed: ManagedRule, { name, tables }: EnvironmentFacts): ScopedRule[] {
  const covered = tables.filter((table) => rule.covers(table)).map((table) => forTable(rule, table));
  const [first] = covered;
  const alike = first && covered.every((each) => settingsOf(each) === settingsOf(first));
  if (!alike || covered.length < tables.length || managed.resourceTypes.length !== 1) return covered;
  const { parameters, remediationParameters } = first;
  return [{ scope: { kind: "tag", key: "environment", value: name }, parameters, remediationParameters }];
}
