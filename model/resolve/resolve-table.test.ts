import { Key } from "../attribute";
import { Capacity } from "../capacity";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { Replication } from "../replication";
import { aDeployment, aTable, anEnvironment, anIndexedTable, production } from "../rules/fixtures";
import { resolveTable } from "./resolve-table";

const resolve = (overrides: Partial<TableDeployment> = {}, environment: Environment = anEnvironment()) =>
  resolveTable(aDeployment(overrides), environment);

const SCALED = Capacity.autoScaled({ read: { minimum: 2, maximum: 20 }, write: { minimum: 3, maximum: 30 } });

describe("a table about which nothing is said", () => {
  test("is named after its environment, and its ARN is computed", () => {
    expect(resolve()).toMatchObject({
      tableName: "test-orders",
      terraformName: "orders",
      arn: "arn:aws:dynamodb:eu-west-1:111122223333:table/test-orders",
    });
  });

  test("is recoverable for 35 days, protected, encrypted with the environment's key, and has no stream", () => {
    expect(resolve()).toMatchObject({
      pointInTimeRecoveryDays: 35,
      deletionProtection: true,
      key: "data",
      streamView: undefined,
      tableClass: "STANDARD",
      ignoredChanges: [],
      acceptances: [],
    });
  });

  test("has Contributor Insights in production only", () => {
    expect(resolve().insights).toBeUndefined();
    expect(resolve({}, production()).insights).toBe("ACCESSED_AND_THROTTLED_KEYS");
  });
});

test("the nearest word on Contributor Insights counts: the deployment's, then the environment's", () => {
  const environment = anEnvironment({ contributorInsights: "throttled-keys" });
  expect(resolve({}, environment).insights).toBe("THROTTLED_KEYS");
  expect(resolve({ contributorInsights: "off" }, environment).insights).toBeUndefined();
});

test("the declared attributes are those of all keys, once each, sorted", () => {
  const table = aTable({
    partitionKey: Key.string("b"),
    sortKey: Key.number("c"),
    globalSecondaryIndexes: [
      { name: "one", partitionKey: Key.binary("a"), sortKey: Key.number("c"), projection: "all" },
    ],
    localSecondaryIndexes: [{ name: "two", sortKey: Key.string("d"), projection: "all" }],
  });
  expect(resolve({ table }).attributes).toEqual([
    { name: "a", type: "B" },
    { name: "b", type: "S" },
    { name: "c", type: "N" },
    { name: "d", type: "S" },
  ]);
});

describe("capacity", () => {
  test("on-demand sends no units, only the maximum that is asked for", () => {
    const maximumRequestUnits = { read: 100, write: 50 };
    const table = resolve({ capacity: Capacity.onDemand({ maximumRequestUnits }) });
    expect(table).toMatchObject({ billingMode: "PAY_PER_REQUEST", scaling: [] });
    expect(table.throughput).toEqual({ onDemandMaximum: maximumRequestUnits });
  });

  test("auto scaling starts at the minimum, follows 70 per cent, and Terraform leaves the capacity alone", () => {
    const table = resolve({ capacity: SCALED });
    expect(table).toMatchObject({
      billingMode: "PROVISIONED",
      throughput: { provisioned: { read: 2, write: 3 } },
      scaling: [
        {
          dimension: "read",
          minimum: 2,
          maximum: 20,
          targetUtilization: 70,
          scaleInCooldown: 60,
          scaleOutCooldown: 60,
        },
        { dimension: "write", minimum: 3, maximum: 30, targetUtilization: 70 },
      ],
    });
    expect(table.ignoredChanges.map(({ argument }) => argument)).toEqual(["read_capacity", "write_capacity"]);
  });

  test("a seed is applied, so it is not ignored, and a comment says what it does", () => {
    const table = resolve({ capacity: Capacity.autoScaled({ ...SCALED, seed: { read: 7, write: 8 } }) });
    expect(table.throughput.provisioned).toEqual({ read: 7, write: 8 });
    expect(table.ignoredChanges).toEqual([]);
    expect(table.notes.join()).toContain("every apply sets the capacity back");
  });

  test("a scheduled floor becomes two actions: one raises the minimum, one restores the range", () => {
    const floor = { name: "day", from: "cron(0 6 * * ? *)", until: "cron(0 20 * * ? *)", timeZone: "UTC", minimum: 10 };
    const capacity = Capacity.autoScaled({ ...SCALED, read: { minimum: 2, maximum: 20, schedule: [floor] } });
    expect(resolve({ capacity }).scaling[0]?.scheduledActions).toEqual([
      { name: "day_from", schedule: floor.from, timeZone: "UTC", minimum: 10, maximum: 20 },
      { name: "day_until", schedule: floor.until, timeZone: "UTC", minimum: 2, maximum: 20 },
    ]);
  });

  test("an index takes over the table's capacity unless it has its own", () => {
    const table = anIndexedTable();
    const inherited = resolve({ table, capacity: SCALED, autoScaledIndexes: "accept-capacity-resets" });
    expect(inherited.globalIndexes[0]?.throughput.provisioned).toEqual({ read: 2, write: 3 });
    expect(inherited.scaling.map(({ index, dimension }) => [index, dimension])).toEqual([
      [undefined, "read"],
      [undefined, "write"],
      ["by-status", "read"],
      ["by-status", "write"],
    ]);
    const indexes = { "by-status": { capacity: Capacity.provisioned({ read: 5, write: 6 }) } };
    const own = resolve({ table, capacity: SCALED, indexes });
    expect(own.globalIndexes[0]?.throughput.provisioned).toEqual({ read: 5, write: 6 });
    expect(own.scaling.some(({ index }) => index === "by-status")).toBe(false);
  });

  test("the choice about auto-scaled indexes decides what is ignored, and its consequence is said", () => {
    const table = anIndexedTable();
    const ignoring = resolve({ table, capacity: SCALED, autoScaledIndexes: "ignore-index-changes" });
    const ignored = ignoring.ignoredChanges.find(({ argument }) => argument === "global_secondary_index");
    expect(ignored?.reason).toContain("has no effect");
    const accepting = resolve({ table, capacity: SCALED, autoScaledIndexes: "accept-capacity-resets" });
    expect(accepting.ignoredChanges.map(({ argument }) => argument)).not.toContain("global_secondary_index");
    expect(accepting.notes.join()).toContain("back to their minimum");
  });
});

