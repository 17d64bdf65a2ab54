import { BackupPlan, JudgedBackup } from "../clean-up/expired-backups";
import { counted, gigabytes } from "../clean-up/words";

/** Lines of a message: more are in the log. A message of SNS holds 256 KB. */
const MAX_LINES = 100;

/** What people are told of a run that deleted something. */
export function deletionReport(
  environment: string,
  deleted: readonly JudgedBackup[],
  { postponed, kept }: BackupPlan,
): { readonly subject: string; readonly message: string } {
  const bytes = deleted.reduce((sum, { backup }) => sum + backup.bytes, 0);
  const line = ({ backup, reason }: JudgedBackup) => `- ${backup.tableName}: ${backup.name}. ${reason}`;
  const list = (title: string, judged: readonly JudgedBackup[]) =>
    judged.length === 0
      ? []
      : [
          "",
          title,
          ...judged.slice(0, MAX_LINES).map(line),
          ...(judged.length > MAX_LINES
            ? [`and ${counted(judged.length - MAX_LINES, "more", "more")}, see the log`]
            : []),
        ];
  return {
    subject: `${environment}: ${counted(deleted.length, "expired backup")} deleted`,
    message: [
      `${counted(deleted.length, "on-demand backup")} beyond their retention were deleted: ${gigabytes(bytes)}.`,
      ...list("Deleted:", deleted),
      ...list("Expired as well, to be deleted by the next runs:", postponed),
      ...list("Older than their retention, and kept:", kept),
    ].join("\n"),
  };
}
