import { BackupNotFoundException, DynamoDBClient, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { SNSClient } from "@aws-sdk/client-sns";
import { Answers, answeringClient, SeenCall, Sent } from "../clean-up/testing/answering-client";
import { deletingExpired } from "./handler";
import { readSettings, Settings } from "./settings";

const NOW = new Date("2026-11-27T10:00:00Z");

const SETTINGS: Settings = {
  environment: "prod",
  mode: "delete",
  topicArn: "arn:aws:sns:eu-west-1:111122223333:prod-alerts",
  retentionDays: 35,
  lastOfDeletedTables: "keep",
  finalBackupDays: 365,
  maximumPerRun: 50,
};

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000);
}

function aBackup(name: string, table: string, age: number, overrides: object = {}): object {
  return {
    BackupArn: `arn:${table}/backup/${name}`,
    BackupName: name,
    TableName: table,
    TableId: `id of ${table}`,
    BackupCreationDateTime: daysAgo(age),
    BackupStatus: "AVAILABLE",
    BackupType: "USER",
    BackupSizeBytes: 2e9,
    ...overrides,
  };
}

const TABLES = ["prod-orders", "prod-sessions"];

/** Backups in pages of two, of tables that exist where they are named above. */
function answersWith(backups: readonly object[], answers: Answers): Answers {
  return {
    ListBackups: ({ ExclusiveStartBackupArn: after }) => {
      const start = after === undefined ? 0 : Number(after);
      const next = start + 2 < backups.length ? String(start + 2) : undefined;
      return { BackupSummaries: backups.slice(start, start + 2), LastEvaluatedBackupArn: next };
    },
    DescribeTable: ({ TableName = "" }) => {
      if (!TABLES.includes(TableName)) throw new ResourceNotFoundException({ message: "none", $metadata: {} });
      return {
        Table: {
          TableName,
          TableArn: `arn:aws:dynamodb:eu-west-1:111122223333:table/${TableName}`,
          TableId: `id of ${TableName}`,
          TableStatus: "ACTIVE",
          CreationDateTime: daysAgo(1000),
        },
      };
    },
    ListTagsOfResource: ({ ResourceArn = "", NextToken }) =>
      NextToken === undefined
        ? { Tags: [{ Key: "environment", Value: "prod" }], NextToken: "more" }
        : { Tags: ResourceArn.endsWith("sessions") ? [{ Key: "backup-retention-days", Value: "7" }] : [] },
    DeleteBackup: () => ({}),
    Publish: () => ({}),
    ...answers,
  };
}