describe("protection", () => {
  test("is off in development, and the reason is kept", () => {
    const table = resolve({}, anEnvironment({ stage: "development" }));
    expect(table.deletionProtection).toBe(false);
    expect(table.acceptances).toMatchObject([{ control: "deletion-protection" }]);
  });

  test("is given up by a table that retires, in production and in every replica", () => {
    const retiring = "replaced by orders-v2";
    const replication = Replication.eventual({ region: "eu-central-1", deletionProtection: true });
    const table = resolve({ retiring, replication }, production());
    expect(table.deletionProtection).toBe(false);
    expect(table.replication?.replicas).toMatchObject([{ deletionProtection: false, pointInTimeRecovery: true }]);
    expect(table.acceptances).toEqual([
      { control: "deletion-protection", reason: "the table retires: replaced by orders-v2" },
    ]);
  });

  test("recovery is given up by name, with the reason", () => {
    const loosened = [{ control: "point-in-time-recovery" as const, reason: "rebuilt from the log every night" }];
    expect(resolve({ loosened })).toMatchObject({ pointInTimeRecoveryDays: undefined, acceptances: loosened });
  });
});

describe("replicas", () => {
  const replication = Replication.eventual({ region: "eu-central-1" });

  test("take the multi-Region key and the stream that they need", () => {
    expect(resolve({ replication })).toMatchObject({ key: "global_data", streamView: "NEW_AND_OLD_IMAGES" });
  });

  test("say explicitly what AWS does not synchronise, as the table has it", () => {
    expect(resolve({ replication }).replication?.replicas).toEqual([
      {
        region: "eu-central-1",
        arn: "arn:aws:dynamodb:eu-central-1:111122223333:table/test-orders",
        kmsKeyArn: undefined,
        pointInTimeRecovery: true,
        deletionProtection: true,
        tags: {},
      },
    ]);
  });

  test("with eventual consistency are not the table's own argument; with strong consistency they are", () => {
    expect(resolve({ replication }).ignoredChanges.map(({ argument }) => argument)).toEqual(["replica"]);
    const strong = Replication.strong({ replicas: [{ region: "eu-west-2" }], witness: "eu-west-3" });
    expect(resolve({ replication: strong })).toMatchObject({
      ignoredChanges: [],
      replication: { consistency: "strong", witness: "eu-west-3" },
    });
  });
});

test("tags say owner, classification and, where it differs, cost center; the deployment's win", () => {
  const table = aTable({ costCenter: "cc-2", tags: { team: "a", kind: "b" } });
  expect(resolve({ table, tags: { team: "c" } }).tags).toEqual({
    owner: "payments",
    "data-classification": "internal",
    "cost-center": "cc-2",
    team: "c",
    kind: "b",
  });
});
