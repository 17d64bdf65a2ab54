import { aPattern, aTable, createReceipt } from "../rules/fixtures";
import { costNote, recordedPerSecond, yearlyCost } from "./cost";

/** Ten reads and ten writes a second. */
const table = aTable({
  accessPatterns: [aPattern({ peakPerSecond: 10, itemsPerRequest: 25 }), { ...createReceipt, peakPerSecond: 10 }],
});

test("a level records its requests, however many items they have", () => {
  expect(recordedPerSecond("off", [table])).toBe(0);
  expect(recordedPerSecond("writes", [table])).toBe(10);
  expect(recordedPerSecond("all", [table, table])).toBe(40);
});

test("a year is billed by the event and by what the log takes in", () => {
  // 10 a second are 315,360,000 a year: 3,153.6 times 0.10 USD; 1,600 bytes each are 469.92 GB at 0.50 USD.
  const { events, dataEvents, logs, total } = yearlyCost("writes", [table]);
  expect(events).toBe(315_360_000);
  expect(dataEvents).toBeCloseTo(315.36, 6);
  expect(logs).toBeCloseTo(234.96, 2);
  expect(total).toBeCloseTo(550.32, 2);
});

test("what is not recorded costs nothing", () => {
  expect(yearlyCost("off", [table])).toEqual({ events: 0, dataEvents: 0, logs: 0, total: 0 });
  expect(yearlyCost("all", []).total).toBe(0);
});

test("the note says what the number is, and for where", () => {
  expect(costNote("prod", "us-east-1", "writes", [table])).toBe(
    "the trail of prod records requests that write items: 550 USD a year at most, if the declared peaks lasted all year " +
      "(315 million events). An estimate by the prices of 2026-10 in us-east-1; storage and reads of streams are not in it",
  );
  expect(costNote("prod", "eu-west-1", "all", [table])).toContain("us-east-1, which those of eu-west-1 differ from");
  expect(costNote("prod", "eu-west-1", "off", [table])).toBe("the trail of prod records no requests for items");
});
