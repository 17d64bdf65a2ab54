import { estate } from "../../environments";
import { judge } from "../../controls/gate";
import { Environment } from "../../model/environment";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { consumerMatrix, matrixOf, surprises, unnoticed } from "../access/matrix";
import { policiesIn } from "../access/policies";
import { everyConsumer } from "../support/all-consumers";
import { estateOf } from "../support/all-features";
import { mustRun } from "../support/command";
import { Plan, plannedRecords, plannedValues, planOf } from "../support/plan";
import { describeWhere } from "../support/requirement";
import { synthesizeIntoFolder } from "../support/synthesized";
import { missingTerraform, providerVersion } from "../support/terraform";

jest.setTimeout(600_000);

const missing = missingTerraform();
const version = missing === undefined ? providerVersion() : "none";
// An old provider asks the account before it plans: its plans are the emulator tests' part.
const plans = Number(version.split(".")[0]) >= 6;

const environments = [...estate.environments.filter(({ tables }) => tables.length > 0), everyConsumer];
const named = environments.map((environment) => [environment.name, environment] as const);

/** The parts with a say in a request: roles, tables, keys, endpoints and the trail, as far as there are some. */
const PARTS = ["access", "audit", "backup", "monitoring", "network", "tables"];

/** Everything that has a say in a request. */
function stacksOf(name: string, existing: Readonly<Record<string, unknown>>): string[] {
  return PARTS.map((part) => `${name}-${part}`).filter((stack) => stack in existing);
}

/** The IAM engine reads what Terraform would apply: policies from the plan's JSON, of all these parts together. */
describeWhere("access as planned", missing, () => {
  const planned = new Map<string, Plan>();

  if (!plans) {
    test("is judged with a provider that needs no account", () => {
      expect(version).toMatch(/^5\./);
    });
    return;
  }

  beforeAll(async () => {
    const { folders } = synthesizeIntoFolder(estateOf(...environments));
    for (const [name] of named) {
      for (const stack of stacksOf(name, folders)) {
        const folder = folders[stack] ?? "";
        await mustRun("terraform", [`-chdir=${folder}`, "init", "-input=false", "-no-color"]);
        planned.set(stack, await planOf(folder));
      }
    }
  });

  const plan = (stack: string): Plan => {
    const found = planned.get(stack);
    if (!found) throw new Error(`${stack} has not been planned`);
    return found;
  };
  const recordsOf = (name: string) =>
    stacksOf(name, Object.fromEntries(planned)).flatMap((stack) => plannedRecords(plan(stack)));
  const matrix = (environment: Environment) => {
    const policies = policiesIn(recordsOf(environment.name), environment.account);
    return environment === everyConsumer ? consumerMatrix(environment, policies) : matrixOf(environment, policies);
  };

  test.each(named)("everybody may do what is declared in %s, and nothing else", async (_, environment) => {
    expect(await surprises(matrix(environment))).toEqual([]);
  });

  test("a policy of the plan that is wrong in one place is noticed", async () => {
    const prod = environments.find(({ name }) => name === "prod") ?? everyConsumer;
    const { count, survivors } = await unnoticed(matrix(prod));
    expect(survivors).toEqual([]);
    expect(count).toBeGreaterThan(150);
  });

  test.each(named)("the policies of %s arrive as they were planned, to the letter", (_, environment) => {
    const values = plannedValues(plan(`${environment.name}-access`));
    const { boundary, serviceBoundaries, roles } = resolveEnvironment(environment).access;
    for (const { terraformName, statements } of [
      boundary,
      ...serviceBoundaries,
      ...roles.flatMap(({ policies }) => policies),
    ]) {
      const { policy } = values.get(`aws_iam_policy.${terraformName}`) ?? {};
      expect(JSON.parse(String(policy))).toEqual({ Version: "2012-10-17", Statement: statements });
    }
    for (const { terraformName, trust } of roles) {
      const { assume_role_policy: policy } = values.get(`aws_iam_role.${terraformName}`) ?? {};
      expect(JSON.parse(String(policy))).toEqual({ Version: "2012-10-17", Statement: trust });
    }
  });

  test.each([
    ["prod-access", "customer-portal_recurring-payments", "ACC#${aws:PrincipalTag/account}"],
    ["kinds-access", "phone_notes", "USER#${cognito-identity.amazonaws.com:sub}"],
    ["kinds-access", "phone_notes", "READER#${cognito-identity.amazonaws.com:sub}"],
    ["kinds-access", "browser_notes", "USER#${login.example.com:sub}"],
    ["kinds-access", "employees_shipments", "TENANT#${aws:PrincipalTag/tenant}#SHIPMENT#*"],
    ["kinds-access", "partner_shipments", "TENANT#42#SHIPMENT#*"],
  ])("in %s the IAM variable in %s is %s, as it stands in the plan's JSON", (stack, name, variable) => {
    const { policy } = plannedValues(plan(stack)).get(`aws_iam_policy.${name}`) ?? {};
    expect(policy).toContain(JSON.stringify(variable));
  });

  test.each(named)("every control holds for the plan of %s", (name) => {
    const accepted = judge(plannedRecords(plan(`${name}-access`))).filter(({ status }) => status !== "compliant");
    expect(accepted).toEqual([]);
  });

  test("every role has its boundary, and its policies attached", () => {
    const { access } = resolveEnvironment(everyConsumer);
    const policies = policiesIn(recordsOf("kinds"), everyConsumer.account);
    for (const { roleName, policies: attached } of access.roles) {
      const role = policies.roles.get(roleName);
      expect(role?.boundary.name).toBe("kinds-permissions-boundary");
      expect(role?.identity.map(({ name }) => name).sort()).toEqual(
        attached.map(({ policyName }) => policyName).sort(),
      );
    }
  });
});
