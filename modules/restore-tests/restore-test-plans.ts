import { BackupRestoreTestingPlan } from "@cdktf/provider-aws/lib/backup-restore-testing-plan";
import { BackupRestoreTestingSelection } from "@cdktf/provider-aws/lib/backup-restore-testing-selection";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ResolvedRestoreTests, ResolvedTestPlan } from "../../model/resolve/resolved-restore-tests";
import { ServiceRole } from "../role/service-role";

export interface RestoreTestPlansProps {
  readonly tests: ResolvedRestoreTests;
  /** ARN of the key that restored tables are encrypted with. */
  readonly keyArn: string;
  /** What AWS Backup restores with. */
  readonly role: ServiceRole;
  /** What has to be there before the first test. */
  readonly ready: readonly ITerraformDependable[];
}

/**
 * The plans and, for each table, a selection of its own: the provider does not pass on a change to the ARNs of a selection
 * that exists (https://github.com/hashicorp/terraform-provider-aws/issues/48316), and with one table each there is none.
 */
export class RestoreTestPlans extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: RestoreTestPlansProps,
  ) {
    super(scope, id);
    for (const plan of props.tests.plans) this.plan(plan);
  }

  private plan({ planName, terraformName, tables }: ResolvedTestPlan): void {
    const { tests, keyArn, role, ready } = this.props;
    const plan = new BackupRestoreTestingPlan(this, `${terraformName}$${planName}`, {
      name: planName,
      scheduleExpression: tests.schedule,
      scheduleExpressionTimezone: tests.timeZone,
      startWindowHours: tests.startWindow,
      recoveryPointSelection: [
        {
          algorithm: "LATEST_WITHIN_WINDOW",
          includeVaults: [tests.vaultArn],
          // AWS Backup makes no continuous backups of DynamoDB tables.
          recoveryPointTypes: ["SNAPSHOT"],
          selectionWindowDays: tests.selectionWindow,
        },
      ],
      dependsOn: [...ready],
    });
    for (const table of tables) {
      new BackupRestoreTestingSelection(this, `${table.terraformName}$selection`, {
        name: table.selectionName,
        restoreTestingPlanName: plan.name,
        protectedResourceType: "DynamoDB",
        protectedResourceArns: [table.arn],
        iamRoleArn: role.arn,
        // Left alone, AWS Backup takes the key that AWS owns.
        restoreMetadataOverrides: { encryptionType: "KMS", kmsMasterKeyArn: keyArn },
        validationWindowHours: tests.validationWindow,
      });
    }
  }
}
