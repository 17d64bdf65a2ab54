import { dateOf, Day, readDate } from "./days";
import { Tags } from "./found-table";

/**
 * Why a tag keeps a table, in words; nothing where none does. The tag's value is a reason, which keeps it for good, or a
 * date such as `2027-03-31`, which keeps it until the end of that day.
 */
export function keptBecause(tags: Tags, keepTag: string, today: Day): string | undefined {
  const value = tags[keepTag];
  if (value === undefined) return undefined;
  const until = readDate(value.trim());
  if (until !== undefined) return until < today ? undefined : `The tag "${keepTag}" keeps it until ${dateOf(until)}.`;
  return `The tag "${keepTag}" keeps it: ${value.trim() === "" ? "no reason is given" : value.trim()}.`;
}
