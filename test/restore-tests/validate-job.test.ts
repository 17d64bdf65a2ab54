import { DeleteTableCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { complaints, recurringPayments, sessions } from "../../environments/tables";
import { aJob, KEY_ARN } from "../../functions/restore-validation/fixtures";
import { RestoreJob } from "../../functions/restore-validation/restore-job";
import { Surroundings, validateJob } from "../../functions/restore-validation/validate-job";
import { readDeclarations } from "../../functions/restore-validation/declaration";
import { Table } from "../../model/table";
import { declarationOf, DeclaredTable, renderDeclarations } from "../../model/restore-tests/declarations";
import { Deadline, DeadlineExceededError } from "../../client";
import { createTable, Engine, startEngine } from "../access-patterns/engine";
import { toSdkItem } from "../access-patterns/sdk-items";
import { startFaultProxy } from "../client/fault-proxy";
import { clientOf } from "../client/test-client";
import { InMemoryJobs, InMemoryListeners } from "./in-memory";
import { restoredTable } from "./restored-table";

const RESTORED = "awsbackup-restore-test-1a2b";
const CATALOGUE: readonly Table[] = [sessions, recurringPayments, complaints];
const sourceArn = ({ name }: Table) => `arn:aws:dynamodb:eu-west-1:333333333333:table/prod-${name}`;

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());
afterEach(async () => {
  await engine.client.send(new DeleteTableCommand({ TableName: RESTORED })).catch((error: unknown) => {
    if (!(error instanceof Error && error.name === "ResourceNotFoundException")) throw error;
  });
});

interface Restore {
  readonly jobs: InMemoryJobs;
  readonly listeners: InMemoryListeners;
  readonly run: () => ReturnType<typeof validateJob>;
}

/** A restore of a table of the catalogue, of which the job says this. */
function aRestore(
  table: Table,
  job: Partial<RestoreJob> = {},
  { minimumItems = 1, sizeBytes = 2_000, timeMs = 60_000, url = engine.url } = {},
): Restore {
  const declared = declarationOf(table, sourceArn(table), minimumItems);
  const jobs = new InMemoryJobs([aJob({ sourceArn: sourceArn(table), ...job })], {
    sizeBytes,
    sourceArn: sourceArn(table),
  });
  const listeners = new InMemoryListeners();
  const around: Surroundings = {
    settings: {
      environment: "sandbox",
      planArnPrefix: "arn:aws:backup:eu-west-1:444444444444:restore-testing-plan:sandbox_restore_tests",
      keyArn: KEY_ARN,
      vaultName: "sandbox-backup",
      alertTopicArn: "arn:aws:sns:eu-west-1:444444444444:sandbox-alerts",
      metricNamespace: "sandbox/restore-tests",
    },
    // As the function gets it: through the file.
    declarations: readDeclarations(renderDeclarations({ countAtMost: 1_000, plans: [], tables: [declared] })),
    jobs,
    listeners,
    clientOf: (declaration, tableName) => {
      // As with the function's own waits, time is up long before the attempts are.
      const waits = { backoff: { throttling: { baseMs: 20, capMs: 40 } }, random: () => 1 };
      const client = clientOf(declaration, url, { tableName, maxAttempts: 100, budgetMs: 900_000, ...waits });
      // The engine knows no encryption; what the function makes of it is tested without an engine.
      client.document.middlewareStack.add(
        (next) => async (args) => {
          const { output, ...rest } = await next(args);
          const encrypted = { Status: "ENABLED", SSEType: "KMS", KMSMasterKeyArn: KEY_ARN };
          if ("Table" in output) Object.assign(output.Table as object, { SSEDescription: encrypted });
          return { output, ...rest };
        },
        { step: "initialize" },
      );
      return client;
    },
    deadline: Deadline.within(timeMs),
  };
  return { jobs, listeners, run: () => validateJob("job-1", around) };
}

async function restore(table: Table, change: (declared: DeclaredTable) => DeclaredTable = (same) => same) {
  const declared = change(declarationOf(table, sourceArn(table), 1));
  await createTable(engine.client, restoredTable(declared, RESTORED), table.sampleItems ?? []);
}

