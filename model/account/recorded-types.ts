import { managedRule } from "../audit/config-rules/catalogue";
import { controlRules } from "../audit/config-rules/from-controls";

/** What AWS Config does not record: rules about it ask the service itself. */
const NOT_RECORDED = ["AWS::DAX::Cluster"];

/**
 * What a framework of AWS Backup needs besides: its controls judge by these, and keep their results as resources.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/turning-on-resource-tracking.html
 */
const FOR_FRAMEWORKS = [
  "AWS::Backup::BackupPlan",
  "AWS::Backup::BackupSelection",
  "AWS::Backup::BackupVault",
  "AWS::Backup::RecoveryPoint",
  "AWS::Config::ResourceCompliance",
];

/**
 * The types of resources that the rules of the controls are about, sorted. Of rules about tables it is the tables alone:
 * one of them could judge thirty other types, and AWS bills each change that is recorded.
 * @param hasFramework whether a framework of AWS Backup judges in the account and Region as well
 */
export function recordedTypes(hasFramework: boolean): string[] {
  const types = controlRules().flatMap(({ rule }) =>
    rule.judges === "tables" ? ["AWS::DynamoDB::Table"] : (managedRule(rule.identifier)?.resourceTypes ?? []),
  );
  return [...new Set([...types, ...(hasFramework ? FOR_FRAMEWORKS : [])])]
    .filter((type) => !NOT_RECORDED.includes(type))
    .sort();
}
