import { BackupNotFoundException, DeleteBackupCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { forEach, Outcome, troubles, valuesOf } from "../clean-up/bounded";
import { dayOf } from "../clean-up/days";
import { BackedUpTable, BackupPlan, JudgedBackup, NativeBackup, planBackups } from "../clean-up/expired-backups";
import { readBackups } from "../clean-up/read-backups";
import { readTable } from "../clean-up/read-table";
import { readTags } from "../clean-up/read-tables";
import { timeLeft, TimedContext } from "../clean-up/time-left";
import { counted } from "../clean-up/words";
import { inTime, sdkClient } from "../sdk-client";
import { deletionReport } from "./deletion-report";
import { readSettings, Settings } from "./settings";

export interface Surroundings {
  readonly settings: Settings;
  readonly dynamodb: DynamoDBClient;
  readonly sns: SNSClient;
  readonly now: () => Date;
}

/** Requests to DynamoDB's control plane at the same time: AWS deletes ten backups a second. */
const AT_ONCE = 3;

/** Tables with backups of this environment that exist, by what became of asking. */
function readTables(
  { dynamodb, settings }: Surroundings,
  backups: readonly NativeBackup[],
  hasTime: () => boolean,
): Promise<Outcome<string, BackedUpTable | undefined>[]> {
  const names = new Set(backups.map(({ tableName }) => tableName));
  const ours = [...names].filter((name) => name.startsWith(`${settings.environment}-`));
  return forEach(ours, AT_ONCE, hasTime, async (name) => {
    const table = await readTable(dynamodb, name);
    return table && { id: table.id, name, tags: await readTags(dynamodb, table.arn) };
  });
}

function deleteBackups(
  { dynamodb }: Surroundings,
  { delete: expired }: BackupPlan,
  hasTime: () => boolean,
): Promise<Outcome<JudgedBackup, JudgedBackup>[]> {
  return forEach(expired, AT_ONCE, hasTime, async (judged) => {
    try {
      await dynamodb.send(new DeleteBackupCommand({ BackupArn: judged.backup.arn }));
    } catch (error) {
      // Somebody else was faster.
      if (!(error instanceof BackupNotFoundException)) throw error;
    }
    return judged;
  });
}

/**
 * Deletes the on-demand backups that are beyond their retention, and tells what it has deleted. What cannot be read is
 * taken for nothing: a table that could not be asked keeps its backups. The invocation fails then, which raises an alarm.
 */
export function deletingExpired(around: () => Surroundings) {
  return async (_event: unknown, context: TimedContext): Promise<void> => {
    const here = around();
    const { settings } = here;
    const hasTime = timeLeft(context);
    const backups = await readBackups(here.dynamodb);
    const tables = await readTables(here, backups, hasTime);
    const unread = new Set(tables.flatMap(({ kind, item }) => (kind === "done" ? [] : [item])));
    const plan = planBackups(
      backups.filter(({ tableName }) => !unread.has(tableName)),
      valuesOf(tables).filter((table) => table !== undefined),
      { ...settings, today: dayOf(here.now()) },
    );
    const outcomes = settings.mode === "delete" ? await deleteBackups(here, plan, hasTime) : [];
    const deleted = valuesOf(outcomes);
    console.info({ mode: settings.mode, deleted, ...plan });
    if (deleted.length > 0) {
      const { subject, message } = deletionReport(settings.environment, deleted, plan);
      await here.sns.send(new PublishCommand({ TopicArn: settings.topicArn, Subject: subject, Message: message }));
    }
    const failed = [...troubles(tables, (name) => name), ...troubles(outcomes, ({ backup }) => backup.arn)];
    if (failed.length > 0) throw new Error(`${counted(failed.length, "failure")}: ${failed.join("; ")}`);
  };
}

let known: Surroundings | undefined;

function lambdaSurroundings(): Surroundings {
  return {
    settings: readSettings(process.env),
    dynamodb: sdkClient(DynamoDBClient),
    sns: sdkClient(SNSClient),
    now: () => new Date(),
  };
}

export const handler = inTime(deletingExpired(() => (known ??= lambdaSurroundings())));
