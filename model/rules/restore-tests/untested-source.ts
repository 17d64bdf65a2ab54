import { backupsOf } from "../../backup/plan-of";
import { vaultArnOf } from "../../backup/names";
import { RESTORE_TEST_SOURCES } from "../../restore-tests/limits";
import { EstateRule } from "../rule";

/** Where production's backups are copied to a vault of the estate, nothing stands in the way of testing their restore there. */
export const productionIsTested: EstateRule = ({ environments }, report) => {
  for (const { value, path } of environments) {
    const plan = backupsOf(value);
    if (value.stage !== "production" || plan?.kind !== "plan" || plan.otherAccount === undefined) continue;
    const keeper = environments.find((other) => vaultArnOf(other.value) === plan.otherAccount);
    const isTested = environments.some((other) => other.value.restoreTests?.source === value.name);
    if (keeper === undefined || isTested) continue;
    const finding = {
      message: `Nobody tests whether the tables of ${value.name} can be restored, although their backups are copied there.`,
      expected: "`restoreTests` with this environment as its `source`",
      source: RESTORE_TEST_SOURCES.testing,
    };
    const restsOn = environments.map((other) => other.path.at("restoreTests"));
    report.warning(keeper.path.at("restoreTests"), finding, [...restsOn, path.at("name"), path.at("backups")]);
  }
};
