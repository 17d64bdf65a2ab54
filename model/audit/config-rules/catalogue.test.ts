import { CONTROLS } from "../../../controls";
import { configAnswersOf } from "../../../controls/config-answers";
import { isOfferedIn, isPeriodic, MANAGED_RULES, managedRule, pageOf } from "./catalogue";
import { controlRules } from "./from-controls";

const carried = controlRules();

test("the list says of which day it is, and where it comes from", () => {
  expect(MANAGED_RULES.date).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(MANAGED_RULES.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/config\//);
});

const identifiers = carried.map(({ rule }) => rule.identifier);

test("every rule that a control carries is on the list, and carried once", () => {
  expect(identifiers.filter((identifier) => managedRule(identifier) === undefined)).toEqual([]);
  expect(new Set(identifiers).size).toBe(identifiers.length);
});

describe("what a control answers in AWS Config", () => {
  test("is said where it is deployed or left out, and nowhere else, so that the two cannot disagree", () => {
    expect(CONTROLS.filter(({ answers }) => "config" in answers)).toEqual([]);
  });

  test("is a rule that is deployed, by this control or by the one that shares it, or one with the reason why it is not", () => {
    for (const control of CONTROLS) {
      const own = (control.configRules ?? []).map(({ identifier }) => identifier);
      const reasons = new Map((control.notDeployed ?? []).map(({ rule, reason }) => [rule, reason]));
      const unexplained = configAnswersOf(control).filter(
        (rule) => !own.includes(rule) && !reasons.get(rule) && !identifiers.includes(rule),
      );
      expect([control.id, unexplained]).toEqual([control.id, []]);
      expect(new Set(configAnswersOf(control)).size).toBe(configAnswersOf(control).length);
    }
  });

  test("is on the list of managed rules", () => {
    const answered = CONTROLS.flatMap(configAnswersOf);
    expect(answered.filter((identifier) => managedRule(identifier) === undefined)).toEqual([]);
  });

  test("is not said to be left out where another control deploys it", () => {
    const left = CONTROLS.flatMap(({ notDeployed = [] }) => notDeployed);
    expect(left.filter(({ rule }) => identifiers.includes(rule))).toEqual([]);
    for (const { reason } of left) expect(reason).toMatch(/^[A-Z].{30,}[^.]$/);
  });

  test("is every rule about DynamoDB and DAX that AWS has", () => {
    const about = Object.keys(MANAGED_RULES.rules).filter((rule) => /^(DYNAMODB|DAX)_/.test(rule));
    expect(about.filter((rule) => !identifiers.includes(rule))).toEqual([]);
    expect(about).toHaveLength(12);
  });
});

test("no rule is said to judge what AWS does not: replicas in other Regions, whose key it is, or who else may use it", () => {
  const said = carried.map(({ control, rule }) => `${rule.identifier}: ${rule.title ?? control.title}`);
  expect(said.filter((text) => text.includes("replica"))).toEqual([]);
  expect(said.filter((text) => text.includes("ENCRYPT") && text.includes("customer-managed"))).toEqual([]);
  expect(said.filter((text) => text.includes("PUBLIC_ACCESS") && !text.endsWith("allows everybody"))).toEqual([]);
});

test.each([
  ["CLOUD_TRAIL_ENABLED", "cloudtrail-enabled"],
  ["MULTI_REGION_CLOUD_TRAIL_ENABLED", "multi-region-cloudtrail-enabled"],
  ["DYNAMODB_IN_BACKUP_PLAN", "dynamodb-in-backup-plan"],
])("%s has its page at %s", (identifier, page) => {
  expect(pageOf(identifier)).toBe(`https://docs.aws.amazon.com/config/latest/developerguide/${page}.html`);
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
