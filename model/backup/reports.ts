import { Locality, roleArn } from "../arn";

/** What AWS Backup writes each day about the jobs of the last one. */
export const JOB_REPORTS = ["BACKUP_JOB_REPORT", "COPY_JOB_REPORT", "RESTORE_JOB_REPORT"] as const;

/** What it writes about a framework. */
export const COMPLIANCE_REPORTS = ["CONTROL_COMPLIANCE_REPORT", "RESOURCE_COMPLIANCE_REPORT"] as const;

/** The service whose role delivers reports. */
export const REPORTS_SERVICE = "reports.backup.amazonaws.com";

/** The role that AWS Backup delivers reports with: an account has one, made by whoever needs it first. */
export function reportsRoleArn(locality: Locality): string {
  return roleArn(locality, `aws-service-role/${REPORTS_SERVICE}/AWSServiceRoleForBackupReports`);
}

/** Names of frameworks and report plans have letters, digits and `_` only, and begin with a letter. */
export function auditName(environmentName: string, what: string): string {
  return `${environmentName}_${what}`.replaceAll("-", "_");
}
