import { SsmDocument } from "@cdktf/provider-aws/lib/ssm-document";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { regionalArn } from "../../../model/arn";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { ResolvedConfigRules, ResolvedDocument } from "../../../model/resolve/resolved-config-rules";
import { runbookNamed } from "../../../runbooks";
import { withApproval } from "../../../runbooks/approval";
import { RunbookContext } from "../../../runbooks/runbook";
import { jsonText } from "../../expression-text";
import { Statement } from "../../policy/policy-document";
import { ServiceRole } from "../../role/service-role";
import { askApprovers } from "./ask-approvers";

export interface RemediationDocumentsProps {
  readonly environment: ResolvedEnvironment;
  readonly configRules: ResolvedConfigRules;
}

/** The documents that put tables right, and the role that Systems Manager takes for it. */
export class RemediationDocuments extends Construct {
  /** What has to be there before a remediation may start. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: RemediationDocumentsProps) {
    super(scope, id);
    const { environment, configRules } = props;
    const { account, region, name } = environment;
    const { documents, tablePrefix } = configRules;
    const context: RunbookContext = { account, region, environmentName: name, tablePrefix };
    const made = documents.map((each) => this.addDocument(each, context));
    const role = new ServiceRole(this, "remediation", {
      name: configRules.roleName,
      description: `What puts the tables of ${name} back to what the code says`,
      service: "ssm.amazonaws.com",
      condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": regionalArn("ssm", environment, "automation-execution/*") },
      },
      statements: this.statements(documents, context, environment),
      boundaryArn: environment.access.serviceBoundaryArns.audit,
    });
    this.ready = [...made, role.ready];
  }

  private addDocument({ terraformName, document, documentName, approval }: ResolvedDocument, context: RunbookContext) {
    const content = runbookNamed(document).document(context);
    return new SsmDocument(this, terraformName, {
      name: documentName,
      documentType: "Automation",
      documentFormat: "JSON",
      content: jsonText(approval ? withApproval(content, approval) : content),
    });
  }

  private statements(
    documents: readonly ResolvedDocument[],
    context: RunbookContext,
    environment: ResolvedEnvironment,
  ): Statement[] {
    const asks = documents.some(({ approval }) => approval?.topicArn !== undefined);
    return [
      ...documents.flatMap(({ document }) => runbookNamed(document).permissions(context)),
      ...(asks ? askApprovers(environment) : []),
    ];
  }
}
