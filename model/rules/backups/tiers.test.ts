import { BackupTier, Tiers } from "../../backup";
import { messages, places } from "../fixtures";
import { OTHER_VAULT, problemsOfPlan, problemsOfTier, TIER } from "./fixtures";

test("the tiers that are ready-made have no problems, alone and together", () => {
  const every = [Tiers.daily(), Tiers.weekly(), Tiers.monthly(), Tiers.yearly()];
  const destinations = { secondRegion: { region: "eu-central-1" }, otherAccount: OTHER_VAULT };
  expect(problemsOfPlan({ tiers: every })).toEqual([]);
  expect(problemsOfPlan({ tiers: every, ...destinations })).toEqual([]);
  expect(problemsOfTier({})).toEqual([]);
});

test("a plan has at least one tier", () => {
  expect(places(problemsOfPlan({ tiers: [] }))).toEqual(["error test.backups.tiers"]);
});

describe("the name of a tier", () => {
  test.each(["a", "hourly.v2_x-1", "a".repeat(50)])("%s is taken", (name) => {
    expect(problemsOfPlan({ tiers: [Tiers.daily({ name })] })).toEqual([]);
  });

  test.each(["", "every day", "täglich", "a".repeat(51)])("%j is refused", (name) => {
    expect(messages(problemsOfPlan({ tiers: [Tiers.daily({ name })] }))).toEqual([
      "The name of the tier is malformed.",
    ]);
  });

  test("is taken once", () => {
    const problems = places(problemsOfPlan({ tiers: [Tiers.daily(), Tiers.daily()] }));
    expect(problems).toEqual(["error test.backups.tiers[1].name"]);
  });
});

describe("the schedule of a tier", () => {
  test.each(["cron(0 * * * ? *)", "cron(30 0/6 * * ? *)", "cron(0 5 L * ? *)", "cron(0 3 ? * 1 *)"])(
    "%s is taken",
    (schedule) => {
      expect(problemsOfTier({ schedule })).toEqual([]);
    },
  );

  test.each([
    ["rate(1 day)", "The schedule is not written as `cron(…)`."],
    ["cron(0 3 * * ?)", "The schedule has 5 fields instead of six."],
    ["cron(0 3 * * * *)", "The schedule sets both the day of month and the day of week."],
    ["cron(0 25 * * ? *)", "The schedule has a field that cannot be: hours."],
    ["cron(0,30 * * * ? *)", "The schedule starts backups more often than once an hour."],
    ["cron(0/15 3 * * ? *)", "The schedule starts backups more often than once an hour."],
    ["cron(* 3 * * ? *)", "The schedule starts backups more often than once an hour."],
  ])("%s is refused", (schedule, message) => {
    const problems = problemsOfTier({ schedule });
    expect(messages(problems)).toEqual([message]);
    expect(places(problems)).toEqual([`error ${TIER}.schedule`]);
  });

  test("is in a time zone that there is", () => {
    expect(problemsOfTier({ timeZone: "Europe/Berlin" })).toEqual([]);
    expect(places(problemsOfTier({ timeZone: "Europe/Bonn" }))).toEqual([`error ${TIER}.timeZone`]);
    expect(problemsOfTier({ timeZone: "europe/berlin" })[0]?.expected).toBe('"Europe/Berlin"');
  });
});

describe("the windows of a tier", () => {
  test.each([
    [60, 120],
    [60, undefined],
    [660, undefined],
    [undefined, 120],
    [480, 10_080],
  ])("%j and %j minutes are taken", (startWithinMinutes, completeWithinMinutes) => {
    expect(problemsOfTier({ startWithinMinutes, completeWithinMinutes })).toEqual([]);
  });

  test.each<[number | undefined, number | undefined, string[]]>([
    [59, 180, ["startWithinMinutes"]],
    [60.5, 180, ["startWithinMinutes"]],
    [52_560_001, undefined, ["startWithinMinutes", "completeWithinMinutes"]],
    [60, 119, ["completeWithinMinutes"]],
    [undefined, 119, ["completeWithinMinutes"]],
    [661, undefined, ["completeWithinMinutes"]],
    [120, 180.5, ["completeWithinMinutes"]],
  ])("%j and %j minutes are refused", (startWithinMinutes, completeWithinMinutes, properties) => {
    const problems = places(problemsOfTier({ startWithinMinutes, completeWithinMinutes }));
    expect(problems).toEqual(properties.map((property) => `error ${TIER}.${property}`));
  });
});

