import { BackupFramework } from "@cdktf/provider-aws/lib/backup-framework";
import { Construct } from "constructs";
import { ResolvedFramework } from "../../model/resolve/resolved-backup";

/** The framework by which AWS Backup Audit Manager checks plan, vaults and backups. AWS Config has to record. */
export function auditFramework(scope: Construct, id: string, { frameworkName, controls }: ResolvedFramework) {
  return new BackupFramework(scope, id, {
    name: frameworkName,
    description: "Whether tables are backed up, locked and copied as declared",
    control: controls.map(({ name, parameters, resourceTypes }) => ({
      name,
      inputParameter: Object.entries(parameters).map(([parameter, value]) => ({ name: parameter, value })),
      scope: resourceTypes.length === 0 ? undefined : { complianceResourceTypes: [...resourceTypes] },
    })),
  });
}
