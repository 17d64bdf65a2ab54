import { Backups, Tiers, VaultLock } from "../../backup";
import { vaultArnOf } from "../../backup/names";
import { Environment } from "../../environment";
import { anEnvironment, places, problemsIn, production } from "../fixtures";

const PROD = "444455556666";
const SANDBOX = { name: "sandbox", account: "999988887777", region: "eu-west-1" } as const;

const prod = (plan: Parameters<typeof Backups.standard>[0] = {}) =>
  production({ backups: Backups.standard({ otherAccount: vaultArnOf(SANDBOX), ...plan }) });
const sandbox = (backups: Environment["backups"], more: Partial<Environment> = {}) =>
  anEnvironment({ ...SANDBOX, stage: "sandbox", tables: [], backups, ...more });
const accepting = Backups.vault({
  acceptsCopiesFrom: [PROD],
  lock: VaultLock.governance({ minimumRetentionDays: 7, maximumRetentionDays: 2_557 }),
});

/** Without the one that nobody tests restores here, which is not what these tests are about. */
const problemsOf = (...environments: readonly Environment[]) =>
  problemsIn(...environments).filter(({ path }) => path !== "sandbox.restoreTests");

const OTHER = "error prod.backups.otherAccount";

test("copies go to a vault of the estate that takes them", () => {
  expect(problemsOf(prod(), sandbox(accepting))).toEqual([]);
});

test("the account outside of the estate answers for its vault itself", () => {
  expect(problemsOf(prod())).toEqual([]);
  expect(problemsOf(sandbox(Backups.vault({ acceptsCopiesFrom: [PROD] })))).toEqual([]);
});

test("a vault of the estate takes copies of named accounts only", () => {
  const closed = Backups.vault({ lock: accepting.kind === "off" ? undefined : accepting.lock });
  expect(places(problemsOf(prod(), sandbox(closed)))).toEqual([OTHER]);
  expect(problemsOf(prod(), sandbox(closed))[0]?.expected).toBe("the account in sandbox.backups.acceptsCopiesFrom");
});

test.each<[string, Environment]>([
  ["no backups", sandbox(Backups.off("Nothing here is worth keeping."))],
  ["nothing about backups", sandbox(undefined)],
  ["a vault of another name", sandbox(accepting, { name: "lab" })],
  ["a vault in another Region", sandbox(accepting, { region: "eu-west-2" })],
])("an environment in that account with %s has no such vault", (_, environment) => {
  const problems = places(problemsOf(prod(), environment));
  expect(problems.filter((place) => place.startsWith("error"))).toEqual([OTHER]);
});

test("the lock of the vault takes copies for as long as they are kept", () => {
  const tiers = [Tiers.daily({ copies: [{ to: "other-account", deleteAfterDays: 14 }] }), Tiers.weekly({ copies: [] })];
  const vault = (lock?: VaultLock) => Backups.vault({ acceptsCopiesFrom: [PROD], lock });
  const found = (lock?: VaultLock) => places(problemsOf(prod({ tiers }), sandbox(vault(lock))));
  expect(found()).toEqual([]);
  expect(found(VaultLock.governance({ minimumRetentionDays: 15 }))).toEqual([OTHER]);
  expect(found(VaultLock.governance({ maximumRetentionDays: 13 }))).toEqual([OTHER]);
  expect(found(VaultLock.none("Copies may go whenever a test is done."))).toEqual([]);
  // Seven years are more than a vault takes without a word about it.
  expect(places(problemsOf(prod({ tiers: [Tiers.daily(), Tiers.yearly()] }), sandbox(vault())))).toEqual([OTHER]);
});

test("the vault of a plan takes others' copies, too, as far as its own lock goes", () => {
  const tables = anEnvironment().tables;
  const plan = (lock?: VaultLock) =>
    anEnvironment({ ...SANDBOX, tables, backups: Backups.standard({ acceptsCopiesFrom: [PROD], lock }) });
  const tiers = [Tiers.daily({ copies: [{ to: "other-account" as const, deleteAfterDays: 14 }] })];
  expect(places(problemsOf({ ...prod({ tiers }), tables }, plan()))).toEqual([OTHER]);
  expect(problemsOf({ ...prod({ tiers }), tables }, plan(VaultLock.governance({ minimumRetentionDays: 14 })))).toEqual(
    [],
  );
});

test("a vault that is open for an account of the estate which copies nothing there is warned of", () => {
  const warned = ["warning sandbox.backups.acceptsCopiesFrom[0]"];
  const elsewhere = production({ backups: Backups.standard({ secondRegion: { region: "eu-central-1" } }) });
  expect(places(problemsOf(elsewhere, sandbox(Backups.vault({ acceptsCopiesFrom: [PROD] }))))).toEqual(warned);
});

describe("settings that environments share", () => {
  const DYNAMODB = { DynamoDB: true, EFS: false };
  const regionSettings = { optIn: DYNAMODB, management: DYNAMODB };
  const owner = (name: string, plan: Parameters<typeof Backups.standard>[0], more: Partial<Environment> = {}) =>
    anEnvironment({ name, tables: anEnvironment().tables, backups: Backups.standard(plan), ...more });
  const found = (...environments: readonly Environment[]) =>
    places(problemsOf(...environments)).filter((place) => place.includes("backups"));

  test("of a Region have one owner in an account", () => {
    expect(found(owner("one", { regionSettings }), owner("two", {}))).toEqual([]);
    expect(found(owner("one", { regionSettings }), owner("two", { regionSettings }))).toEqual([
      "error two.backups.regionSettings",
    ]);
    expect(found(owner("one", { regionSettings }), owner("two", { regionSettings }, { region: "us-east-1" }))).toEqual(
      [],
    );
    expect(
      found(owner("one", { regionSettings }), owner("two", { regionSettings }, { account: "999988887777" })),
    ).toEqual([]);
  });

  test("of the organization have one owner at all", () => {
    const crossAccountBackup = true;
    expect(found(owner("one", { crossAccountBackup }))).toEqual([]);
    expect(
      found(owner("one", { crossAccountBackup }), owner("two", { crossAccountBackup }, { account: "999988887777" })),
    ).toEqual(["error two.backups.crossAccountBackup"]);
  });

  test("of a Region let DynamoDB be backed up with everything that copies need", () => {
    const without = { optIn: { DynamoDB: true }, management: { EFS: true } };
    expect(found(owner("one", { regionSettings: without }))).toEqual([
      "error one.backups.regionSettings.management.DynamoDB",
    ]);
    const out = { optIn: { DynamoDB: false }, management: { DynamoDB: true } };
    expect(found(owner("one", { regionSettings: out }))).toEqual(["error one.backups.regionSettings.optIn.DynamoDB"]);
  });
});

test("tags of backups are tags that AWS takes, and not those of the project", () => {
  const found = (recoveryPointTags: Record<string, string>) =>
    places(problemsOf(anEnvironment({ backups: Backups.standard({ recoveryPointTags }) })));
  expect(found({ "legal-hold": "no" })).toEqual([]);
  expect(found({ tier: "gold" })).toEqual(["error test.backups.recoveryPointTags.tier"]);
  expect(found({ environment: "prod" })).toEqual(["error test.backups.recoveryPointTags.environment"]);
  expect(found({ "aws:x": "y" })).toEqual(['error test.backups.recoveryPointTags["aws:x"]']);
});
