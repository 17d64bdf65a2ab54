import { Construct } from "constructs";
import { complianceAlert, complianceEventPattern } from "../../../model/audit/config-rules/compliance-events";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { ResolvedConfigRules } from "../../../model/resolve/resolved-config-rules";
import { EventAlerts } from "../../alerts/event-alerts";
import { jsonText } from "../../expression-text";

export interface ComplianceAlertsProps {
  readonly environment: ResolvedEnvironment;
  readonly configRules: ResolvedConfigRules;
}

/** Tells the alert topic what is no longer as it should be, and what is again. */
export class ComplianceAlerts extends Construct {
  constructor(scope: Construct, id: string, { environment, configRules }: ComplianceAlertsProps) {
    super(scope, id);
    const common = { topicArn: environment.alerts.topicArn, otherwise: "AWS Config shows what each rule finds." };
    new EventAlerts(this, "table_compliance_changes", {
      ...common,
      name: `${environment.name}-config-table-compliance-changes`,
      description: `Tables of which the AWS Config rules of ${environment.name} find a change of compliance`,
      eventPattern: jsonText(complianceEventPattern(configRules, "tables")),
      alert: complianceAlert(environment.name, "tables"),
    });
    new EventAlerts(this, "compliance_changes", {
      ...common,
      name: `${environment.name}-config-compliance-changes`,
      description: `Other resources of which the AWS Config rules of ${environment.name} find a change of compliance`,
      eventPattern: jsonText(complianceEventPattern(configRules, "others")),
      alert: complianceAlert(environment.name, "others"),
    });
  }
}