describe.each(CATALOGUE.map((table) => [table.name, table] as const))("a restore of %s", (name, table) => {
  test("that brought everything back is reported as a success, with the time it took", async () => {
    await restore(table);
    const { jobs, listeners, run } = aRestore(table);
    expect(await run()).toBe("as declared");
    const items = table.sampleItems?.length;
    expect(jobs.reports).toEqual([
      {
        id: "job-1",
        status: "SUCCESSFUL",
        message: expect.stringContaining(`${items} items, from a recovery`) as string,
      },
    ]);
    expect(listeners.alerts).toEqual([]);
    const at = new Date("2026-11-01T03:42:30Z");
    expect(listeners.measurements).toEqual([
      { metric: "RestoreValidationFailed", value: 0, at },
      { metric: "RestoreValidationFailed", value: 0, at, table: name },
      { metric: "RestoreMinutes", value: 42.5, at, table: name },
      { metric: "RestoreItemsNotCompared", value: 0, at },
      { metric: "RestoreItemsNotCompared", value: 0, at, table: name },
    ]);
  });

  test("without its indexes is a failure, with what cannot be read through each", async () => {
    await restore(table, (declared) => ({ ...declared, globalSecondaryIndexes: [] }));
    const { jobs, listeners, run } = aRestore(table);
    expect(await run()).toBe("not as declared");
    expect(jobs.reports.map(({ status }) => status)).toEqual(["FAILED"]);
    expect(listeners.measurements[0]).toMatchObject({ metric: "RestoreValidationFailed", value: 1 });
    const [alert] = listeners.alerts;
    for (const index of table.globalSecondaryIndexes ?? []) {
      expect(alert?.message).toContain(`global secondary index ${index.name}\n`);
    }
    const through = table.accessPatterns.filter(({ index, example }) => index !== undefined && example !== undefined);
    for (const pattern of through) expect(alert?.message).toContain(`access pattern "${pattern.name}"`);
    expect(through.length).toBeGreaterThan(0);
  });
});

test("an empty table is a failure, whatever its declaration looks like", async () => {
  await createTable(engine.client, restoredTable(declarationOf(sessions, sourceArn(sessions), 1), RESTORED), []);
  const { listeners, run } = aRestore(sessions);
  expect(await run()).toBe("not as declared");
  expect(listeners.alerts[0]?.message).toContain("It has 0 items; at least 1 are expected.");
  expect(listeners.alerts[0]?.message).toContain("0 items of about");
});

test("a small table is counted in one piece: what each segment's reads are rounded up to would hide that it is empty", async () => {
  await restore(sessions);
  let scans = 0;
  const fault = (operation: string) => void (scans += operation === "Scan" ? 1 : 0);
  const proxy = await startFaultProxy({ target: engine.url, fault, delayMs: 0 });
  expect(await aRestore(sessions, {}, { url: proxy.url, sizeBytes: 2_000 }).run()).toBe("as declared");
  await proxy.stop();
  // One for the samples, one for the count: no pattern of sessions scans.
  expect(scans).toBe(2);
});

test("items of another shape than declared are a finding", async () => {
  const change = (declared: DeclaredTable) => ({ ...declared, sortKey: undefined, globalSecondaryIndexes: [] });
  await createTable(
    engine.client,
    restoredTable(change(declarationOf(sessions, sourceArn(sessions), 1)), RESTORED),
    [],
  );
  await engine.client.send(new PutItemCommand({ TableName: RESTORED, Item: toSdkItem({ PK: { S: "suuid#1" } }) }));
  const { listeners, run } = aRestore(sessions);
  expect(await run()).toBe("not as declared");
  expect(listeners.alerts[0]?.message).toContain("Its key is PK (S); declared is PK (S), SK (S).");
});

test("an event that comes twice is dealt with once", async () => {
  await restore(sessions);
  const { jobs, listeners, run } = aRestore(sessions);
  expect(await run()).toBe("as declared");
  const measured = listeners.measurements.length;
  expect(await run()).toBe("validated before");
  expect(jobs.reports).toHaveLength(1);
  expect(listeners.measurements).toHaveLength(measured);
});

test("an event that was dealt with in part is dealt with again", async () => {
  await restore(sessions);
  const { jobs, listeners, run } = aRestore(sessions, {}, { minimumItems: 1_000 });
  const report = jest.spyOn(jobs, "report").mockRejectedValueOnce(new Error("503"));
  await expect(run()).rejects.toThrow("503");
  expect(await run()).toBe("not as declared");
  expect(report).toHaveBeenCalledTimes(2);
  expect(listeners.alerts).toHaveLength(2);
});

