import { TrailBucket } from "../../audit/trail-bucket";
import { ObjectLock } from "../../bucket";
import { anEnvironment, messages, places } from "../fixtures";
import { problemsInProduction, problemsOfTrail } from "./fixtures";

describe("a bucket of somebody else", () => {
  const found = (name: string) => places(problemsOfTrail({ bucket: TrailBucket.existing(name) }));

  test.each(["log-archive", "a.b-1"])("%s is a name", (name) => {
    expect(found(name)).toEqual([]);
  });

  test.each(["", "Log-Archive", "a..b", "arn:aws:s3:::log-archive"])("%s is none", (name) => {
    expect(found(name)).toEqual(["error test.audit.trail.bucket.name"]);
  });

  const decrypted = (options: Parameters<typeof TrailBucket.existing>[1]) =>
    places(problemsOfTrail({ bucket: TrailBucket.existing("log-archive", options) }));
  const key = (region: string) => `arn:aws:kms:${region}:999999999999:key/12345678-1234-1234-1234-123456789012`;
  const ROLE = "arn:aws:iam::999999999999:role/team/investigator";

  test("says who of other accounts decrypts, or with which key", () => {
    expect(decrypted({ readers: ["999999999999", ROLE] })).toEqual([]);
    expect(decrypted({ kmsKeyArn: key("eu-west-1") })).toEqual([]);
  });

  test.each(["99999", "arn:aws:iam::999999999999:role/*", "arn:aws:iam::999999999999:root", "*", "investigator"])(
    "is not read by %j",
    (reader) => {
      expect(decrypted({ readers: [reader] })).toEqual(["error test.audit.trail.bucket.readers[0]"]);
    },
  );

  test("is read by each reader once, and by its own account without a word", () => {
    expect(decrypted({ readers: [ROLE, ROLE] })).toEqual(["error test.audit.trail.bucket.readers[1]"]);
    const own = anEnvironment().account;
    expect(decrypted({ readers: [own, `arn:aws:iam::${own}:role/investigator`] })).toEqual([
      "warning test.audit.trail.bucket.readers[0]",
      "warning test.audit.trail.bucket.readers[1]",
    ]);
  });

  test("has a key of the same Region, by ARN, which decides by itself who reads", () => {
    expect(decrypted({ kmsKeyArn: key("us-east-1") })).toEqual(["error test.audit.trail.bucket.kmsKeyArn"]);
    expect(decrypted({ kmsKeyArn: "alias/archive" })).toEqual(["error test.audit.trail.bucket.kmsKeyArn"]);
    expect(decrypted({ kmsKeyArn: key("eu-west-1"), readers: [ROLE] })).toEqual([
      "error test.audit.trail.bucket.readers",
    ]);
  });
});

describe("retention", () => {
  const made = (options: Parameters<typeof TrailBucket.created>[0]) => ({ bucket: TrailBucket.created(options) });
  const shortRetention = "The log archive keeps them for ten years.";

  test("production keeps a year without a word, and less with a reason", () => {
    expect(problemsInProduction({})).toEqual([]);
    expect(problemsInProduction(made({ retentionDays: 365 }))).toEqual([]);
    expect(problemsInProduction(made({ retentionDays: 30, shortRetention }))).toEqual([]);
  });

  test("production is refused less without a reason, or with one that explains nothing", () => {
    expect(places(problemsInProduction(made({ retentionDays: 364 })))).toEqual([
      "error prod.audit.trail.bucket.retentionDays",
    ]);
    expect(places(problemsInProduction(made({ retentionDays: 364, shortRetention: "no" })))).toEqual([
      "error prod.audit.trail.bucket.shortRetention",
    ]);
  });

  test("a reason for nothing is warned of", () => {
    expect(places(problemsInProduction(made({ retentionDays: 365, shortRetention })))).toEqual([
      "warning prod.audit.trail.bucket.shortRetention",
    ]);
  });

  test("elsewhere any time will do", () => {
    expect(problemsOfTrail(made({ retentionDays: 1 }))).toEqual([]);
  });

  test.each([0, -1, 1.5, 2 ** 31])("%d days are refused everywhere", (retentionDays) => {
    expect(places(problemsOfTrail(made({ retentionDays })))).toEqual(["error test.audit.trail.bucket.retentionDays"]);
  });
});

describe("a lock", () => {
  const locked = (objectLock: ObjectLock, retentionDays = 400) =>
    problemsOfTrail({ bucket: TrailBucket.created({ objectLock, retentionDays }) });
  const irreversible = "The regulator asks for records that nobody can remove.";

  test("ends before the files go", () => {
    expect(locked(ObjectLock.governance({ days: 400 }))).toEqual([]);
    expect(locked(ObjectLock.compliance({ days: 1, irreversible }))).toEqual([]);
  });

  test("that outlives them is refused", () => {
    const problems = locked(ObjectLock.governance({ days: 401 }));
    expect(places(problems)).toEqual(["error test.audit.trail.bucket.objectLock.days"]);
    expect(messages(problems)[0]).toContain("longer than they are kept");
  });

  test("that nobody can undo needs a reason", () => {
    expect(places(locked(ObjectLock.compliance({ days: 30, irreversible: "" })))).toEqual([
      "error test.audit.trail.bucket.objectLock.irreversible",
    ]);
  });

  test.each([0, 36_501, 1.5])("of %d days is refused", (days) => {
    expect(places(locked(ObjectLock.governance({ days }), 40_000))).toEqual([
      "error test.audit.trail.bucket.objectLock.days",
    ]);
  });
});
