import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks, list } from "./values";

type Values = Readonly<Record<string, unknown>>;

/** A selector for management events that leaves none out that changes something. */
function recordsChanges(selector: Values): boolean {
  const fields = blocks(selector, "field_selector");
  const of = (name: string) => fields.find(({ field }) => field === name);
  const readOnly = of("readOnly");
  return (
    list(of("eventCategory")?.["equals"]).includes("Management") &&
    !list(readOnly?.["equals"]).includes("true") &&
    of("eventSource") === undefined
  );
}

export const trailManagementEvents: Control = {
  id: "trail-management-events",
  title: "A trail records what changes resources",
  why: "With advanced selectors that say nothing of them, a trail no longer records who deleted a table or gave a role.",
  types: ["aws_cloudtrail"],
  answers: {
    securityHub: ["CloudTrail.1"],
    lens: ["DDBSEC4_2"],
  },
  notDeployed: [
    {
      rule: "CLOUDTRAIL_SECURITY_TRAIL_ENABLED",
      reason: "AWS does not say whether it reads the advanced selectors that a trail needs for streams of tables",
    },
  ],
  judge({ values }) {
    const advanced = blocks(values, "advanced_event_selector");
    if (advanced.length > 0) {
      return advanced.some(recordsChanges)
        ? COMPLIANT
        : nonCompliant("no advanced_event_selector is for what changes resources");
    }
    const selectors = blocks(values, "event_selector");
    // Without any selector a trail records all management events.
    const records = ({ include_management_events: included, read_write_type: kind }: Values) =>
      included !== false && kind !== "ReadOnly";
    return selectors.length === 0 || selectors.some(records)
      ? COMPLIANT
      : nonCompliant("no event_selector includes management events that change something");
  },
};
