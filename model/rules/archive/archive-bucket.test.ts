import { BucketReplication, ObjectLock } from "../../bucket";
import { anEnvironment, messages, places, problemsIn, production } from "../fixtures";
import { anArchivedTable, AT, problemsOfArchive } from "./fixtures";

const REASON = "The regulator asks for it, whatever it costs.";

describe("object lock", () => {
  const locked = (objectLock: ObjectLock, retentionDays = 400) =>
    problemsOfArchive({ objectLock }, { expiredItems: { retentionDays } });

  test("both modes are taken, compliance with a reason", () => {
    expect(locked(ObjectLock.governance({ days: 30 }))).toEqual([]);
    expect(locked(ObjectLock.compliance({ days: 30, irreversible: REASON }))).toEqual([]);
    const unreasoned = locked(ObjectLock.compliance({ days: 30, irreversible: "yes" }));
    expect(places(unreasoned)).toEqual(["error test.archive.objectLock.irreversible"]);
  });

  test.each([0, 1.5, 36_501])("%p days are no lock", (days) => {
    expect(places(locked(ObjectLock.governance({ days }), 36_500))).toContain("error test.archive.objectLock.days");
  });

  test("nothing is locked for longer than it is to be kept", () => {
    expect(locked(ObjectLock.governance({ days: 400 }))).toEqual([]);
    expect(places(locked(ObjectLock.governance({ days: 401 })))).toEqual([`error ${AT}.expiredItems.retentionDays`]);
  });

  test("exports into a locked bucket are worth a try before one relies on them", () => {
    const exports = { every: "week", retentionDays: 400 } as const;
    expect(places(problemsOfArchive({ objectLock: ObjectLock.governance({ days: 30 }) }, { exports }))).toEqual([
      `warning ${AT}.exports`,
    ]);
  });

  test("development is warned of what nobody can undo", () => {
    const lock = (objectLock: ObjectLock) =>
      problemsOfArchive({ objectLock }, undefined, { stage: "development" }).filter(({ path }) =>
        path.includes("Lock"),
      );
    expect(places(lock(ObjectLock.compliance({ days: 1, irreversible: REASON })))).toEqual([
      "warning test.archive.objectLock.mode",
    ]);
    expect(lock(ObjectLock.governance({ days: 1 }))).toEqual([]);
  });
});

describe("copies", () => {
  const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const COPIES = {
    bucket: "copies-of-the-archive",
    region: "eu-central-1",
    kmsKeyArn: `arn:aws:kms:eu-central-1:111122223333:${KEY}`,
  };
  const copied = (change: Partial<BucketReplication> = {}) =>
    places(problemsOfArchive({ replication: { ...COPIES, ...change } }));
  const AT_COPIES = "test.archive.replication";

  test("go to a bucket elsewhere, of this account or another", () => {
    expect(copied()).toEqual([]);
    const account = "999922223333";
    expect(copied({ account, kmsKeyArn: `arn:aws:kms:eu-central-1:${account}:${KEY}` })).toEqual([]);
  });

  test.each<[string, Partial<BucketReplication>, string]>([
    ["a name that cannot be", { bucket: "Copies" }, `error ${AT_COPIES}.bucket`],
    ["the archive itself", { bucket: "test-archive-111122223333-eu-west-1" }, `error ${AT_COPIES}.bucket`],
    ["an account that cannot be", { account: "12" }, `error ${AT_COPIES}.account`],
    ["an alias", { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:alias/copies" }, `error ${AT_COPIES}.kmsKeyArn`],
    ["a key of here", { kmsKeyArn: `arn:aws:kms:eu-west-1:111122223333:${KEY}` }, `error ${AT_COPIES}.kmsKeyArn`],
    [
      "a key of a third account",
      { kmsKeyArn: `arn:aws:kms:eu-central-1:999922223333:${KEY}` },
      `warning ${AT_COPIES}.kmsKeyArn`,
    ],
  ])("do not go to %s in silence", (_, change, expected) => {
    expect(copied(change)).toContain(expected);
  });

  test("do not leave the partition, or go to no Region", () => {
    expect(copied({ region: "cn-north-1" })).toContain(`error ${AT_COPIES}.region`);
    expect(copied({ region: "Ireland" })).toContain(`error ${AT_COPIES}.region`);
  });
});

test.each([
  [0, []],
  [23, []],
  [24, ["error test.archive.exportHour"]],
  [-1, ["error test.archive.exportHour"]],
  [2.5, ["error test.archive.exportHour"]],
])("exports at %p o'clock have the problems %j", (exportHour, expected) => {
  expect(places(problemsOfArchive({ exportHour }))).toEqual(expected);
});

test("production is told that nobody can tell who has read its archive", () => {
  const tables = [anArchivedTable()];
  expect(places(problemsIn(production({ tables })))).toEqual(["warning prod.accessLogBucket"]);
  expect(places(problemsIn(production({ archive: {} })))).toEqual(["warning prod.accessLogBucket"]);
  expect(problemsIn(production({ tables, accessLogBucket: "access-logs" }))).toEqual([]);
  expect(problemsIn(production())).toEqual([]);
  expect(messages(problemsIn(anEnvironment({ tables })))).toEqual([]);
});
