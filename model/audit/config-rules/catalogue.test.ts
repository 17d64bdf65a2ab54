import { CONTROLS } from "../../../controls";
import { isOfferedIn, isPeriodic, MANAGED_RULES, managedRule } from "./catalogue";
import { controlRules } from "./from-controls";

const carried = controlRules();

test("the list says of which day it is, and where it comes from", () => {
  expect(MANAGED_RULES.date).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(MANAGED_RULES.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/config\//);
});

test("every rule that a control carries is on the list, once, and the control says that it answers it", () => {
  const identifiers = carried.map(({ rule }) => rule.identifier);
  expect(identifiers.filter((identifier) => managedRule(identifier) === undefined)).toEqual([]);
  expect(new Set(identifiers).size).toBe(identifiers.length);
  const unsaid = carried.filter(({ control, rule }) => !control.answers.config?.includes(rule.identifier));
  expect(unsaid.map(({ rule }) => rule.identifier)).toEqual([]);
});

test("every managed rule that a control answers is on the list", () => {
  const answered = CONTROLS.flatMap(({ answers }) => answers.config ?? []);
  expect(answered.filter((identifier) => managedRule(identifier) === undefined)).toEqual([]);
});

test("a rule about tables can be narrowed down to them, one about the account cannot", () => {
  for (const { rule } of carried) {
    const managed = managedRule(rule.identifier);
    const periodic = managed && isPeriodic(managed);
    const byParameters = Object.keys(managed?.parameters ?? {}).includes("resourceTags");
    const can = !periodic || byParameters ? "can" : "cannot";
    expect(`${rule.identifier} ${can}`).toBe(`${rule.identifier} ${rule.judges === "account" ? "cannot" : "can"}`);
    if (rule.judges === "tables") expect(managed?.resourceTypes).toContain("AWS::DynamoDB::Table");
    if (rule.judges === "tagged") expect(periodic).toBe(false);
  }
});

test.each([
  ["DAX_TLS_ENDPOINT_ENCRYPTION", "eu-west-1", true],
  ["DAX_TLS_ENDPOINT_ENCRYPTION", "eu-north-1", false],
  ["DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED", "ap-east-2", false],
  ["DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED", "eu-west-1", true],
  ["DYNAMODB_PITR_ENABLED", "ap-east-2", true],
])("%s in %s: %s", (identifier, region, offered) => {
  const managed = managedRule(identifier);
  expect(managed && isOfferedIn(region, managed)).toBe(offered);
});

test("what no list of ours holds is no rule, names of an object's own among it", () => {
  expect(managedRule("constructor")).toBeUndefined();
  expect(managedRule("DYNAMODB_PITR")).toBeUndefined();
});
