import { RuleParameters } from "../../controls/config-rule";

/** What a rule looks at; the whole account where it has no scope. AWS takes a tag or a resource, not both. */
export type RuleScope =
  | { readonly kind: "tag"; readonly key: string; readonly value: string }
  | { readonly kind: "table"; readonly tableName: string };

/** What puts right what a rule finds. */
export interface ResolvedRemediation {
  /** Name of the document in `runbooks/`. */
  readonly document: string;
  /** Its name in the account. */
  readonly documentName: string;
  /** The parameter that AWS Config puts the id of the resource into. */
  readonly resourceParameter: string;
  /** Texts that are the same for whatever is put right, the role included. */
  readonly parameters: RuleParameters;
  /** How often it is tried; left out where somebody starts it. */
  readonly automatic?: { readonly attempts: number; readonly retrySeconds: number };
  readonly concurrentPercent: number;
  readonly errorPercent: number;
}

/** A managed rule as it is deployed. */
export interface ResolvedConfigRule {
  /** Name in Terraform: `aws_config_config_rule.<terraformName>`. */
  readonly terraformName: string;
  readonly ruleName: string;
  readonly description: string;
  readonly identifier: string;
  /** Name of the control that it comes from. */
  readonly control: string;
  readonly parameters: RuleParameters;
  readonly scope?: RuleScope;
  /** For rules that are evaluated in intervals, in AWS's own words: `TwentyFour_Hours`. */
  readonly frequency?: string;
  readonly remediation?: ResolvedRemediation;
}

/** Who approves what does not run by itself. */
export interface ResolvedApproval {
  readonly approvers: readonly string[];
  readonly requiredApprovals: number;
  /** Where approvers are asked; left out where the topic belongs to somebody else, who would have to allow it. */
  readonly topicArn?: string;
}

/** A document that remediations run. */
export interface ResolvedDocument {
  /** Name in Terraform: `aws_ssm_document.<terraformName>`. */
  readonly terraformName: string;
  /** Name in `runbooks/`. */
  readonly document: string;
  readonly documentName: string;
  /** Left out where it runs by itself. */
  readonly approval?: ResolvedApproval;
}

export interface ResolvedConfigRules {
  /** Name of the conformance pack; left out where the rules are deployed one by one. */
  readonly packName?: string;
  /** Sorted by name. */
  readonly rules: readonly ResolvedConfigRule[];
  readonly documents: readonly ResolvedDocument[];
  /** Name of the role that Systems Manager takes; it is made where there is a document. */
  readonly roleName: string;
  /** What the names of the rules begin with, those of a conformance pack included. */
  readonly rulePrefix: string;
  /** What the names of the environment's tables begin with. */
  readonly tablePrefix: string;
  /** What is not deployed although a control asks for it, and why. */
  readonly notes: readonly string[];
}
