import { FoundExport, FURTHEST_BACK_DAYS, judge, windowOf } from "./judge";

const TABLE = {
  tableName: "prod-orders",
  tableArn: "arn:aws:dynamodb:eu-west-1:111111111111:table/prod-orders",
  scheduleName: "prod-orders",
  prefix: "exports/table=prod-orders",
  overdueAfterDays: 9,
};
const NOON = "2026-11-27T12:00:00Z";
const WINDOW = windowOf({ time: NOON }, 6);
const at = (time: string) => new Date(time);

function exported(status: string, exportTime: string, endTime?: string): FoundExport {
  return {
    arn: `export of ${exportTime}`,
    status,
    exportTime: at(exportTime),
    endTime: endTime ? at(endTime) : undefined,
  };
}

describe("a window", () => {
  test("reaches from the last check to this one, wherever in its hour the event comes", () => {
    expect(windowOf({ time: "2026-11-27T12:00:59Z" }, 6)).toEqual({
      after: at("2026-11-27T06:00:00Z"),
      until: at(NOON),
    });
    expect(windowOf({ time: "2026-11-27T18:59:00Z" }, 6).after).toEqual(WINDOW.until);
  });

  test("needs a time that is one", () => {
    expect(() => windowOf({ time: "noon" }, 6)).toThrow("noon is no time of an event");
  });
});

describe("the age", () => {
  const ageOf = (exports: readonly FoundExport[], since?: string) => {
    const { days, isOverdue } = judge(TABLE, { exports, scheduledSince: since ? at(since) : undefined }, WINDOW);
    return [days, isOverdue];
  };

  test("is that of the newest complete export's items, not of its end", () => {
    const older = exported("COMPLETED", "2026-11-18T12:00:00Z", "2026-11-26T12:00:00Z");
    const newer = exported("COMPLETED", "2026-11-25T12:00:00Z", "2026-11-25T13:00:00Z");
    expect(ageOf([older, newer])).toEqual([2, false]);
    expect(ageOf([older])).toEqual([9, false]);
  });

  test("is not mended by an export that fails, or is not at its end", () => {
    const old = exported("COMPLETED", "2026-11-18T11:00:00Z");
    const [days, isOverdue] = ageOf([old, exported("FAILED", NOON), exported("IN_PROGRESS", NOON)], NOON);
    expect(days).toBeCloseTo(9 + 1 / 24);
    expect(isOverdue).toBe(true);
  });

  test("of a first export that is not due yet counts from when it was scheduled", () => {
    expect(ageOf([], "2026-11-20T12:00:00Z")).toEqual([7, false]);
    expect(ageOf([], "2026-11-17T12:00:00Z")).toEqual([10, true]);
    expect(ageOf([exported("FAILED", NOON)], "2026-11-17T12:00:00Z")).toEqual([10, true]);
  });

  test("is as long as DynamoDB remembers where nobody asks for exports", () => {
    expect(ageOf([])).toEqual([FURTHEST_BACK_DAYS, true]);
  });
});

test("what failed since the last check is told, once", () => {
  const failures = [
    exported("FAILED", NOON, "2026-11-27T06:00:00Z"),
    exported("FAILED", NOON, "2026-11-27T06:00:01Z"),
    exported("FAILED", NOON, NOON),
    exported("FAILED", NOON, "2026-11-27T12:00:01Z"),
    exported("FAILED", NOON),
    exported("COMPLETED", NOON, NOON),
  ];
  const told = (time: string) =>
    judge(TABLE, { exports: failures }, windowOf({ time }, 6)).failed.map((each) => failures.indexOf(each));
  expect(told("2026-11-27T06:00:00Z")).toEqual([0, 4]);
  expect(told(NOON)).toEqual([1, 2, 4]);
  expect(told("2026-11-27T18:00:00Z")).toEqual([3, 4]);
});
