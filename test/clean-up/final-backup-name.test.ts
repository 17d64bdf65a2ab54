import { finalBackupName } from "../../functions/clean-up/final-backups";
import { cleanedUp } from "../support/cleaned-up";
import { resourcesIn } from "../support/resources";

test("the function knows the last backups of retired tables by the name that the runbook gives them", () => {
  const document = resourcesIn(cleanedUp, "audit").get("aws_ssm_document.retire_table");
  expect(String(document?.values["content"])).toContain(`"BackupName":"${finalBackupName(cleanedUp.name)}"`);
});
