import { managedRule } from "../audit/config-rules/catalogue";
import { controlRules } from "../audit/config-rules/from-controls";

/** What AWS Config does not record: rules about it ask the service itself. */
const NOT_RECORDED = ["AWS::DAX::Cluster"];

/**
 * The types of resources that the rules of the controls are about, sorted. Of rules about tables it is the tables alone:
 * one of them could judge thirty other types, and AWS bills each change that is recorded.
 */
export function recordedTypes(): string[] {
  const types = controlRules().flatMap(({ rule }) =>
    rule.judges === "tables" ? ["AWS::DynamoDB::Table"] : (managedRule(rule.identifier)?.resourceTypes ?? []),
  );
  return [...new Set(types)].filter((type) => !NOT_RECORDED.includes(type)).sort();
}
