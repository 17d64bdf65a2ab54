import { App, TerraformOutput } from "cdktf";
import { terraformRegion } from "../model/names";
import { ResolvedEnvironment } from "../model/resolve/resolved";
import { ResolvedBackup, ResolvedVault } from "../model/resolve/resolved-backup";
import { auditFramework } from "../modules/backup/audit-framework";
import { BackupReports } from "../modules/backup/backup-reports";
import { BackupServiceRole } from "../modules/backup/backup-service-role";
import { JobAlerts } from "../modules/backup/job-alerts";
import { ownedSettings } from "../modules/backup/owned-settings";
import { Plan } from "../modules/backup/plan";
import { Vault } from "../modules/backup/vault";
import { withoutAccessLogs } from "../modules/bucket/bucket-exceptions";
import { FunctionCode } from "../modules/function/function-code";
import { RestoreTests } from "../modules/restore-tests/restore-tests";
import { AcceptedException, EnvironmentStack } from "./environment-stack";

/** Vaults, the plan that fills them and the roles that AWS Backup takes. */
export class BackupStack extends EnvironmentStack {
  private readonly reportsBucket: string | undefined;
  private readonly names = new Map<ResolvedVault, string>();

  constructor(
    app: App,
    environment: ResolvedEnvironment,
    private readonly backup: ResolvedBackup,
    code: FunctionCode,
  ) {
    super(app, "backup", environment);
    const vault = this.vault("vault", backup.vault);
    const secondVault =
      backup.secondVault && this.vault(`vault_${terraformRegion(backup.secondVault.region)}`, backup.secondVault);
    const { account, access } = environment;
    const boundaryArn = access.serviceBoundaryArns.backup;
    new BackupServiceRole(this, "restore", { account, boundaryArn, role: backup.restoreRole });
    if (backup.plan && backup.backupRole) {
      const role = new BackupServiceRole(this, "backup", { account, boundaryArn, role: backup.backupRole });
      const { plan, acceptances } = backup;
      new Plan(this, "$plan", { plan, acceptances, vault, secondVault, role });
    }
    new JobAlerts(this, "$alerts", {
      ...environment,
      environmentName: environment.name,
      vaultArn: backup.vault.arn,
      topicArn: environment.alerts.topicArn,
    });
    this.reportsBucket = this.audit()?.bucketAddress;
    ownedSettings(this, backup);
    const { restoreTests: tests } = environment;
    if (tests)
      new RestoreTests(this, "restore_tests", { tests, environment, code, providers: this, vault: vault.guards });
    new TerraformOutput(this, "vault_arn", { description: "Where backups are kept", value: vault.arn });
    new TerraformOutput(this, "restore_role_arn", {
      description: "What a restore job takes: it fills restored tables only",
      value: backup.restoreRole.arn,
    });
  }

  override get acceptedExceptions(): readonly AcceptedException[] {
    const unlocked = [...this.names].flatMap(([{ unlockedBecause: reason }, name]) =>
      reason === undefined ? [] : [{ control: "backup-vault-lock", address: `aws_backup_vault.${name}`, reason }],
    );
    const unlogged =
      this.reportsBucket === undefined || this.environment.accessLogBucket !== undefined
        ? []
        : [withoutAccessLogs(this.reportsBucket)];
    return [
      ...unlocked,
      ...unlogged,
      ...this.backup.acceptances.map((each) => ({ ...each, address: "aws_backup_plan.tables" })),
    ];
  }

  override get content() {
    const tables = this.backup.plan?.selections.flatMap(({ tableArns }) => tableArns) ?? [];
    return tables.length > 0 ? { count: tables.length, noun: "table" } : { count: 1, noun: "vault" };
  }

  override get notes(): readonly string[] {
    return [...this.backup.notes, ...(this.environment.restoreTests?.notes ?? []), ...this.functionNotes];
  }

  /** What checks the plan, and reports on it. */
  private audit(): BackupReports | undefined {
    const { account, region, accessLogBucket } = this.environment;
    const { framework, reports, preventDestroy } = this.backup;
    const made = framework && auditFramework(this, "framework", framework);
    if (!reports) return undefined;
    const props = { account, region, accessLogBucket, reports, frameworkArn: made?.arn, preventDestroy };
    return new BackupReports(this, "reports", props);
  }

  private vault(name: string, vault: ResolvedVault): Vault {
    const { account, deployRoleArn } = this.environment;
    const { deletionRoleArns, preventDestroy } = this.backup;
    this.names.set(vault, name);
    return new Vault(this, name, { account, deployRoleArn, deletionRoleArns, preventDestroy, vault, providers: this });
  }
}