beforeEach(() => {
  jest.spyOn(console, "info").mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

async function run(
  backups: readonly object[],
  {
    settings = {},
    answers = {},
    time = () => 600_000,
  }: { settings?: Partial<Settings>; answers?: Answers; time?: () => number } = {},
) {
  const seen: SeenCall[] = [];
  const all = answersWith(backups, answers);
  const around = {
    settings: { ...SETTINGS, ...settings },
    dynamodb: answeringClient(new DynamoDBClient({ region: "eu-west-1" }), all, seen),
    sns: answeringClient(new SNSClient({ region: "eu-west-1" }), all, seen),
    now: () => NOW,
  };
  const error = await deletingExpired(() => around)({}, { getRemainingTimeInMillis: time }).then(
    () => undefined,
    (failure: unknown) => String(failure),
  );
  const of = (operation: string) =>
    seen.filter((call) => call.operation === operation).map(({ input }) => input as Sent);
  return { error, deleted: of("DeleteBackup").map(({ BackupArn }) => BackupArn), messages: of("Publish"), of };
}

test("what is beyond its retention is deleted, by the table's tag or the environment's days, and told once", async () => {
  const { error, deleted, messages, of } = await run([
    aBackup("old", "prod-orders", 40),
    aBackup("young", "prod-orders", 30),
    aBackup("short", "prod-sessions", 8),
    aBackup("other", "dev-orders", 900),
  ]);
  expect(error).toBeUndefined();
  expect(deleted).toEqual(["arn:prod-orders/backup/old", "arn:prod-sessions/backup/short"]);
  expect(of("ListBackups")).toMatchObject([{ BackupType: "USER" }, { BackupType: "USER" }]);
  expect(messages).toEqual([
    {
      TopicArn: SETTINGS.topicArn,
      Subject: "prod: 2 expired backups deleted",
      Message: [
        "2 on-demand backups beyond their retention were deleted: 4 GB.",
        "",
        "Deleted:",
        "- prod-orders: old. It is of 2026-10-18, and kept for 35 days.",
        "- prod-sessions: short. It is of 2026-11-19, and kept for 7 days.",
      ].join("\n"),
    },
  ]);
});

test("backups of AWS Backup and of DynamoDB itself are never touched, even if AWS lists them", async () => {
  const { deleted } = await run([
    aBackup("a", "prod-orders", 900, { BackupType: "AWS_BACKUP" }),
    aBackup("b", "prod-orders", 900, { BackupType: "SYSTEM" }),
  ]);
  expect(deleted).toEqual([]);
});

test("nothing is deleted or told where backups are only reported, and the log says what would be", async () => {
  const { deleted, messages } = await run([aBackup("old", "prod-orders", 40)], { settings: { mode: "report" } });
  expect({ deleted, messages }).toEqual({ deleted: [], messages: [] });
  expect(console.info).toHaveBeenCalledWith(
    expect.objectContaining({
      mode: "report",
      delete: [expect.objectContaining({ reason: expect.any(String) as string })],
    }),
  );
});

test("nothing is told where nothing is deleted", async () => {
  expect((await run([aBackup("young", "prod-orders", 3)])).messages).toEqual([]);
});

test("one run deletes no more than it may, and says that there is more", async () => {
  const backups = [10, 30, 20].map((age) => aBackup(`of ${age}`, "prod-sessions", age));
  const { deleted, messages } = await run(backups, { settings: { maximumPerRun: 2 } });
  expect(deleted).toEqual(["arn:prod-sessions/backup/of 30", "arn:prod-sessions/backup/of 20"]);
  expect(messages[0]?.["Message"]).toContain("to be deleted by the next runs:\n- prod-sessions: of 10.");
});

test("the last backup of a table that is gone stays, unless it is said otherwise", async () => {
  const backups = [aBackup("older", "prod-gone", 500), aBackup("last", "prod-gone", 400)];
  const { deleted, messages } = await run(backups);
  expect(deleted).toEqual(["arn:prod-gone/backup/older"]);
  expect(messages[0]?.["Message"]).toContain("and kept:\n- prod-gone: last.");
  const all = await run(backups, { settings: { lastOfDeletedTables: "delete" } });
  expect(all.deleted).toHaveLength(2);
});

test("the last backup of a table that was retired goes by its name, without asking for a table that is not ours", async () => {
  const final = (name: string, age: number) => aBackup(`final-before-retirement-${name}`, "of-anybody", age);
  const { error, deleted, of } = await run([final("prod", 366), final("prod", 365), final("dev", 900)]);
  expect(error).toBeUndefined();
  expect(deleted).toEqual(["arn:of-anybody/backup/final-before-retirement-prod"]);
  expect(of("DescribeTable")).toEqual([]);
});

test("a table that cannot be read keeps its backups, the others do not, and the invocation fails", async () => {
  const { DescribeTable } = answersWith([], {});
  const { error, deleted } = await run(
    [aBackup("a", "prod-orders", 400), aBackup("b", "prod-orders", 300), aBackup("c", "prod-sessions", 300)],
    {
      answers: {
        DescribeTable: (input) => {
          if (input["TableName"] === "prod-orders") throw new Error("no access");
          return DescribeTable?.(input) ?? {};
        },
      },
    },
  );
  expect(deleted).toEqual(["arn:prod-sessions/backup/c"]);
  expect(error).toBe("Error: 1 failure: prod-orders: Error: no access");
});

test("a backup that cannot be deleted does not keep the others, is not told as deleted, and fails the invocation", async () => {
  const { error, messages } = await run([aBackup("a", "prod-orders", 400), aBackup("b", "prod-orders", 300)], {
    answers: {
      DeleteBackup: ({ BackupArn }) => {
        if (BackupArn?.endsWith("a")) throw new Error("in use");
        return {};
      },
    },
  });
  expect(error).toBe("Error: 1 failure: arn:prod-orders/backup/a: Error: in use");
  expect(messages).toMatchObject([{ Subject: "prod: 1 expired backup deleted" }]);
});

test("a backup that is gone already is as good as deleted", async () => {
  const DeleteBackup = () => {
    throw new BackupNotFoundException({ message: "gone", $metadata: {} });
  };
  expect((await run([aBackup("a", "prod-orders", 400)], { answers: { DeleteBackup } })).error).toBeUndefined();
});

test("a run that has no time left deletes nothing more and fails", async () => {
  const { error, deleted } = await run([aBackup("a", "prod-orders", 400)], { time: () => 1000 });
  expect(deleted).toEqual([]);
  expect(error).toContain("prod-orders: no time was left");
});

test("bad settings are refused together", () => {
  const settings = { ENVIRONMENT: "", MODE: "maybe", RETENTION_DAYS: "0", MAXIMUM_PER_RUN: "many" };
  expect(() => readSettings(settings)).toThrow(
    "Bad settings: the variable ENVIRONMENT is missing; the variable ALERT_TOPIC_ARN is missing; " +
      'the variable MODE is "maybe", and has to be "report" or "delete"; ' +
      'the variable RETENTION_DAYS is "0", and has to be a whole number from 1 to 36500; ' +
      'the variable LAST_OF_DELETED_TABLES is undefined, and has to be "keep" or "delete"; ' +
      "the variable FINAL_BACKUP_DAYS is undefined, and has to be a whole number from 0 to 36500; " +
      'the variable MAXIMUM_PER_RUN is "many", and has to be a whole number from 1 to 1000.',
  );
});
