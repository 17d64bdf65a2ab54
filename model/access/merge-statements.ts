import { allConditions, Conditions, Statement } from "../policy-statement";
import { readsOnly, writesOnly } from "./attribute-limit";
import { areWithin } from "./row-limit";

/** A statement before it has a name: what one access pattern needs. */
export interface Need {
  /** What it is for, in a few words: the name of the access pattern. */
  readonly purpose: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly access: "read" | "write";
  /** The attributes that it gets by with; left out where that is whatever there is. */
  readonly attributes?: readonly string[];
  /** Further conditions: on rows, on transactions. */
  readonly conditions: Conditions;
}

interface Merged extends Omit<Need, "purpose"> {
  readonly purposes: readonly string[];
}

function union(left: readonly string[], right: readonly string[]): string[] {
  return [...new Set([...left, ...right])];
}

/** Puts together what agrees in `same`; the order is that of the first. */
function together(
  needs: readonly Merged[],
  same: (need: Merged) => unknown,
  join: (earlier: Merged, later: Merged) => Merged,
): Merged[] {
  const groups = new Map<string, Merged>();
  for (const need of needs) {
    const key = JSON.stringify(same(need));
    const earlier = groups.get(key);
    groups.set(key, earlier ? join(earlier, need) : need);
  }
  return [...groups.values()];
}

function withPurposes(earlier: Merged, later: Merged): Merged {
  return { ...earlier, purposes: union(earlier.purposes, later.purposes) };
}

/** `get session by id` becomes `GetSessionById`: a Sid has letters and digits only. */
function pascalCase(text: string): string {
  const words = text.match(/[A-Za-z0-9]+/g) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function sidOf(purposes: readonly string[]): string {
  const more = purposes.length === 1 ? "" : `And${purposes.length - 1}More`;
  return (pascalCase(purposes[0] ?? "") || "Pattern") + more;
}

function contains(outer: readonly string[], inner: readonly string[]): boolean {
  return inner.every((each) => outer.includes(each));
}

/** Whether everything that one allows is allowed by another already. */
function isImplied(need: Merged, by: Merged): boolean {
  const { attributes } = by;
  return (
    need.access === by.access &&
    areWithin(need.conditions, by.conditions) &&
    contains(by.actions, need.actions) &&
    contains(by.resources, need.resources) &&
    (attributes === undefined || (need.attributes !== undefined && contains(attributes, need.attributes)))
  );
}

/** Leaves out what another one allows already; of two that allow the same, the first one stays. */
function withoutImplied(needs: readonly Merged[]): Merged[] {
  const kept = needs.filter(
    (need, position) =>
      !needs.some(
        (other, at) => other !== need && isImplied(need, other) && (at < position || !isImplied(other, need)),
      ),
  );
  return kept.map((need) => {
    const implied = needs.filter((other) => other !== need && isImplied(other, need));
    return implied.reduce(withPurposes, need);
  });
}

function conditionsOf({ access, attributes, conditions }: Merged): Conditions {
  if (attributes === undefined) return conditions;
  return allConditions(conditions, access === "read" ? readsOnly(attributes) : writesOnly(attributes));
}

/**
 * The statements for what is needed. Needs under equal conditions come together where they share their resources or
 * their actions, never where both differ: that would allow each action on each resource.
 */
export function mergeStatements(needs: readonly Need[]): Statement[] {
  const single = needs.map(({ purpose, ...need }): Merged => ({ ...need, purposes: [purpose] }));
  const byResource = together(
    single,
    ({ resources, access, attributes, conditions }) => [resources, access, attributes, conditions],
    (earlier, later) => ({ ...withPurposes(earlier, later), actions: union(earlier.actions, later.actions).sort() }),
  );
  const byAction = together(
    byResource,
    ({ actions, access, attributes, conditions }) => [actions, access, attributes, conditions],
    (earlier, later) => ({ ...withPurposes(earlier, later), resources: union(earlier.resources, later.resources) }),
  );
  const taken = new Set<string>();
  return withoutImplied(byAction).map((need) => {
    const name = sidOf(need.purposes);
    let sid = name;
    for (let ordinal = 2; taken.has(sid); ordinal++) sid = `${name}${ordinal}`;
    taken.add(sid);
    const conditions = conditionsOf(need);
    return {
      Sid: sid,
      Effect: "Allow",
      Action: need.actions,
      Resource: need.resources,
      ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
    };
  });
}
