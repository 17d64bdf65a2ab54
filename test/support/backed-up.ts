import { Backups, Tiers, VaultLock } from "../../model/backup";
import { vaultArnOf } from "../../model/backup/names";
import { Environment } from "../../model/environment";
import { cached } from "./cached";

/** Everything that an environment can say of its backups. */
export const backedUp: Environment = {
  ...cached,
  name: "kept",
  account: "555555555555",
  deployRole: "team/deploy",
  network: undefined,
  caches: undefined,
  backups: Backups.standard({
    tiers: [
      Tiers.daily({
        timeZone: "America/New_York",
        startWithinMinutes: 120,
        completeWithinMinutes: 480,
        copies: [{ to: "second-region" }, { to: "other-account", deleteAfterDays: 14 }],
      }),
      Tiers.monthly({ copies: [{ to: "second-region", deleteAfterDays: 120, coldAfterDays: 30 }] }),
    ],
    lock: VaultLock.compliance({ graceDays: 7, irreversible: true }),
    deletionRoles: ["backup-admin"],
    acceptsCopiesFrom: ["666666666666"],
    secondRegion: { region: "us-west-2", lock: VaultLock.governance({ minimumRetentionDays: 7 }) },
    otherAccount: vaultArnOf({ name: "lab", account: "777777777777", region: "us-east-2" }),
    recoveryPointTags: { "legal-hold": "no" },
    reports: { createsServiceLinkedRole: true },
    auditFramework: true,
    regionSettings: { optIn: { DynamoDB: true, EFS: false }, management: { DynamoDB: true, EFS: true } },
    crossAccountBackup: true,
  }),
};

/** A vault alone, in the account of another one. */
export const keepsCopies: Environment = {
  ...cached,
  name: "lab",
  stage: "sandbox",
  account: "777777777777",
  region: "us-east-2",
  deployRole: undefined,
  network: undefined,
  caches: undefined,
  audit: undefined,
  tables: [],
  backups: Backups.vault({ acceptsCopiesFrom: ["555555555555"] }),
};
