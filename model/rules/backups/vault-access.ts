import { BACKUP_SOURCES, MAX_DELETION_ROLES } from "../../backup/limits";
import { SOURCES } from "../../limits";
import { checkDistinct, checkForm } from "../checks";
import { checkRoleName } from "../environment-identity";
import { eachKept } from "./backup-rule";

/** Few roles end backups early, and only other accounts copy into the vault by its policy. */
export const vaultAccess = eachKept(({ value, path, environment, home }, report) => {
  const { deletionRoles = [], acceptsCopiesFrom = [] } = value;
  const roles = path.at("deletionRoles");
  deletionRoles.forEach((role, position) => {
    checkRoleName(role, roles.at(position), "The role that may delete backups", report);
  });
  checkDistinct(deletionRoles, roles, "role", report);
  if (deletionRoles.length > MAX_DELETION_ROLES) {
    report.error(roles, {
      message: "Too many roles may delete backups.",
      received: deletionRoles.length,
      expected: `at most ${MAX_DELETION_ROLES}, which is what AWS Backup Audit Manager takes`,
      source: BACKUP_SOURCES.controls,
    });
  }
  const accounts = path.at("acceptsCopiesFrom");
  const form = {
    what: "The account id",
    pattern: /^\d{12}$/,
    form: "twelve digits, as text",
    source: SOURCES.accountId,
  };
  acceptsCopiesFrom.forEach((account, position) => {
    checkForm(account, accounts.at(position), form, report);
    if (account !== environment.account) return;
    const finding = {
      message: "The vault is in this account: its own copies need no permission of the vault.",
      received: account,
      expected: "another account",
      source: BACKUP_SOURCES.crossAccount,
    };
    report.error(accounts.at(position), finding, [home.at("account")]);
  });
  checkDistinct(acceptsCopiesFrom, accounts, "account", report);
});