describe("the lifecycle of a tier", () => {
  test.each<[Partial<BackupTier>]>([
    [{ deleteAfterDays: 1 }],
    [{ deleteAfterDays: 36_500 }],
    [{ coldAfterDays: 1, deleteAfterDays: 91 }],
    [{ coldAfterDays: 30, deleteAfterDays: 120 }],
  ])("%j is taken", (tier) => {
    expect(problemsOfTier(tier)).toEqual([]);
  });

  test.each<[Partial<BackupTier>, string]>([
    [{ deleteAfterDays: 0 }, "deleteAfterDays"],
    [{ deleteAfterDays: 1.5 }, "deleteAfterDays"],
    [{ deleteAfterDays: 36_501 }, "deleteAfterDays"],
    [{ coldAfterDays: 0, deleteAfterDays: 100 }, "coldAfterDays"],
    [{ coldAfterDays: 30, deleteAfterDays: 119 }, "deleteAfterDays"],
  ])("%j is refused", (tier, property) => {
    expect(places(problemsOfTier(tier))).toEqual([`error ${TIER}.${property}`]);
  });

  test("keeps a backup warm until copies to another account are made", () => {
    const cold = { coldAfterDays: 6, deleteAfterDays: 100 };
    const elsewhere = { otherAccount: OTHER_VAULT };
    expect(places(problemsOfTier(cold, elsewhere))).toEqual([`error ${TIER}.coldAfterDays`]);
    expect(problemsOfTier({ ...cold, coldAfterDays: 7 }, elsewhere)).toEqual([]);
    expect(problemsOfTier({ ...cold, copies: [] }, elsewhere)).toEqual([]);
    expect(problemsOfTier(cold)).toEqual([]);
    expect(problemsOfTier(cold, { secondRegion: { region: "eu-central-1" } })).toEqual([]);
  });
});

describe("the copies of a tier", () => {
  const second = { secondRegion: { region: "eu-central-1" } };
  const COPY = `${TIER}.copies[0]`;

  test("go to a destination that the environment names, once", () => {
    expect(problemsOfTier({ copies: [{ to: "second-region" }] }, second)).toEqual([]);
    expect(places(problemsOfTier({ copies: [{ to: "second-region" }] }))).toEqual([`error ${COPY}.to`]);
    expect(places(problemsOfTier({ copies: [{ to: "other-account" }] }, second))).toEqual([`error ${COPY}.to`]);
    const twice = [{ to: "second-region" }, { to: "second-region" }] as const;
    expect(places(problemsOfTier({ copies: twice }, second))).toEqual([`error ${TIER}.copies[1].to`]);
  });

  test("have a lifecycle that AWS takes, by themselves or with the tier's", () => {
    const found = (copy: object, tier: Partial<BackupTier> = {}) =>
      places(problemsOfTier({ ...tier, copies: [{ to: "second-region", ...copy }] }, second));
    expect(found({ deleteAfterDays: 14 })).toEqual([]);
    expect(found({ deleteAfterDays: 14 }, { coldAfterDays: 31, deleteAfterDays: 396 })).toEqual([]);
    expect(found({ coldAfterDays: 10, deleteAfterDays: 100 })).toEqual([]);
    expect(found({ deleteAfterDays: 0 })).toEqual([`error ${COPY}.deleteAfterDays`]);
    expect(found({ coldAfterDays: 10, deleteAfterDays: 99 })).toEqual([`error ${COPY}.deleteAfterDays`]);
    expect(found({ coldAfterDays: 10 })).toEqual([`error ${COPY}.coldAfterDays`]);
  });
});