test.each(["FAILED", "ABORTED"])("a restore that ended as %s is alarmed of, and not looked at", async (status) => {
  const { jobs, listeners, run } = aRestore(sessions, {
    status,
    statusMessage: "Access denied",
    createdArn: undefined,
  });
  expect(await run()).toBe("not restored");
  expect(jobs.reports).toEqual([]);
  expect(listeners.alerts).toEqual([
    {
      subject: `sandbox: the test restore of sessions ended as ${status}`,
      message: expect.stringContaining("Access denied") as string,
    },
  ]);
  expect(listeners.measurements.map(({ metric, value, table }) => [metric, value, table])).toEqual([
    ["RestoreValidationFailed", 1, undefined],
    ["RestoreValidationFailed", 1, "sessions"],
  ]);
});

test.each<[string, Partial<RestoreJob>]>([
  ["somebody else's", { planArn: undefined }],
  ["somebody else's", { planArn: "arn:aws:backup:eu-west-1:444444444444:restore-testing-plan:other-1" }],
  ["not over yet", { status: "RUNNING" }],
])("nothing is done with a job that is %s", async (outcome, job) => {
  const { jobs, listeners, run } = aRestore(sessions, job);
  expect(await run()).toBe(outcome);
  expect([jobs.reports, listeners.alerts, listeners.measurements]).toEqual([[], [], []]);
});

test.each<[string, Partial<RestoreJob>]>([
  ["is gone before it was validated", {}],
  ["has not made a test table", { createdArn: "arn:aws:dynamodb:eu-west-1:444444444444:table/prod-sessions" }],
  ["has not made a test table", { createdArn: undefined }],
  ["Nothing declares the table", { sourceArn: "arn:aws:dynamodb:eu-west-1:333333333333:table/prod-other" }],
])("a job whose table %s fails", async (message, job) => {
  const { jobs, listeners, run } = aRestore(sessions, job);
  expect(await run()).toBe("not as declared");
  expect(listeners.alerts[0]?.message).toContain(message);
  expect(jobs.reports[0]?.message).toContain(message);
});

test("a job that does not say whose backup it restored is asked for its recovery point", async () => {
  await restore(sessions);
  expect(await aRestore(sessions, { sourceArn: undefined }).run()).toBe("as declared");
});

test("what is no fault of the table is no verdict: the event is tried again", async () => {
  const { jobs, listeners, run } = aRestore(sessions);
  jest.spyOn(jobs, "recoveryPointOf").mockRejectedValue(new Error("throttled"));
  await expect(run()).rejects.toThrow("throttled");
  expect([jobs.reports, listeners.alerts]).toEqual([[], []]);
});

describe("where reading the table is throttled until the time is up", () => {
  const TIME_MS = 400;

  /** A restore whose scans beyond this many are refused, as those of a table without capacity are. */
  async function throttledAfter(scans: number) {
    await restore(sessions);
    let seen = 0;
    const fault = (operation: string) => (operation === "Scan" && ++seen > scans ? "throttle" : undefined);
    const proxy = await startFaultProxy({ target: engine.url, fault, delayMs: 0 });
    const restored = aRestore(sessions, {}, { timeMs: TIME_MS, url: proxy.url, minimumItems: 0 });
    const outcome = await restored.run().catch((error: unknown) => error);
    await proxy.stop();
    return { ...restored, outcome };
  }

  test("a count ends in time, and what was not compared is said and measured", async () => {
    const { outcome, jobs, listeners } = await throttledAfter(1);
    expect(outcome).toBe("as declared");
    expect(jobs.reports).toMatchObject([
      {
        status: "SUCCESSFUL",
        message: expect.stringMatching(/counting ended for lack of time.*\(item count not compared\)/) as string,
      },
    ]);
    const compared = listeners.measurements.filter(({ metric }) => metric === "RestoreItemsNotCompared");
    expect(compared.map(({ table, value }) => [table, value])).toEqual([
      [undefined, 1],
      ["sessions", 1],
    ]);
  });

  test("a table that cannot be read at all gets no verdict", async () => {
    const { outcome, jobs, listeners } = await throttledAfter(0);
    expect(outcome).toBeInstanceOf(DeadlineExceededError);
    expect([jobs.reports, listeners.alerts, listeners.measurements]).toEqual([[], [], []]);
  });
});
