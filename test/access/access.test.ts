import { estate } from "../../environments";
import { Environment } from "../../model/environment";
import { everyConsumer } from "../support/all-consumers";
import { synthesizedPolicies } from "./environments-under-test";
import { consumerMatrix, Matrix, matrixOf, surprises, unnoticed } from "./matrix";
import { mutationsOfTrust } from "./mutations";
import { APPLICANTS, isTrusted } from "./trust-cells";

jest.setTimeout(300_000);

/**
 * An IAM engine answers who may do what, by the policies as they are synthesized. The same questions are asked of the
 * plan's JSON where Terraform is to be had: see test/terraform.
 */
const withTables = estate.environments.filter(({ tables }) => tables.length > 0);
/** The largest of the project's own, with functions in its VPC. */
const inVpc: Environment = {
  ...environmentNamed("prod"),
  functions: { network: { subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], securityGroupIds: ["sg-0a1b2c3d"] } },
};
const leftVpc: Environment = { ...environmentNamed("dev"), functions: {} };

function environmentNamed(name: string): Environment {
  const found = withTables.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
}

const policiesOf = new Map(
  [...withTables, everyConsumer].map((each) => [each.name, synthesizedPolicies(each)] as const),
);

/** The estate in which one environment is another way. */
function estateWith(environment: Environment): Environment[] {
  return estate.environments.map((each) => (each.name === environment.name ? environment : each));
}

function matrixFor(environment: Environment): Matrix {
  const policies = policiesOf.get(environment.name);
  if (!policies) throw new Error(environment.name);
  return environment === everyConsumer ? consumerMatrix(environment, policies) : matrixOf(environment, policies);
}

describe("everybody may do what is declared, and nothing else", () => {
  test.each([...withTables, everyConsumer].map((each) => [each.name, each] as const))(
    "in %s",
    async (_, environment) => {
      expect(await surprises(matrixFor(environment))).toEqual([]);
    },
  );
});

test.each([
  ["are in a VPC", inVpc],
  ["have left one", leftVpc],
])("and so it is where functions %s", async (_, environment) => {
  const matrix = matrixOf(environment, synthesizedPolicies(environment, estateWith(environment)));
  expect(await surprises(matrix)).toEqual([]);
});

describe("a policy that is wrong in one place is noticed", () => {
  // The one with every kind of consumer, beside the project's own.
  test.each([
    ["prod with functions in its VPC", inVpc],
    ["one with every consumer", everyConsumer],
  ])("in %s", async (_, environment) => {
    const matrix =
      environment === inVpc ? matrixOf(inVpc, synthesizedPolicies(inVpc, estateWith(inVpc))) : matrixFor(environment);
    const { count, survivors } = await unnoticed(matrix);
    expect(survivors).toEqual([]);
    expect(count).toBeGreaterThan(150);
  });
});

describe("a role is given to whom it is for", () => {
  const roles = [...policiesOf.values()].flatMap((policies) => [...policies.roles.values()]);
  const asked = Object.entries(APPLICANTS).map(([name, applicants]) => {
    const role = roles.find((each) => each.name === name);
    if (!role) throw new Error(`nobody makes the role ${name}`);
    return [name, role, applicants] as const;
  });

  test.each(asked)("%s", async (_, role, applicants) => {
    for (const applicant of applicants) {
      expect([applicant.title, await isTrusted(applicant, role, role.trust)]).toEqual([
        applicant.title,
        applicant.trusted,
      ]);
    }
  });

  test.each(asked)("and a trust policy of %s that is wrong in one place is noticed", async (_, role, applicants) => {
    const mutations = mutationsOfTrust(role);
    expect(mutations.length).toBeGreaterThan(1);
    for (const { title, trust } of mutations) {
      const answers = await Promise.all(applicants.map((applicant) => isTrusted(applicant, role, trust)));
      const isNoticed = answers.some((answer, position) => answer !== applicants[position]?.trusted);
      expect([title, isNoticed]).toEqual([title, true]);
    }
  });
});
