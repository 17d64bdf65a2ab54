import { Backups, VaultLock } from "../../backup";
import { vaultArnOf } from "../../backup/names";
import { Environment } from "../../environment";
import { Problem } from "../../problem";
import { RestoreTests } from "../../restore-tests";
import { aDeployment, anEnvironment, aTable, problemsIn, production } from "../fixtures";

const VAULT = { name: "sandbox", account: "999988887777", region: "eu-west-1" };

export const RESTORE_TESTS: RestoreTests = {
  source: "prod",
  schedule: "cron(0 4 ? * TUE *)",
  restoreTimeObjectiveMinutes: 240,
};

/** Production with two tables, which copies its backups to the sandbox. */
export function copyingProduction(overrides: Partial<Environment> = {}): Environment {
  return production({
    tables: [aDeployment(), aDeployment({ table: aTable({ name: "receipts" }) })],
    backups: Backups.standard({ secondRegion: { region: "eu-central-1" }, otherAccount: vaultArnOf(VAULT) }),
    ...overrides,
  });
}

/** The account in which restores are tested. */
export function aSandbox(tests: Partial<RestoreTests> = {}, overrides: Partial<Environment> = {}): Environment {
  return anEnvironment({
    ...VAULT,
    stage: "sandbox",
    tables: [],
    backups: Backups.vault({
      acceptsCopiesFrom: [production().account],
      lock: VaultLock.governance({ minimumRetentionDays: 7, maximumRetentionDays: 3_000 }),
    }),
    restoreTests: { ...RESTORE_TESTS, ...tests },
    ...overrides,
  });
}

/** What is found where tests of production's restores say this. */
export function problemsOfTests(tests: Partial<RestoreTests>, source: Partial<Environment> = {}): readonly Problem[] {
  return problemsIn(copyingProduction(source), aSandbox(tests));
}
