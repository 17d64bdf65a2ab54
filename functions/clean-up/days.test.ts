import { dateOf, dayOf, daysIn, readDate, startOf, windowBefore } from "./days";

test("a day is one in UTC, whatever the hour", () => {
  expect(dateOf(dayOf(new Date("2026-11-27T00:00:00Z")))).toBe("2026-11-27");
  expect(dateOf(dayOf(new Date("2026-11-27T23:59:59.999Z")))).toBe("2026-11-27");
  expect(startOf(dayOf(new Date("2026-11-27T10:00:00+14:00"))).toISOString()).toBe("2026-11-26T00:00:00.000Z");
});

test("the window is the complete days before today", () => {
  const today = dayOf(new Date("2026-11-27T10:00:00Z"));
  const window = windowBefore(today, 100);
  expect([dateOf(window.first), dateOf(window.last), daysIn(window)]).toEqual(["2026-08-19", "2026-11-26", 100]);
});

test.each(["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "", "tomorrow", "2026-01-01T00:00:00Z"])(
  "%j is no date",
  (text) => {
    expect(readDate(text)).toBeUndefined();
  },
);

test("a date is read as the day that it is", () => {
  expect(dateOf(readDate("2028-02-29") ?? 0)).toBe("2028-02-29");
});
