import { nearest } from "../../nearest";
import { Path } from "../../problem";
import { RestoreTests } from "../../restore-tests";
import { MAX_PLANS, MAX_SELECTIONS_PER_PLAN, RESTORE_TEST_SOURCES } from "../../restore-tests/limits";
import { testSelectionName } from "../../restore-tests/names";
import { backedUpTables, testedTables } from "../../restore-tests/tested-tables";
import { anyOf, figure, quoted } from "../../words";
import { checkDistinct, suggestion } from "../checks";
import { checkReason } from "../reasons";
import { EstateRule, PlacedEnvironment, Report } from "../rule";

/** What the rules of one environment's tests look at. */
interface Tests {
  readonly tests: RestoreTests;
  readonly path: Path;
  readonly source: PlacedEnvironment;
  /** Places of what the findings draw on. */
  readonly restsOn: readonly Path[];
}

function checkNamed({ tests, path, source, restsOn }: Tests, report: Report): void {
  const backedUp = backedUpTables(source.value).map(({ table }) => table.name);
  const check = (name: string, place: Path) => {
    if (backedUp.includes(name)) return;
    const finding = {
      message: `${source.value.name} backs up no table ${quoted(name)}.`,
      received: name,
      expected: anyOf(backedUp) + suggestion(nearest(name, backedUp)),
    };
    report.error(place, finding, restsOn);
  };
  for (const name of Object.keys(tests.expectations ?? {})) check(name, path.at("expectations").at(name));
  (tests.leftOut ?? []).forEach(({ table, reason }, position) => {
    const place = path.at("leftOut").at(position);
    check(table, place.at("table"));
    checkReason(reason, place.at("reason"), "not testing its restore", report);
    if (tests.expectations?.[table] === undefined) return;
    report.error(path.at("expectations").at(table), {
      message: `The table is left out by ${place.toString()}, so that nothing can be expected of its restore.`,
      expected: "a table that is tested, or none of the two",
    });
  });
  const leftOut = (tests.leftOut ?? []).map(({ table }) => table);
  checkDistinct(leftOut, path.at("leftOut"), "table", report);
}

/** Something has to be left to test, as much as fits, each under its own name. */
function checkTested({ tests, path, source, restsOn }: Tests, report: Report): void {
  const tested = testedTables(tests, source.value).map(({ table }) => table.name);
  const most = MAX_PLANS * MAX_SELECTIONS_PER_PLAN;
  if (tested.length === 0) {
    const message = `No table of ${source.value.name} is left to be tested.`;
    report.error(
      path,
      { message, expected: "a table that is backed up and not left out, or no restore tests" },
      restsOn,
    );
  }
  if (tested.length > most) {
    report.error(path, {
      message: "There are more tables than AWS Backup tests in one account.",
      received: tested.length,
      expected: `at most ${figure(most)} tables: ${MAX_PLANS} plans of ${MAX_SELECTIONS_PER_PLAN}`,
      source: RESTORE_TEST_SOURCES.quotas,
    });
  }
  const first = new Map<string, string>();
  for (const name of tested) {
    const selection = testSelectionName(name);
    const taken = first.get(selection);
    first.set(selection, taken ?? name);
    if (taken === undefined) continue;
    const finding = {
      message: `The tables ${quoted(taken)} and ${quoted(name)} have the same name in AWS Backup, which knows letters, digits and \`_\` only.`,
      received: selection,
      expected: "names that differ in a letter or digit, or one of the tables among `leftOut`",
      source: RESTORE_TEST_SOURCES.plan,
    };
    report.error(path, finding, restsOn);
  }
}

/** Every table that is backed up is tested, except those that are left out with a reason. */
export const testedTablesOfSource: EstateRule = ({ environments }, report) => {
  for (const { value, path: home } of environments) {
    const { restoreTests: tests } = value;
    const source = environments.find((each) => each.value.name === tests?.source && each.value.name !== value.name);
    if (tests === undefined || source === undefined) continue;
    const tables = source.deployments.flatMap(({ path }) => [path.at("table").at("name"), path.at("loosened")]);
    const path = home.at("restoreTests");
    const restsOn = [path.at("source"), source.path.at("backups"), source.path.at("tables"), ...tables];
    checkNamed({ tests, path, source, restsOn }, report);
    checkTested({ tests, path, source, restsOn }, report);
  }
};
