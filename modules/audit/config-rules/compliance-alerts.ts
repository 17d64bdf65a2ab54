import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import {
  COMPLIANCE_INPUT_PATHS,
  complianceEventPattern,
  complianceMessage,
} from "../../../model/audit/config-rules/compliance-events";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { ResolvedConfigRules } from "../../../model/resolve/resolved-config-rules";
import { jsonText } from "../../expression-text";

export interface ComplianceAlertsProps {
  readonly environment: ResolvedEnvironment;
  readonly configRules: ResolvedConfigRules;
}

/** Tells the alert topic what is no longer as it should be, and what is again. */
export class ComplianceAlerts extends Construct {
  constructor(scope: Construct, id: string, { environment, configRules }: ComplianceAlertsProps) {
    super(scope, id);
    const rule = new CloudwatchEventRule(this, "compliance_changes$rule", {
      name: `${environment.name}-config-compliance-changes`,
      description: `Changes of compliance that the AWS Config rules of ${environment.name} find`,
      eventPattern: jsonText(complianceEventPattern(configRules)),
    });
    new CloudwatchEventTarget(this, "compliance_changes$target", {
      rule: rule.name,
      targetId: "alerts",
      arn: environment.alerts.topicArn,
      inputTransformer: {
        inputPaths: { ...COMPLIANCE_INPUT_PATHS },
        inputTemplate: complianceMessage(environment.name),
      },
    });
  }
}
