import { Backups, Tiers, VaultLock } from "../../backup";
import { anEnvironment, messages, places, problemsIn } from "../fixtures";
import { OTHER_VAULT, Plan, problemsInProduction, problemsOfPlan } from "./fixtures";

const BACKUPS = "test.backups";
const LOCK = `${BACKUPS}.lock`;
const locked = (lock: VaultLock) => places(problemsOfPlan({ lock }));

describe("a lock", () => {
  test.each([
    VaultLock.governance(),
    VaultLock.governance({ minimumRetentionDays: 1, maximumRetentionDays: 36_500 }),
    VaultLock.governance({ minimumRetentionDays: 7 }),
    VaultLock.compliance({ graceDays: 3, irreversible: true }),
    VaultLock.none("Backups of experiments may go at any time."),
  ])("%j is taken", (lock) => {
    expect(locked(lock)).toEqual([]);
  });

  test.each<[VaultLock, string[]]>([
    [VaultLock.governance({ minimumRetentionDays: 0 }), ["minimumRetentionDays"]],
    [VaultLock.governance({ maximumRetentionDays: 36_501 }), ["maximumRetentionDays"]],
    [VaultLock.governance({ minimumRetentionDays: 60, maximumRetentionDays: 30 }), ["maximumRetentionDays"]],
    [VaultLock.compliance({ graceDays: 2, irreversible: true }), ["graceDays"]],
    [VaultLock.compliance({ graceDays: 3.5, irreversible: true }), ["graceDays"]],
    [VaultLock.compliance({ graceDays: 7, irreversible: false }), ["irreversible"]],
    [VaultLock.none("why not"), ["reason"]],
  ])("%j is refused", (lock, properties) => {
    expect(locked(lock)).toEqual(properties.map((property) => `error ${LOCK}.${property}`));
  });

  test("in compliance mode spells out that it is irreversible", () => {
    const unsaid = { mode: "compliance", graceDays: 7 } as unknown as VaultLock;
    expect(locked(unsaid)).toEqual([`error ${LOCK}.irreversible`]);
    expect(messages(problemsOfPlan({ lock: VaultLock.compliance({ graceDays: 7, irreversible: false }) }))).toEqual([
      expect.stringContaining("Nobody can shorten or remove a compliance lock"),
    ]);
  });

  test("is not left out in production, in either Region", () => {
    const none = VaultLock.none("Backups of experiments may go at any time.");
    expect(places(problemsInProduction({ lock: none }))).toEqual(["error prod.backups.lock.mode"]);
    const second = { secondRegion: { region: "eu-central-1", lock: none } };
    expect(places(problemsInProduction(second))).toEqual(["error prod.backups.secondRegion.lock.mode"]);
  });

  test("takes backups for as long as every tier keeps them", () => {
    const tiers = [Tiers.daily(), Tiers.weekly()];
    const found = (lock: VaultLock) => places(problemsOfPlan({ tiers, lock }));
    expect(found(VaultLock.governance({ minimumRetentionDays: 35, maximumRetentionDays: 92 }))).toEqual([]);
    expect(found(VaultLock.governance({ minimumRetentionDays: 36 }))).toEqual([
      `error ${BACKUPS}.tiers["daily"].deleteAfterDays`,
    ]);
    expect(found(VaultLock.compliance({ graceDays: 7, irreversible: true, maximumRetentionDays: 91 }))).toEqual([
      `error ${BACKUPS}.tiers["weekly"].deleteAfterDays`,
    ]);
    expect(found(VaultLock.none("Backups of experiments may go at any time."))).toEqual([]);
  });

  test("and in the second Region for as long as its copies", () => {
    const tiers = [
      Tiers.daily(),
      Tiers.weekly({ copies: [{ to: "second-region", deleteAfterDays: 14 }] }),
      Tiers.monthly({ copies: [] }),
    ];
    const found = (lock?: VaultLock) =>
      places(problemsOfPlan({ tiers, secondRegion: { region: "eu-central-1", lock } }));
    expect(found()).toEqual([]);
    expect(found(VaultLock.governance({ minimumRetentionDays: 14, maximumRetentionDays: 35 }))).toEqual([]);
    expect(found(VaultLock.governance({ minimumRetentionDays: 15 }))).toEqual([
      `error ${BACKUPS}.tiers["weekly"].copies[0].deleteAfterDays`,
    ]);
    expect(found(VaultLock.governance({ maximumRetentionDays: 34 }))).toEqual([
      `error ${BACKUPS}.tiers["daily"].deleteAfterDays`,
    ]);
  });
});

