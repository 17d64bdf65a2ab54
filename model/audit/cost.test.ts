import { Replication } from "../replication";
import { Table } from "../table";
import { aPattern, aTable, createReceipt } from "../rules/fixtures";
import { costNote, managementCostNote, recordedPerSecond, yearlyCost } from "./cost";
import { AUDIT_PRICES } from "./prices";

/** Reads and writes a second, of one table. */
function tableWith(reads: number, writes: number, dataClassification: Table["dataClassification"] = "internal") {
  const table = aTable({
    dataClassification,
    accessPatterns: [
      aPattern({ peakPerSecond: reads, itemsPerRequest: 25 }),
      { ...createReceipt, peakPerSecond: writes },
    ],
  });
  return { table };
}

/** As many a second as make this many a year. */
const aYear = (events: number) => events / 31_536_000;

test("a level records its requests, however many items they have", () => {
  const [open, classified] = [tableWith(10, 1), tableWith(100, 1_000, "restricted")];
  expect(recordedPerSecond("off", [open, classified])).toBe(0);
  expect(recordedPerSecond("writes", [open, classified])).toBe(1_001);
  expect(recordedPerSecond("writes-and-classified-reads", [open, classified])).toBe(1_101);
  expect(recordedPerSecond("all", [open, classified])).toBe(1_111);
});

test("a replica is used like the first Region", () => {
  const global = { ...tableWith(10, 1), replication: Replication.eventual({ region: "eu-central-1" }) };
  expect(recordedPerSecond("all", [global, tableWith(0, 5)])).toBe(27);
});

/** Source: https://aws.amazon.com/cloudtrail/pricing/, the example there: 2 million data events, 150,000 copies. */
describe("by the example of AWS's price page", () => {
  test("2 million data events cost 2 USD", () => {
    expect(yearlyCost("writes", [tableWith(1_000, aYear(2e6))]).dataEvents).toBeCloseTo(2, 6);
  });

  test("a second copy of 150,000 management events costs 3 USD", () => {
    expect(1.5 * AUDIT_PRICES.managementEventCopies).toBe(3);
  });
});

/** Source: https://aws.amazon.com/cloudwatch/pricing/: 0.50 USD for a GB of standard logs in us-east-1. */
test("671,088.64 events of 1,600 bytes are a GB in CloudWatch Logs, for 50 cents", () => {
  const { logs, total, dataEvents } = yearlyCost("all", [tableWith(aYear(671_088.64), 0)]);
  expect(logs).toBeCloseTo(0.5, 6);
  expect(total).toBeCloseTo(0.5 + dataEvents, 6);
});

test("what is not recorded costs nothing", () => {
  expect(yearlyCost("off", [tableWith(10, 10)])).toEqual({ events: 0, dataEvents: 0, logs: 0, total: 0 });
  expect(yearlyCost("all", []).total).toBe(0);
});

describe("the notes", () => {
  test("say what the number is, what is not in it, and for where", () => {
    // 10 a second: 315.36 million events, for 315.36 USD, and 469.92 GB, for 234.96 USD.
    expect(costNote("prod", "us-east-1", "writes", [tableWith(10, 10)])).toBe(
      "the trail of prod records requests that write items: 550 USD a year for the declared access patterns, if their declared " +
        "peaks lasted all year in each Region of their tables (315 million events, with their copies in CloudWatch Logs), by the " +
        "prices of 2026-10 in us-east-1. Not in it: undeclared callers, retries, further pages, reads of streams, storage, " +
        "searches, and requests to S3, KMS and SNS",
    );
    expect(costNote("prod", "eu-west-1", "all", [tableWith(1, 1)])).toContain(
      "us-east-1, which those of eu-west-1 differ from",
    );
    expect(costNote("prod", "eu-west-1", "off", [tableWith(1, 1)])).toBe(
      "the trail of prod records no requests for items",
    );
  });

  test("leave management events to the account, with what a million costs", () => {
    // 1.6 billion bytes are 1.49 GB.
    expect(managementCostNote("prod", "us-east-1")).toContain("CloudWatch Logs takes about 0.75 USD for a million");
    expect(managementCostNote("prod", "us-east-1")).toContain("calls to KMS included");
  });
});
