import { DataEventLevel } from "../trail";
import { all, any, is, pattern } from "./filter-pattern";
import { Watched } from "./watched";

/** What somebody tries who looks for a way in: tables, caches, their keys and their backups. */
const SOURCES = ["backup", "dax", "dynamodb", "kms"].map((service) => is("eventSource", `${service}.amazonaws.com`));

/** `AccessDenied`, `AccessDeniedException`. */
export const DENIED_CALLS = pattern(all(is("errorCode", "AccessDenied*"), any(...SOURCES)));

const ITEMS: Readonly<Record<DataEventLevel, string>> = {
  off: "",
  writes: "requests that write items",
  "writes-and-classified-reads": "requests that write items or are for those of classified tables",
  all: "requests for items",
};

const MANAGEMENT: Readonly<Record<Watched["managementEvents"], string>> = {
  none: "",
  writes: "calls that change resources",
  all: "calls that change or describe resources",
};

/** What the alarm is about: whoever gets it should know what it cannot see. */
export function deniedCallsDescription({ dataEvents, managementEvents }: Watched): string {
  const recorded = [MANAGEMENT[managementEvents], ITEMS[dataEvents]].filter((each) => each !== "").join(", and ");
  return (
    "Many calls were denied within five minutes: somebody tries what is not allowed. " +
    `Counted is what the trail records: ${recorded}`
  );
}
