import { ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { MAX_METRICS_PER_REQUEST } from "../clean-up/daily-sums";
import { Sent } from "../clean-up/testing/answering-client";
import { answering } from "./handler";
import { aContext, Account, anAccount, aRuleEvent, description } from "./testing";

beforeEach(() => {
  jest.spyOn(console, "info").mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

interface Evaluation {
  readonly ComplianceResourceType: string;
  readonly ComplianceResourceId: string;
  readonly ComplianceType: string;
  readonly Annotation: string;
}

/** Runs a rule against an account; what AWS Config was told, and the error where the invocation failed. */
async function run(account: Account, parameters: Readonly<Record<string, string>> = {}, context = aContext()) {
  const { around, inputsOf } = anAccount(account);
  const error = await answering(() => around)(aRuleEvent(parameters), context).then(
    () => undefined,
    (failure: unknown) => String(failure),
  );
  const calls = inputsOf("PutEvaluations") as unknown as { Evaluations: Evaluation[]; ResultToken: string }[];
  const evaluations = calls.flatMap(({ Evaluations }) => Evaluations);
  const results = Object.fromEntries(evaluations.map((each) => [each.ComplianceResourceId, each.ComplianceType]));
  const reasons = Object.fromEntries(evaluations.map((each) => [each.ComplianceResourceId, each.Annotation]));
  return { error, calls, evaluations, results, reasons, inputsOf };
}

const used = (back: number) => (back === 7 ? 3 : 0);

describe("abandoned tables", () => {
  const tables = [
    description("used"),
    description("idle"),
    description("managed"),
    description("kept"),
    description("young", { CreationDateTime: new Date("2026-11-01T00:00:00Z") }),
    description("silent"),
    description("awsbackup-restore-test-1a2b"),
    description("going", { TableStatus: "DELETING" }),
  ];
  const account: Account = {
    tables,
    tags: { managed: { "managed-by": "terraform" }, kept: { keep: "for the auditors" } },
    measures: (of, _metric, back) => (of === "silent" ? undefined : of === "used" ? used(back) : 0),
  };

  test("are told to AWS Config with the reason, and what is not known is not judged", async () => {
    const { error, results, reasons } = await run(account);
    expect(error).toBeUndefined();
    expect(results).toEqual({
      used: "COMPLIANT",
      idle: "NON_COMPLIANT",
      managed: "NON_COMPLIANT",
      kept: "COMPLIANT",
      young: "NOT_APPLICABLE",
      silent: "NOT_APPLICABLE",
    });
    expect(reasons["used"]).toBe("In use: Last read on 2026-11-20 in eu-west-1.");
    expect(reasons["idle"]).toBe(
      "Abandoned: No use from 2026-08-19 to 2026-11-26. It has 10 items and 1 GB. " +
        "It costs about USD 0.25 a month (estimate, prices of us-east-1 of 2026-10-03). Retire it by the runbook.",
    );
    expect(reasons["managed"]).toMatch(/Take it out of its configuration\.$/);
    expect(reasons["kept"]).toContain("for the auditors");
    expect(reasons["silent"]).toMatch(/^Cannot tell: /);
  });

  test("are looked for in the environment alone where that is said", async () => {
    const { results } = await run({ tables: [description("prod-a"), description("dev-a")] }, { scope: "environment" });
    expect(results).toEqual({ "prod-a": "NON_COMPLIANT" });
  });

  test("are not those that somebody exports or sends to Kinesis", async () => {
    const exported = { ListExports: () => ({ ExportSummaries: [{ ExportArn: "x" }] }) };
    expect((await run({ tables: [description("a")], answers: exported })).results).toEqual({ a: "COMPLIANT" });
    const destination = { StreamArn: "arn:aws:kinesis:eu-west-1:1:stream/audit", DestinationStatus: "ACTIVE" };
    const sent = { DescribeKinesisStreamingDestination: () => ({ KinesisDataStreamDestinations: [destination] }) };
    expect((await run({ tables: [description("a")], answers: sent })).reasons["a"]).toContain("audit");
    const stopped = {
      DescribeKinesisStreamingDestination: () => ({
        KinesisDataStreamDestinations: [{ ...destination, DestinationStatus: "DISABLED" }],
      }),
    };
    expect((await run({ tables: [description("a")], answers: stopped })).results).toEqual({ a: "NON_COMPLIANT" });
  });

  test("are not those whose stream is read", async () => {
    const stream = { StreamSpecification: { StreamEnabled: true }, LatestStreamLabel: "2026-01-01T00:00:00.000" };
    const { results, reasons } = await run({
      tables: [description("a", stream)],
      measures: (_of, metric, back) => (metric === "SuccessfulRequestLatency" ? (back === 3 ? 86_400 : undefined) : 0),
    });
    expect(results).toEqual({ a: "COMPLIANT" });
    expect(reasons["a"]).toContain("read of its stream");
  });

  test("are judged by what is done in every Region that may be asked, and by no other", async () => {
    const replica = (RegionName: string) => ({ Replicas: [{ RegionName: "eu-west-1" }, { RegionName }] });
    const there: Account = {
      tables: [description("near", replica("us-east-1")), description("far", replica("sa-east-1"))],
      measures: (of, _metric, back, region) => (of === "near" && region === "us-east-1" ? used(back) : 0),
    };
    const { results, reasons, inputsOf } = await run(there);
    expect(results).toEqual({ near: "COMPLIANT", far: "NOT_APPLICABLE" });
    expect(reasons["near"]).toContain("in us-east-1");
    expect(reasons["far"]).toContain("sa-east-1 could not be asked");
    expect(inputsOf("GetMetricData")).toHaveLength(4);
  });

  test("that were deleted are taken back from AWS Config", async () => {
    const judgedBefore = (ResourceId: string, ResourceType = "AWS::DynamoDB::Table") => ({
      EvaluationResultIdentifier: { EvaluationResultQualifier: { ResourceId, ResourceType } },
    });
    const pages = [[judgedBefore("idle"), judgedBefore("deleted")], [judgedBefore("deleted-too")]];
    const GetComplianceDetailsByConfigRule = ({ NextToken }: Sent) => ({
      EvaluationResults: pages[NextToken === undefined ? 0 : 1],
      NextToken: NextToken === undefined ? "more" : undefined,
    });
    const { results } = await run({ tables: [description("idle")], answers: { GetComplianceDetailsByConfigRule } });
    expect(results).toEqual({ idle: "NON_COMPLIANT", deleted: "NOT_APPLICABLE", "deleted-too": "NOT_APPLICABLE" });
  });
});

describe("an account with many tables", () => {
  const tables = Array.from({ length: 303 }, (_, number) => description(`table-${number}`));

  test("is judged as a whole, within what AWS takes in one request", async () => {
    const { calls, evaluations, inputsOf } = await run({ tables, measures: (_of, _metric, back) => used(back) });
    expect(new Set(evaluations.map(({ ComplianceResourceId }) => ComplianceResourceId)).size).toBe(303);
    expect(calls.map(({ Evaluations }) => Evaluations.length)).toEqual([100, 100, 100, 3]);
    expect(new Set(calls.map(({ ResultToken }) => ResultToken))).toEqual(new Set(["token"]));
    const queries = inputsOf("GetMetricData").map((input) => (input["MetricDataQueries"] as unknown[]).length);
    // 606 metrics, each request twice for its two pages.
    expect(queries).toEqual([MAX_METRICS_PER_REQUEST, MAX_METRICS_PER_REQUEST, 106, 106]);
  });

  test("is asked by a few requests at the same time", async () => {
    let running = 0;
    let most = 0;
    const DescribeTable = async ({ TableName }: Sent) => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
      return { Table: description(TableName ?? "") };
    };
    await run({ tables, answers: { DescribeTable } });
    expect(most).toBe(10);
  });

  test("is judged as far as the time goes, and the rest is an error that names it", async () => {
    let calls = 0;
    // Each table is described, and before that of a batch is measured.
    const context = aContext(() => (calls++ < 303 + 1 + 47 ? 600_000 : 1_000));
    const { error, evaluations } = await run({ tables }, {}, context);
    expect(evaluations).toHaveLength(47);
    // The rest of the first batch, the second one, and its metrics, which nobody asked for any more.
    expect(error).toContain("257 resources could not be judged");
    expect(error).toContain("the metrics of 53 tables in eu-west-1: no time was left");
    expect(error).toContain("table-302: no time was left");
  });
});

describe("what goes wrong", () => {
  const tables = [description("good"), description("bad"), description("fine")];
  const broken = (error: Error) => ({
    DescribeTable: ({ TableName }: Sent) =>
      TableName === "bad" ? Promise.reject(error) : { Table: description(TableName ?? "") },
  });

  test("with one table does not hide the others, and fails the invocation", async () => {
    const { error, results } = await run({ tables, answers: broken(new Error("no access")) });
    expect(results).toEqual({ good: "NON_COMPLIANT", fine: "NON_COMPLIANT" });
    expect(error).toBe("Error: 1 resource could not be judged: bad: Error: no access");
  });

  test("a table that is gone before it is read is nobody's mistake", async () => {
    const gone = new ResourceNotFoundException({ message: "gone", $metadata: {} });
    const { error, results } = await run({ tables, answers: broken(gone) });
    expect({ error, results }).toEqual({
      error: undefined,
      results: { good: "NON_COMPLIANT", fine: "NON_COMPLIANT" },
    });
  });

  test("evaluations that AWS Config does not take are named, after all were sent", async () => {
    const PutEvaluations = () => ({ FailedEvaluations: [{ ComplianceResourceId: "good" }] });
    const { error, evaluations } = await run({ tables, answers: { PutEvaluations } });
    expect(evaluations).toHaveLength(3);
    expect(error).toBe("Error: AWS Config has not taken the evaluations of good");
  });

  test("a request to AWS Config that fails does not keep the others from being sent", async () => {
    const many = Array.from({ length: 201 }, (_, number) => description(`table-${number}`));
    let calls = 0;
    const PutEvaluations = () => {
      if (calls++ === 0) throw new Error("too fast");
      return { FailedEvaluations: [] };
    };
    const { error, calls: sent } = await run({ tables: many, answers: { PutEvaluations } });
    expect(sent.map(({ Evaluations }) => Evaluations.length)).toEqual([100, 100, 1]);
    expect(error).toContain("table-0 and what comes after it (Error: too fast)");
  });

  test("what cannot be said of tables that are gone keeps nothing from being told of those that are there", async () => {
    const GetComplianceDetailsByConfigRule = () => {
      throw new Error("not now");
    };
    const { error, results } = await run({ tables, answers: { GetComplianceDetailsByConfigRule } });
    expect(Object.keys(results)).toEqual(["good", "bad", "fine"]);
    expect(error).toContain("what is not there any more: Error: not now");
  });

  test.each(["Forbidden", "InternalError"])(
    "metrics that CloudWatch does not give are not zero: %s",
    async (StatusCode) => {
      const GetMetricData = () => ({ MetricDataResults: [{ Id: "m0", StatusCode }] });
      const { error, evaluations } = await run({ tables, answers: { GetMetricData } });
      expect(evaluations).toEqual([]);
      expect(error).toContain(`CloudWatch gave no data: ${StatusCode}`);
    },
  );

  describe("with the metrics of one Region", () => {
    const replicated = { Replicas: [{ RegionName: "eu-west-1" }, { RegionName: "us-east-1" }] };
    const there = [
      description("alone"),
      description("idle", replicated),
      description("used", replicated),
      description("exported", replicated),
    ];
    const broken = (where: string): Account => ({
      tables: there,
      measures: (of, _metric, back, region) => {
        if (region === where) throw new Error("not now");
        return of === "used" ? used(back) : 0;
      },
      answers: {
        ListExports: ({ TableArn }) => ({
          ExportSummaries: TableArn?.endsWith("exported") ? [{ ExportArn: "x" }] : [],
        }),
      },
    });

    test("is told, hides nothing of the others, and never makes a table an abandoned one", async () => {
      const { error, results } = await run(broken("us-east-1"));
      // Of the idle one nothing is told: AWS Config keeps what it knew, and tells no change that is none.
      expect(results).toEqual({ alone: "NON_COMPLIANT", used: "COMPLIANT", exported: "COMPLIANT" });
      expect(error).toBe("Error: 1 resource could not be judged: the metrics of 3 tables in us-east-1: Error: not now");
    });

    test("leaves what is known from another Region or by other ways", async () => {
      const { error, results } = await run(broken("eu-west-1"));
      expect(results).toEqual({ used: "COMPLIANT", exported: "COMPLIANT" });
      expect(error).toContain("the metrics of 4 tables in eu-west-1: Error: not now");
    });

    test("makes no index an unused one", async () => {
      const GlobalSecondaryIndexes = [{ IndexName: "by-day", IndexSizeBytes: 1e9 }];
      const tables = [description("used", { ...replicated, GlobalSecondaryIndexes })];
      const review = { review: "unused-indexes" };
      expect((await run({ ...broken("nowhere"), tables }, review)).results).toEqual({ used: "NON_COMPLIANT" });
      const { error, results } = await run({ ...broken("us-east-1"), tables }, review);
      expect(results).toEqual({});
      expect(error).toContain("the metrics of 1 table in us-east-1");
    });
  });

  test("what AWS leaves out is not made up", async () => {
    const { error, results } = await run({ tables: [description("bare", { CreationDateTime: undefined })] });
    expect({ error, results }).toEqual({
      error: "Error: 1 resource could not be judged: bare: Error: AWS has not said when bare was made",
      results: {},
    });
  });

  test("bad settings are refused with everything that is wrong with them, before AWS is asked", async () => {
    const { error, inputsOf } = await run(
      { tables },
      {
        review: "all",
        idleDays: "0",
        keepTag: "",
        scope: "world",
        orphansOlderThanDays: "36501",
        orphansMonthlyCost: "some",
      },
    );
    expect(error).toContain('review is "all", and has to be "abandoned-tables"');
    expect(error).toContain('idleDays is "0", and has to be a whole number from 1 to 455');
    expect(error).toContain("keepTag is missing");
    expect(error).toContain('scope is "world"');
    expect(error).toContain('orphansOlderThanDays is "36501", and has to be a whole number from 0 to 36500');
    expect(error).toContain('orphansMonthlyCost is "some", and has to be a whole number from 0 to 1000000');
    expect(inputsOf("ListTables")).toEqual([]);
  });

  test("a rule that runs when something changes is refused", async () => {
    const event = { ...aRuleEvent(), invokingEvent: '{"messageType":"ConfigurationItemChangeNotification"}' };
    await expect(answering(() => anAccount({}).around)(event, aContext())).rejects.toThrow("has to run by schedule");
    const broken = { ...aRuleEvent(), ruleParameters: "{" };
    await expect(answering(() => anAccount({}).around)(broken, aContext())).rejects.toThrow("is no JSON: {");
  });
});

describe("unused indexes", () => {
  const GlobalSecondaryIndexes = ["by-state", "by-day"].map((IndexName) => ({ IndexName, IndexSizeBytes: 4e9 }));
  const indexed = description("orders", { GlobalSecondaryIndexes });
  const review = { review: "unused-indexes" };

  test("are told of their table, with what they cost", async () => {
    const { results, reasons } = await run(
      {
        tables: [indexed, description("plain"), description("idle", { GlobalSecondaryIndexes })],
        measures: (of, metric, back) =>
          of === "orders" || (of === "orders/by-day" && metric === "ConsumedReadCapacityUnits") ? used(back) : 0,
      },
      review,
    );
    expect(results).toEqual({ orders: "NON_COMPLIANT", plain: "NOT_APPLICABLE", idle: "NOT_APPLICABLE" });
    expect(reasons["orders"]).toBe(
      "Unused: by-state. Not read from 2026-08-19 to 2026-11-26. " +
        "They cost about USD 1.00 a month (estimate, prices of us-east-1 of 2026-10-03).",
    );
  });

  test("are none where all are read, or where the table is kept", async () => {
    const read = await run({ tables: [indexed], measures: (_of, _metric, back) => used(back) }, review);
    expect(read.results).toEqual({ orders: "COMPLIANT" });
    const measures = (of: string, _metric: string, back: number) => (of === "orders" ? used(back) : 0);
    const kept = await run({ tables: [indexed], measures, tags: { orders: { keep: "x" } } }, review);
    expect(kept.results).toEqual({ orders: "COMPLIANT" });
  });

  test("are not judged while they are new", async () => {
    const measures = (of: string, _metric: string, back: number) =>
      of === "orders" ? used(back) : back < 50 ? 0 : undefined;
    const { results, reasons } = await run({ tables: [indexed], measures }, review);
    expect(results).toEqual({ orders: "NOT_APPLICABLE" });
    expect(reasons["orders"]).toContain("it may be new");
  });
});

describe("orphaned recovery points", () => {
  const point = (table: string, days: number | undefined, more: object = {}) => ({
    RecoveryPointArn: `arn:aws:backup:eu-west-1:111122223333:recovery-point:${table}`,
    ResourceArn: `arn:aws:dynamodb:eu-west-1:111122223333:table/${table}`,
    Status: "COMPLETED",
    CreationDate: new Date("2026-08-19T00:00:00Z"),
    BackupSizeInBytes: 10e9,
    CalculatedLifecycle: days === undefined ? {} : { DeleteAt: new Date("2026-12-31T00:00:00Z") },
    ...more,
  });
  const young = { CreationDate: new Date("2026-10-28T00:00:00Z") };
  const vaults: Record<string, object[]> = {
    "prod-backup": [point("prod-orders", 35), point("gone", 35)],
    "prod-young": [point("gone", 35, young)],
    "prod-dear": [point("gone", 35, { ...young, BackupSizeInBytes: 200e9 })],
    "prod-archive": [point("gone", undefined), { ...point("gone", undefined), Status: "DELETING" }],
    "dev-backup": [point("gone", undefined)],
  };
  const answers = {
    ListBackupVaults: ({ NextToken }: Sent) =>
      NextToken === undefined
        ? { BackupVaultList: [{ BackupVaultName: "prod-backup" }, { BackupVaultName: "dev-backup" }], NextToken: "2" }
        : {
            BackupVaultList: ["prod-archive", "prod-young", "prod-dear"].map((BackupVaultName) => ({
              BackupVaultName,
            })),
          },
    ListRecoveryPointsByBackupVault: ({ BackupVaultName, NextToken }: Sent) => {
      const points = vaults[BackupVaultName ?? ""] ?? [];
      return NextToken === undefined
        ? { RecoveryPoints: points.slice(0, 1), NextToken: "2" }
        : { RecoveryPoints: points.slice(1) };
    },
  };

  const review = { review: "orphaned-recovery-points" };
  const there = { tables: [description("prod-orders")], answers };

  test("are told of their vault with age and cost, where they are old, dear or without an end", async () => {
    const { error, results, reasons } = await run(there, review);
    expect(error).toBeUndefined();
    expect(results).toEqual({
      "prod-backup": "NON_COMPLIANT",
      "prod-archive": "NON_COMPLIANT",
      "prod-young": "COMPLIANT",
      "prod-dear": "NON_COMPLIANT",
      "dev-backup": "NON_COMPLIANT",
    });
    expect(reasons["prod-backup"]).toBe(
      "1 recovery point of tables that are gone, up to 100 days old (2026-08-19), 10 GB, " +
        "about USD 1.00 a month (estimate, prices of us-east-1 of 2026-10-03). " +
        "Look at them: over 30 days old. Of gone.",
    );
    expect(reasons["prod-dear"]).toContain("about USD 20.00 a month");
  });

  test("are of every vault of the account, or of the environment's own where that is said", async () => {
    const { results, inputsOf } = await run(there, { ...review, scope: "environment" });
    expect(Object.keys(results).sort()).toEqual(["prod-archive", "prod-backup", "prod-dear", "prod-young"]);
    const read = inputsOf("ListRecoveryPointsByBackupVault").map(({ BackupVaultName }) => BackupVaultName);
    expect(read).not.toContain("dev-backup");
  });

  test("are told from when on the rule says", async () => {
    const { results } = await run(there, { ...review, orphansOlderThanDays: "29", orphansMonthlyCost: "500" });
    expect(results).toMatchObject({ "prod-young": "NON_COMPLIANT", "prod-dear": "NON_COMPLIANT" });
    const patient = await run(there, { ...review, orphansOlderThanDays: "100", orphansMonthlyCost: "20" });
    expect(patient.results).toMatchObject({ "prod-backup": "COMPLIANT", "prod-dear": "COMPLIANT" });
  });
});
