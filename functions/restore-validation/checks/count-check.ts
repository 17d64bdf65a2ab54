import type { TableDeclaration } from "../declaration";
import type { Evidence, ItemCount } from "../evidence";
import type { Finding } from "../finding";

/**
 * The part of the recovery point's size that has to be found again. AWS gives the size of a table at the backup from a
 * figure that it brings up to date about every six hours, counts 100 bytes for each item beside its content, and says
 * nothing of how many items there were: half is what is certainly a loss.
 * Sources: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BackupDetails.html,
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
const LEAST_SHARE = 0.5;

/** What AWS adds to the size of each item when it says how large a table is, in bytes. */
const OVERHEAD_PER_ITEM = 100;

const number = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 0 });

/**
 * The size by which AWS would call what was counted, at most. What it says of a table's size counts local secondary
 * indexes as well, as its prices for recovery do, and each of them holds every item once at most. A count of the table
 * does not see them.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
 */
function sizeOf({ items, bytes }: ItemCount, { localSecondaryIndexes }: TableDeclaration): number {
  return (bytes + items * OVERHEAD_PER_ITEM) * (1 + localSecondaryIndexes.length);
}

/** Whether the items can be compared with the recovery point: all of them were counted, and its size is known. */
export function isCompared({ recoveryPoint, count }: Pick<Evidence, "recoveryPoint" | "count">): boolean {
  return count.ended === "at the end of the table" && recoveryPoint.sizeBytes !== undefined;
}

/**
 * That the items came back: as many as the owner says there are at least, and, where the whole table was read, about as
 * much as the recovery point holds. The `ItemCount` of a table that was just restored is not asked: AWS brings it up to
 * date about every six hours.
 */
export function checkCount({ declaration, recoveryPoint, count }: Evidence): Finding[] {
  const { minimumItems } = declaration;
  const { items, ended } = count;
  const findings: Finding[] = [];
  if (items < minimumItems) {
    const known =
      ended === "at the end of the table"
        ? `It has ${number(items)} items`
        : `Only ${number(items)} items could be counted, ${ended}`;
    findings.push({
      about: "items",
      message: `${known}; at least ${number(minimumItems)} are expected.`,
      action: "Compare with production: items are missing in the recovery point, or fewer are right by now.",
    });
  }
  const { sizeBytes = 0 } = recoveryPoint;
  const size = sizeOf(count, declaration);
  if (isCompared({ recoveryPoint, count }) && size < sizeBytes * LEAST_SHARE) {
    const indexes = declaration.localSecondaryIndexes.length === 0 ? "" : ", their local secondary indexes included,";
    findings.push({
      about: "items",
      message: `${number(items)} items of about ${number(size)} bytes${indexes} came back of a recovery point of ${number(sizeBytes)} bytes.`,
      action: "Restore the recovery point again by hand, and compare with production. Both sizes are approximate.",
    });
  }
  return findings;
}

/** What was counted, in words that say what is certain. */
export function countedText({ recoveryPoint, count }: Pick<Evidence, "recoveryPoint" | "count">): string {
  const { items, ended } = count;
  const exact = ended === "at the end of the table";
  const counted = exact ? `${number(items)} items` : `at least ${number(items)} items (counting ended ${ended})`;
  const { sizeBytes } = recoveryPoint;
  const size = sizeBytes === undefined ? "of unknown size" : `of about ${number(sizeBytes)} bytes`;
  const compared = isCompared({ recoveryPoint, count }) ? "" : " (item count not compared)";
  return `${counted}, from a recovery point ${size}${compared}`;
}
