import { BACKUP_SOURCES } from "../../backup/limits";
import { checkTags } from "../tag-texts";
import { eachPlan } from "./backup-rule";

/** Tags that the project sets on every backup, beside those that every tag must not be called. */
const OWN_TAGS = ["tier"];

/** Where the Region's settings are owned, they let DynamoDB be backed up with everything that copies and locks need. */
export const backupSettings = eachPlan(({ value, path }, report) => {
  const { regionSettings, recoveryPointTags } = value;
  checkTags(recoveryPointTags, path.at("recoveryPointTags"), report);
  for (const tag of OWN_TAGS) {
    const received = recoveryPointTags?.[tag];
    if (received === undefined) continue;
    const message = "The project sets this tag itself.";
    report.error(path.at("recoveryPointTags").at(tag), { message, received, expected: "another key" });
  }
  if (regionSettings === undefined) return;
  for (const setting of ["optIn", "management"] as const) {
    if (regionSettings[setting]["DynamoDB"] === true) continue;
    report.error(path.at("regionSettings").at(setting).at("DynamoDB"), {
      message:
        "Without this setting AWS Backup makes no backups of DynamoDB that have the vault's key or can be copied.",
      received: regionSettings[setting]["DynamoDB"],
      expected: "true, beside every other resource type that `aws backup describe-region-settings` lists",
      source: BACKUP_SOURCES.advancedDynamoDb,
    });
  }
});
