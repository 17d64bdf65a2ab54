import { ConfigConformancePack } from "@cdktf/provider-aws/lib/config-conformance-pack";
import { Construct } from "constructs";
import { conformancePack } from "../../../model/audit/config-rules/conformance-pack";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { ResolvedConfigRules } from "../../../model/resolve/resolved-config-rules";
import { linesText } from "../../expression-text";
import { ComplianceAlerts } from "./compliance-alerts";
import { ManagedRules } from "./managed-rules";
import { RemediationDocuments } from "./remediation-documents";

export interface EnvironmentRulesProps {
  readonly environment: ResolvedEnvironment;
  readonly configRules: ResolvedConfigRules;
}

/** What AWS Config goes on judging in an environment, what puts it right, and who hears of it. */
export class EnvironmentRules extends Construct {
  constructor(scope: Construct, id: string, props: EnvironmentRulesProps) {
    super(scope, id);
    const { rules, documents, packName } = props.configRules;
    // Whoever listens is there before there is something to hear.
    new ComplianceAlerts(this, "$alerts", props);
    const ready = documents.length === 0 ? [] : new RemediationDocuments(this, "$documents", props).ready;
    if (packName === undefined) {
      new ManagedRules(this, "$rules", { rules, remediationNeeds: ready });
      return;
    }
    new ConfigConformancePack(this, "conformance_pack", {
      name: packName,
      templateBody: linesText(conformancePack(props.configRules).split("\n")),
      dependsOn: [...ready],
    });
  }
}
