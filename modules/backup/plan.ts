import { BackupPlan, BackupPlanRule } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { Construct } from "constructs";
import { terraformName } from "../../model/names";
import { Acceptance } from "../../model/resolve/resolved";
import { ResolvedBackupPlan, ResolvedBackupRule, ResolvedLifecycle } from "../../model/resolve/resolved-backup";
import { addComment } from "../element-comment";
import { ServiceRole } from "../role/service-role";
import { Vault } from "./vault";

export interface PlanProps {
  readonly plan: ResolvedBackupPlan;
  /** Why it does without a control. */
  readonly acceptances: readonly Acceptance[];
  readonly vault: Vault;
  /** The vault that copies go to, where this stack makes it. */
  readonly secondVault?: Vault;
  readonly role: ServiceRole;
}

function lifecycle({ deleteAfter, coldAfter }: ResolvedLifecycle) {
  return { deleteAfter, coldStorageAfter: coldAfter };
}

function planRule(rule: ResolvedBackupRule, vault: Vault): BackupPlanRule {
  return {
    ruleName: rule.name,
    targetVaultName: vault.vaultName,
    schedule: rule.schedule,
    scheduleExpressionTimezone: rule.timeZone,
    startWindow: rule.startWindow,
    completionWindow: rule.completionWindow,
    lifecycle: lifecycle(rule.lifecycle),
    recoveryPointTags: { ...rule.tags },
    copyAction: rule.copies.map((copy) => ({ destinationVaultArn: copy.vaultArn, lifecycle: lifecycle(copy) })),
  };
}

/**
 * A plan and the tables that it backs up, by their ARNs: nothing depends on tags that somebody may forget or change, and
 * no table that a restore makes is ever selected.
 */
export class Plan extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { plan, acceptances, vault, secondVault, role }: PlanProps) {
    super(scope, id);
    const guards = [...vault.guards, ...(secondVault?.guards ?? [])];
    const resource = new BackupPlan(this, "tables$plan", {
      name: plan.planName,
      rule: plan.rules.map((rule) => planRule(rule, vault)),
      // Destinations are named by their ARNs: Terraform does not see that they have to be there first.
      dependsOn: guards,
    });
    for (const { control, reason } of acceptances) addComment(resource, `accepted: ${control}: ${reason}`);
    for (const selection of plan.selections) {
      new BackupSelection(this, `${terraformName(selection.name)}$selection`, {
        name: selection.name,
        planId: resource.id,
        iamRoleArn: role.arn,
        resources: [...selection.tableArns],
        dependsOn: [role.ready],
      });
    }
    this.arn = resource.arn;
  }
}