describe("the access to a vault", () => {
  const found = (plan: Plan) => places(problemsOfPlan(plan));

  test("names up to five roles that may delete, each once", () => {
    const roles = ["admin", "team/deploy", "c", "d", "e"];
    expect(found({ deletionRoles: roles })).toEqual([]);
    expect(found({ deletionRoles: [...roles, "f"] })).toEqual([`error ${BACKUPS}.deletionRoles`]);
    expect(found({ deletionRoles: ["admin", "admin"] })).toEqual([`error ${BACKUPS}.deletionRoles[1]`]);
    expect(found({ deletionRoles: ["*"] })).toEqual([`error ${BACKUPS}.deletionRoles[0]`]);
    expect(found({ deletionRoles: ["arn:aws:iam::111122223333:role/admin"] })).toEqual([
      `error ${BACKUPS}.deletionRoles[0]`,
    ]);
  });

  test("names other accounts that copy into it, each once", () => {
    expect(found({ acceptsCopiesFrom: ["999988887777"] })).toEqual([]);
    expect(found({ acceptsCopiesFrom: ["99998888777"] })).toEqual([`error ${BACKUPS}.acceptsCopiesFrom[0]`]);
    expect(found({ acceptsCopiesFrom: ["111122223333"] })).toEqual([`error ${BACKUPS}.acceptsCopiesFrom[0]`]);
    expect(found({ acceptsCopiesFrom: ["999988887777", "999988887777"] })).toEqual([
      `error ${BACKUPS}.acceptsCopiesFrom[1]`,
    ]);
  });
});

describe("the destinations", () => {
  test.each(["eu-central-1", "us-east-1"])("may be in %s", (region) => {
    expect(problemsOfPlan({ secondRegion: { region } })).toEqual([]);
  });

  test.each(["eu-west-1", "cn-north-1", "Frankfurt"])("are not in %s", (region) => {
    expect(places(problemsOfPlan({ secondRegion: { region } }))).toEqual([`error ${BACKUPS}.secondRegion.region`]);
  });

  test("may be in another account, in the same Region or in another one", () => {
    expect(problemsOfPlan({ otherAccount: OTHER_VAULT })).toEqual([]);
    expect(problemsOfPlan({ otherAccount: OTHER_VAULT.replace("eu-west-1", "us-east-1") })).toEqual([]);
  });

  test.each([
    ["theirs", "The ARN of the vault is malformed."],
    ["arn:aws:backup:eu-west-1:999988887777:backup-vault:a", "The ARN of the vault is malformed."],
    ["arn:aws:backup:eu-west-1:999988887777:backup-plan:theirs", "The ARN of the vault is malformed."],
    [
      "arn:aws:backup:eu-west-1:111122223333:backup-vault:ours",
      "The vault is in the environment's own account: who controls that one controls both.",
    ],
    [
      "arn:aws-cn:backup:cn-north-1:999988887777:backup-vault:theirs",
      "The vault is in another partition, which AWS Backup does not copy to.",
    ],
    [
      "arn:aws:backup:eu-west-1:999988887777:backup-vault:Default",
      "A default vault has a key of AWS, which other accounts cannot be given.",
    ],
  ])("%s is refused", (otherAccount, message) => {
    expect(messages(problemsOfPlan({ otherAccount }))).toEqual([message]);
  });
});

test("a vault alone is judged as that of a plan", () => {
  const vault = Backups.vault({ lock: VaultLock.none("no"), acceptsCopiesFrom: ["1"], deletionRoles: ["*"] });
  expect(places(problemsIn(anEnvironment({ tables: [], backups: vault })))).toEqual([
    "error test.backups.lock.reason",
    "error test.backups.deletionRoles[0]",
    "error test.backups.acceptsCopiesFrom[0]",
  ]);
});
