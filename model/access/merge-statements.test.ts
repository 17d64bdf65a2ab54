import fc from "fast-check";
import { Conditions } from "../policy-statement";
import { mergeStatements, Need } from "./merge-statements";

const ACTIONS = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"] as const;
const RESOURCES = ["table/a", "table/a/index/i", "table/b"] as const;
const ATTRIBUTES = ["x", "y", "z"] as const;
const CONDITIONS: readonly Conditions[] = [{}, { Null: { "dynamodb:LeadingKeys": "false" } }];

const need: fc.Arbitrary<Need> = fc.record({
  purpose: fc.constantFrom("one", "two", "three words here"),
  actions: fc.uniqueArray(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 2 }),
  resources: fc.uniqueArray(fc.constantFrom(...RESOURCES), { minLength: 1, maxLength: 2 }),
  access: fc.constant("read" as const),
  attributes: fc.option(fc.uniqueArray(fc.constantFrom(...ATTRIBUTES), { minLength: 1 }), { nil: undefined }),
  conditions: fc.constantFrom(...CONDITIONS),
});

/** Every request that some statement allows: action, resource, and the conditions that it is allowed under. */
function allowedBy(statements: ReturnType<typeof mergeStatements>): string[] {
  return statements.flatMap(({ Action, Resource, Condition }) =>
    [Action]
      .flat()
      .flatMap((action) =>
        [Resource ?? []].flat().map((resource) => JSON.stringify([action, resource, Condition ?? {}])),
      ),
  );
}

const alone = (needs: readonly Need[]) => needs.flatMap((each) => allowedBy(mergeStatements([each])));

test("merging never allows a request that no need allows", () => {
  fc.assert(
    fc.property(fc.array(need, { maxLength: 6 }), (needs) => {
      const wanted = new Set(alone(needs));
      expect(allowedBy(mergeStatements(needs)).filter((each) => !wanted.has(each))).toEqual([]);
    }),
  );
});

test("merging loses a request only where a wider one of the same action and resource is left", () => {
  fc.assert(
    fc.property(fc.array(need, { maxLength: 6 }), (needs) => {
      const merged = mergeStatements(needs);
      for (const each of needs) {
        for (const action of each.actions) {
          for (const resource of each.resources) {
            const covering = merged.filter(
              ({ Action, Resource, Condition = {} }) =>
                [Action].flat().includes(action) &&
                [Resource ?? []].flat().includes(resource) &&
                coversAttributes(each, Condition["ForAllValues:StringEquals"]?.["dynamodb:Attributes"]) &&
                "dynamodb:LeadingKeys" in (Condition["Null"] ?? {}) === "Null" in each.conditions,
            );
            expect(covering).not.toEqual([]);
          }
        }
      }
    }),
  );
});

/** No limit covers all attributes; a limit covers those that it names. */
function coversAttributes({ attributes }: Need, limit: string | readonly string[] | undefined): boolean {
  if (limit === undefined) return true;
  return attributes?.every((attribute) => limit.includes(attribute)) ?? false;
}

test("a need of fewer rows is left out where a need of more of them allows the rest", () => {
  const ofRows = (purpose: string, rows: readonly string[], attributes?: readonly string[]): Need => ({
    purpose,
    actions: ["dynamodb:GetItem"],
    resources: ["table/a"],
    access: "read",
    ...(attributes ? { attributes } : {}),
    conditions: {
      "ForAllValues:StringLike": { "dynamodb:LeadingKeys": rows },
      Null: { "dynamodb:LeadingKeys": "false" },
    },
  });
  const statements = (...needs: Need[]) => mergeStatements(needs).map(({ Sid }) => Sid);
  expect(statements(ofRows("all", ["own", "shared"]), ofRows("some", ["own"], ["x"]))).toEqual(["AllAnd1More"]);
  expect(statements(ofRows("all", ["own"]), ofRows("some", ["own", "shared"], ["x"]))).toEqual(["All", "Some"]);
  const unlimited: Need = { ...ofRows("all", []), conditions: {} };
  expect(statements(ofRows("some", ["own"]), { ...unlimited, attributes: ["x"] })).toEqual(["Some", "All"]);
});

test("every statement has a name of its own, of letters and digits", () => {
  fc.assert(
    fc.property(fc.array(need, { maxLength: 8 }), (needs) => {
      const sids = mergeStatements(needs).map(({ Sid }) => Sid);
      expect(new Set(sids).size).toBe(sids.length);
      expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
    }),
  );
});
