import { Capacity } from "../capacity";
import { Loosenable, TableDeployment } from "../deployment";
import { aDeployment, anIndexedTable, places, problemsIn, problemsOfDeployment, production } from "./fixtures";

const DEPLOYMENT = 'test.tables["orders"]';
const loosening = (control: Loosenable, reason = "there is a good reason") => ({ control, reason });
const inProduction = (overrides: Partial<TableDeployment>) =>
  problemsIn(production({ tables: [aDeployment(overrides)] }));

test.each(["deletion-protection", "point-in-time-recovery"] as const)("%s is a floor of production only", (control) => {
  const loosened = [loosening(control)];
  expect(problemsOfDeployment({ loosened })).toEqual([]);
  expect(places(inProduction({ loosened }))).toEqual(['error prod.tables["orders"].loosened[0].control']);
});

test("who wants to delete a table of production is told to retire it", () => {
  const [problem] = inProduction({ loosened: [loosening("deletion-protection")] });
  expect(problem?.expected).toContain("retiring");
  expect(inProduction({ retiring: "replaced by the table invoices" })).toEqual([]);
});

test.each(["", "old", "         "])("the reason %j explains nothing", (reason) => {
  expect(places(problemsOfDeployment({ retiring: reason }))).toEqual([`error ${DEPLOYMENT}.retiring`]);
  const loosened = [loosening("point-in-time-recovery", reason)];
  expect(places(problemsOfDeployment({ loosened }))).toEqual([`error ${DEPLOYMENT}.loosened[0].reason`]);
});

test("a control is loosened once", () => {
  const loosened = [loosening("deletion-protection"), loosening("deletion-protection")];
  expect(places(problemsOfDeployment({ loosened }))).toEqual([`error ${DEPLOYMENT}.loosened[1].control`]);
});

describe("a fixed capacity", () => {
  const capacity = Capacity.provisioned({ read: 1, write: 1 });

  test("needs the control auto-scaling loosened, in production too", () => {
    const loosened = [loosening("auto-scaling")];
    const place = 'prod.tables["orders"].capacity.mode';
    expect(places(inProduction({ capacity })).filter((found) => found.startsWith("error"))).toEqual([`error ${place}`]);
    expect(places(inProduction({ capacity, loosened })).filter((found) => found.startsWith("error"))).toEqual([]);
  });

  test("of an index needs it as well", () => {
    const scaled = Capacity.autoScaled({ read: { minimum: 1, maximum: 1 }, write: { minimum: 1, maximum: 1 } });
    const deployment = { table: anIndexedTable(), capacity: scaled, indexes: { "by-status": { capacity } } };
    expect(places(problemsOfDeployment(deployment))).toEqual([
      `error ${DEPLOYMENT}.indexes["by-status"].capacity.mode`,
    ]);
    expect(problemsOfDeployment({ ...deployment, loosened: [loosening("auto-scaling")] })).toEqual([]);
  });

  test("that is nowhere makes the loosening idle", () => {
    expect(places(problemsOfDeployment({ loosened: [loosening("auto-scaling")] }))).toEqual([
      `warning ${DEPLOYMENT}.loosened[0]`,
    ]);
  });
});

test.each([1, 35])("%d days of recovery are taken", (pointInTimeRecoveryDays) => {
  expect(problemsOfDeployment({ pointInTimeRecoveryDays })).toEqual([]);
});

test.each([0, 36, 7.5])("%d days of recovery are refused", (pointInTimeRecoveryDays) => {
  expect(places(problemsOfDeployment({ pointInTimeRecoveryDays }))).toEqual([
    `error ${DEPLOYMENT}.pointInTimeRecoveryDays`,
  ]);
});

test("a recovery window and its loosening contradict each other", () => {
  const loosened = [loosening("point-in-time-recovery")];
  expect(places(problemsOfDeployment({ pointInTimeRecoveryDays: 7, loosened }))).toEqual([
    `error ${DEPLOYMENT}.pointInTimeRecoveryDays`,
  ]);
});
