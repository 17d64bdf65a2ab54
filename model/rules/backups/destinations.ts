import { partitionOf } from "../../arn";
import { BACKUP_SOURCES } from "../../backup/limits";
import { readVaultArn } from "../../backup/names";
import { checkRegion } from "../environment-identity";
import { Report } from "../rule";
import { BackupPlace, eachPlan } from "./backup-rule";
import { BackupPlan } from "../../backup";

function checkSecondRegion({ value, path, environment, home }: BackupPlace<BackupPlan>, report: Report): void {
  const region = value.secondRegion?.region;
  if (region === undefined) return;
  const place = path.at("secondRegion").at("region");
  const finding = { received: region, source: BACKUP_SOURCES.crossRegion };
  checkRegion(region, place, report);
  if (region === environment.region) {
    const message = "The second Region is the environment's own: what happens to one vault happens to both.";
    report.error(place, { ...finding, message, expected: "another Region" }, [home.at("region")]);
  } else if (partitionOf(region) !== partitionOf(environment.region)) {
    const message = "The second Region is in another partition, which AWS Backup does not copy to.";
    const expected = `a Region of the partition ${partitionOf(environment.region)}`;
    report.error(place, { ...finding, message, expected }, [home.at("region")]);
  }
}

function checkOtherAccount({ value, path, environment, home }: BackupPlace<BackupPlan>, report: Report): void {
  const arn = value.otherAccount;
  if (arn === undefined) return;
  const place = path.at("otherAccount");
  const finding = { received: arn, source: BACKUP_SOURCES.crossAccount };
  const vault = readVaultArn(arn);
  if (!vault) {
    const expected = "`arn:<partition>:backup:<region>:<account>:backup-vault:<name>`, or `vaultArnOf(...)`";
    report.error(place, { ...finding, message: "The ARN of the vault is malformed.", expected });
    return;
  }
  if (vault.account === environment.account) {
    const message = "The vault is in the environment's own account: who controls that one controls both.";
    report.error(place, { ...finding, message, expected: "a vault of another account" }, [home.at("account")]);
  }
  if (vault.partition !== partitionOf(environment.region)) {
    const message = "The vault is in another partition, which AWS Backup does not copy to.";
    const expected = `a vault of the partition ${partitionOf(environment.region)}`;
    report.error(place, { ...finding, message, expected }, [home.at("region")]);
  }
  if (vault.name === "Default" || vault.name.startsWith("aws-")) {
    const message = "A default vault has a key of AWS, which other accounts cannot be given.";
    report.error(place, { ...finding, message, expected: "a vault with a customer-managed key" });
  }
}

/** Copies go where AWS Backup can copy to, and where the same accident does not reach them. */
export const copyDestinations = eachPlan((plan, report) => {
  checkSecondRegion(plan, report);
  checkOtherAccount(plan, report);
});
