import { BackupGlobalSettings } from "@cdktf/provider-aws/lib/backup-global-settings";
import { BackupRegionSettings } from "@cdktf/provider-aws/lib/backup-region-settings";
import { Construct } from "constructs";
import { ResolvedBackup } from "../../model/resolve/resolved-backup";
import { addComment } from "../element-comment";

/** Settings of AWS Backup that environments share, where this one owns them. */
export function ownedSettings(scope: Construct, owned: Pick<ResolvedBackup, "regionSettings" | "crossAccountBackup">) {
  const { regionSettings, crossAccountBackup } = owned;
  if (regionSettings) {
    const settings = new BackupRegionSettings(scope, "region", {
      resourceTypeOptInPreference: { ...regionSettings.optIn },
      resourceTypeManagementPreference: { ...regionSettings.management },
    });
    addComment(settings, "The account has these once in the Region: no other environment owns them.");
  }
  if (crossAccountBackup !== undefined) {
    const settings = new BackupGlobalSettings(scope, "organization", {
      globalSettings: { isCrossAccountBackupEnabled: String(crossAccountBackup) },
    });
    addComment(settings, "AWS takes this from the organization's management account only.");
  }
}
