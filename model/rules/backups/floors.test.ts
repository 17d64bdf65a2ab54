import { Backups, Tiers } from "../../backup";
import { aDeployment, anEnvironment, places, problemsIn, problemsOfDeployment, production } from "../fixtures";
import { problemsInProduction, problemsOfPlan } from "./fixtures";

const off = (reason: string) => Backups.off(reason);
const REASON = "The tables hold what a test has made.";

test("tables are backed up without a word about it, in every stage", () => {
  expect(problemsIn(anEnvironment())).toEqual([]);
  expect(problemsIn(anEnvironment({ stage: "development" }))).toEqual([]);
  expect(problemsInProduction({})).toEqual([]);
});

test("backups are switched off for a reason, and not in production", () => {
  expect(problemsIn(anEnvironment({ backups: off(REASON) }))).toEqual([]);
  expect(places(problemsIn(anEnvironment({ backups: off("no need") })))).toEqual(["error test.backups.reason"]);
  expect(places(problemsIn(production({ backups: off(REASON) })))).toEqual(["error prod.backups.kind"]);
});

test("a vault alone is for environments without tables", () => {
  expect(problemsIn(anEnvironment({ tables: [], backups: Backups.vault() }))).toEqual([]);
  expect(places(problemsIn(anEnvironment({ backups: Backups.vault() })))).toEqual(["error test.backups.kind"]);
  expect(places(problemsIn(production({ backups: Backups.vault() })))).toEqual(["error prod.backups.kind"]);
});

describe("a backup of every day is kept for 35 days", () => {
  test.each([
    [[Tiers.daily()]],
    [[Tiers.daily({ schedule: "cron(0 0/6 ? * * *)" })]],
    [[Tiers.yearly(), Tiers.daily({ deleteAfterDays: 36 })]],
  ])("as by %j", (tiers) => {
    expect(problemsOfPlan({ tiers })).toEqual([]);
  });

  test.each([
    [[Tiers.weekly()]],
    [[Tiers.daily({ deleteAfterDays: 34 })]],
    [[Tiers.daily({ schedule: "cron(0 3 ? * MON-FRI *)" })]],
    [[Tiers.daily({ deleteAfterDays: 7 }), Tiers.weekly()]],
  ])("not as by %j", (tiers) => {
    expect(places(problemsOfPlan({ tiers }))).toEqual(["error test.backups.tiers"]);
    expect(places(problemsInProduction({ tiers }))).toEqual(["error prod.backups.tiers"]);
  });

  test("unless somebody says why not, outside of production", () => {
    const tiers = [Tiers.daily({ deleteAfterDays: 7 })];
    const loosened = (reason: string) => [{ control: "backup-plan" as const, reason }];
    expect(problemsOfPlan({ tiers, loosened: loosened(REASON) })).toEqual([]);
    expect(places(problemsOfPlan({ tiers, loosened: loosened("no need") }))).toEqual([
      "error test.backups.loosened[0].reason",
    ]);
    expect(places(problemsInProduction({ tiers, loosened: loosened(REASON) }))).toEqual([
      "error prod.backups.loosened[0].control",
      "error prod.backups.tiers",
    ]);
  });
});

test("production is warned where nothing is copied out of its account and Region", () => {
  const found = (backups?: Backups) => places(problemsIn(production({ backups })));
  const uncopied = [Tiers.daily({ copies: [] })];
  expect(found()).toEqual(["warning prod.backups"]);
  expect(found(Backups.standard({ tiers: uncopied, secondRegion: { region: "eu-central-1" } }))).toEqual([
    "warning prod.backups",
  ]);
  expect(problemsOfPlan({})).toEqual([]);
});

test("a table is left out of the plan by name and with a reason, and not in production", () => {
  const loosened = [{ control: "backup-plan" as const, reason: REASON }];
  expect(problemsOfDeployment({ loosened })).toEqual([]);
  expect(places(problemsIn(production({ tables: [aDeployment({ loosened })] })))).toEqual([
    'error prod.tables["orders"].loosened[0].control',
  ]);
});
