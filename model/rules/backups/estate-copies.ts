import { BACKUP_SOURCES } from "../../backup/limits";
import { readVaultArn, vaultArnOf } from "../../backup/names";
import { backupsOf, copiesOf, keptDays, tiersOf } from "../../backup/plan-of";
import { isWithin, retentionRange } from "../../backup/retention";
import { VaultLock } from "../../backup";
import { Environment } from "../../environment";
import { EstateRule, PlacedEnvironment, Report } from "../rule";

const source = BACKUP_SOURCES.crossAccount;

function otherAccountOf(environment: Environment): string | undefined {
  const backups = backupsOf(environment);
  return backups?.kind === "plan" ? backups.otherAccount : undefined;
}

/** What the vault that copies go to says of them. */
function checkAcceptance(from: PlacedEnvironment, to: PlacedEnvironment, report: Report): void {
  const theirs = backupsOf(to.value);
  const ours = backupsOf(from.value);
  if (theirs === undefined || theirs.kind === "off" || ours?.kind !== "plan") return;
  const place = from.path.at("backups").at("otherAccount");
  const restsOn = [from.path.at("account"), to.path.at("account"), to.path.at("backups").at("acceptsCopiesFrom")];
  if (!(theirs.acceptsCopiesFrom ?? []).includes(from.value.account)) {
    const finding = {
      message: `The vault of ${to.path.toString()} takes no copies of this account.`,
      received: from.value.account,
      expected: `the account in ${to.path.at("backups").at("acceptsCopiesFrom").toString()}`,
      source,
    };
    report.error(place, finding, restsOn);
  }
  const kept = theirs.kind === "plan" ? keptDays(theirs, to.value).home : [];
  const range = retentionRange(theirs.lock ?? VaultLock.governance(), kept);
  for (const tier of tiersOf(ours, from.value)) {
    for (const { to: destination, deleteAfterDays } of copiesOf(tier, ours)) {
      if (destination !== "other-account" || !range || isWithin(range, deleteAfterDays)) continue;
      const finding = {
        message: `The vault of ${to.path.toString()} takes no copies that are kept for as long as those of "${tier.name}".`,
        received: deleteAfterDays,
        expected: `${range.minimum} to ${range.maximum} days, or another range in ${to.path.at("backups").at("lock").toString()}`,
        source: BACKUP_SOURCES.vaultLock,
      };
      report.error(place, finding, [...restsOn, from.path.at("backups").at("tiers"), to.path.at("backups").at("lock")]);
    }
  }
}

/** A vault in an account of the estate is one that its environment makes, and that says whose copies it takes. */
export const copiesAreAccepted: EstateRule = ({ environments }, report) => {
  for (const from of environments) {
    const arn = otherAccountOf(from.value);
    const vault = arn === undefined ? undefined : readVaultArn(arn);
    if (!vault || vault.account === from.value.account) continue;
    const inAccount = environments.filter(({ value }) => value.account === vault.account);
    // An account that is not of the estate is somebody else's, who answers for its vaults.
    if (inAccount.length === 0) continue;
    const to = inAccount.find(({ value }) => {
      const backups = backupsOf(value);
      return backups !== undefined && backups.kind !== "off" && vaultArnOf(value) === arn;
    });
    if (to) {
      checkAcceptance(from, to, report);
      continue;
    }
    const places = inAccount.map(({ path }) => path.toString()).join(", ");
    const finding = {
      message: `No environment of the estate makes this vault, and its account is that of ${places}.`,
      received: arn,
      expected: "`vaultArnOf(...)` of an environment that keeps backups",
      source,
    };
    const restsOn = inAccount.flatMap(({ path }) =>
      ["account", "name", "region", "backups"].map((step) => path.at(step)),
    );
    report.error(from.path.at("backups").at("otherAccount"), finding, restsOn);
  }
};

/** A vault that is open for an account of the estate is one that this account copies to. */
export const acceptedCopiesAreMade: EstateRule = ({ environments }, report) => {
  for (const { value, path } of environments) {
    const backups = backupsOf(value);
    if (backups === undefined || backups.kind === "off") continue;
    backups.acceptsCopiesFrom?.forEach((account, position) => {
      const theirs = environments.filter((other) => other.value.account === account && account !== value.account);
      if (theirs.length === 0 || theirs.some((other) => otherAccountOf(other.value) === vaultArnOf(value))) return;
      const finding = {
        message: `The vault takes copies of an account, and ${theirs.map((each) => each.path.toString()).join(", ")} makes none there.`,
        received: account,
        expected: "`otherAccount` in that environment, or no such account here",
        source,
      };
      const restsOn = theirs.flatMap((each) => [each.path.at("account"), each.path.at("backups")]);
      report.warning(path.at("backups").at("acceptsCopiesFrom").at(position), finding, restsOn);
    });
  }
};
