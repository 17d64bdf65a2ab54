import { vaultArnOf } from "../../backup/names";
import { backupsOf, copiesOf, keepsBackups, tiersOf } from "../../backup/plan-of";
import { Environment } from "../../environment";
import { nearest } from "../../nearest";
import { Path } from "../../problem";
import { RESTORE_TEST_SOURCES } from "../../restore-tests/limits";
import { anyOf, quoted } from "../../words";
import { suggestion } from "../checks";
import { EstateRule, PlacedEnvironment, Report } from "../rule";

/** Restore testing restores what is in a vault of its own account. */
function checkVault(environment: Environment, home: Path, report: Report): void {
  if (keepsBackups(environment)) return;
  report.error(home.at("backups"), {
    message: "The environment tests restores and has no vault.",
    received: environment.backups,
    expected: "a vault that the backups are copied to: `Backups.vault({ acceptsCopiesFrom: [...] })`",
    source: RESTORE_TEST_SOURCES.recoveryPoints,
  });
}

/** The backups have to be where they are restored from. */
function checkCopies(tester: PlacedEnvironment, source: PlacedEnvironment, report: Report): void {
  const path = tester.path.at("restoreTests").at("source");
  const plan = backupsOf(source.value);
  const place = source.path.at("backups");
  const vaultArn = vaultArnOf(tester.value);
  const copies = plan?.kind === "plan" ? tiersOf(plan, source.value).flatMap((tier) => copiesOf(tier, plan)) : [];
  const isCopied =
    plan?.kind === "plan" && plan.otherAccount === vaultArn && copies.some(({ to }) => to === "other-account");
  if (isCopied) return;
  const finding = {
    message: `No backup of ${source.value.name} is copied to the vault of ${tester.value.name}, so that there is nothing to restore.`,
    received: source.value.name,
    expected: `an environment whose \`backups\` have \`otherAccount: ${quoted(vaultArn)}\` and a tier that is copied there`,
    source: RESTORE_TEST_SOURCES.recoveryPoints,
  };
  report.error(path, finding, [place, tester.path.at("name"), tester.path.at("account"), tester.path.at("region")]);
}

/** Restores are tested of another environment of the estate, which copies its backups here. */
export const testSource: EstateRule = ({ environments }, report) => {
  for (const tester of environments) {
    const { restoreTests: tests, name } = tester.value;
    if (tests === undefined) continue;
    checkVault(tester.value, tester.path, report);
    const others = environments.filter((each) => each.value.name !== name);
    const source = others.find((each) => each.value.name === tests.source);
    if (source) {
      checkCopies(tester, source, report);
      continue;
    }
    const names = others.map(({ value }) => value.name);
    const finding = {
      message: `The estate has no other environment ${quoted(tests.source)}.`,
      received: tests.source,
      expected: anyOf(names) + suggestion(nearest(tests.source, names)),
    };
    const namePlaces = environments.map(({ path }) => path.at("name"));
    report.error(tester.path.at("restoreTests").at("source"), finding, namePlaces);
  }
};
