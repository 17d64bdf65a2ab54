import { frameworkControls } from "../backup/framework";
import { KeptBackups } from "../backup/plan-of";
import { auditName, COMPLIANCE_REPORTS, JOB_REPORTS, reportsRoleArn } from "../backup/reports";
import { roleArn } from "../arn";
import { Environment } from "../environment";
import { bucketNameIn, partKeyAlias } from "../names";
import { ResolvedBackup } from "./resolved-backup";

type Audit = Pick<ResolvedBackup, "framework" | "reports" | "regionSettings" | "crossAccountBackup">;

/** What checks the backups and reports on them, and the settings that the environment owns. */
export function resolveBackupAudit(
  declared: KeptBackups,
  environment: Environment,
  { vault, secondVault }: Pick<ResolvedBackup, "vault" | "secondVault">,
): Audit {
  if (declared.kind !== "plan") return {};
  const {
    auditFramework = false,
    reports,
    regionSettings,
    crossAccountBackup,
    otherAccount,
    deletionRoles = [],
  } = declared;
  const { name } = environment;
  const deletionRoleArns = deletionRoles.map((each) => roleArn(environment, each));
  const templates = [...JOB_REPORTS, ...(auditFramework ? COMPLIANCE_REPORTS : [])];
  return {
    framework: auditFramework
      ? {
          frameworkName: auditName(name, "backup"),
          controls: frameworkControls({ vault, secondVault, otherAccount, deletionRoleArns }),
        }
      : undefined,
    reports: reports && {
      bucketName: bucketNameIn(environment, "backup"),
      keyAlias: partKeyAlias(name, "backup"),
      deliveryRoleArn: reportsRoleArn(environment),
      createsDeliveryRole: reports.createsServiceLinkedRole ?? false,
      plans: templates.map((template) => ({ template, planName: auditName(name, template.toLowerCase()) })),
    },
    regionSettings,
    crossAccountBackup,
  };
}
