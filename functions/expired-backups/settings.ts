import { RetentionSettings } from "../clean-up/expired-backups";
import { SettingsReader } from "../clean-up/settings";

export interface Settings extends Omit<RetentionSettings, "today"> {
  /** Whether expired backups are deleted, or only named in the log. */
  readonly mode: "delete" | "report";
  /** The alert topic. */
  readonly topicArn: string;
}

/** The settings in the function's variables. @throws Error with everything that is wrong */
export function readSettings(variables: NodeJS.ProcessEnv): Settings {
  const reader = new SettingsReader("variable", variables);
  const settings: Settings = {
    environment: reader.text("ENVIRONMENT"),
    topicArn: reader.text("ALERT_TOPIC_ARN"),
    mode: reader.oneOf("MODE", ["report", "delete"]),
    retentionDays: reader.whole("RETENTION_DAYS", 1, 36_500),
    lastOfDeletedTables: reader.oneOf("LAST_OF_DELETED_TABLES", ["keep", "delete"]),
    finalBackupDays: reader.whole("FINAL_BACKUP_DAYS", 0, 36_500),
    maximumPerRun: reader.whole("MAXIMUM_PER_RUN", 1, 1000),
  };
  reader.done();
  return settings;
}
