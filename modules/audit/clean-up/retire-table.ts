import { SsmDocument } from "@cdktf/provider-aws/lib/ssm-document";
import { Construct } from "constructs";
import { automationExecutionArns, reviewRuleName } from "../../../model/audit/clean-up/names";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { ResolvedRetirement } from "../../../model/resolve/resolved-clean-up";
import { RESTORED_TEST_TABLE_PREFIX } from "../../../model/restored-test-table";
import { retireTable } from "../../../runbooks/retire-table";
import { jsonText } from "../../expression-text";
import { ServiceRole } from "../../role/service-role";

export interface RetireTableProps {
  readonly environment: ResolvedEnvironment;
  readonly retirement: ResolvedRetirement;
  readonly keepTag: string;
}

/** The runbook that retires tables, and the role that it runs with. */
export class RetireTable extends Construct {
  constructor(scope: Construct, id: string, { environment, retirement, keepTag }: RetireTableProps) {
    super(scope, id);
    const role = new ServiceRole(this, "retire_table", {
      name: retirement.roleName,
      description: `Retires tables that nobody uses, never one of ${environment.name}`,
      service: "ssm.amazonaws.com",
      condition: {
        StringEquals: { "aws:SourceAccount": environment.account },
        ArnLike: { "aws:SourceArn": automationExecutionArns(environment) },
      },
      statements: retirement.statements,
      boundaryArn: environment.access.serviceBoundaryArns.audit,
    });
    const document = retireTable({
      roleArn: retirement.roleArn,
      graceDays: retirement.graceDays,
      approvers: retirement.approvers,
      minimumApprovals: retirement.minimumApprovals,
      alertTopicArn: environment.alerts.topicArn,
      ruleName: reviewRuleName(environment.name, "abandoned-tables"),
      keepTag,
      backupName: retirement.backupName,
      environmentPrefix: retirement.environmentPrefix,
      restoredTestTablePrefix: RESTORED_TEST_TABLE_PREFIX,
    });
    new SsmDocument(this, "retire_table$document", {
      name: retirement.documentName,
      documentType: "Automation",
      documentFormat: "JSON",
      content: jsonText(document),
      dependsOn: [role.ready],
    });
  }
}
