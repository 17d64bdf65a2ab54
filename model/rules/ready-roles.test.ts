import { ReadyRoles } from "../ready-roles";
import { aDeployment, aTable, messages, places, problemsOfEnvironment } from "./fixtures";

const HOME = "arn:aws:iam::111122223333";
const SSO = `${HOME}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Analyst_0123456789abcdef`;
const USER = `${HOME}:user/break-glass`;
const problemsWith = (roles: ReadyRoles) => problemsOfEnvironment({ roles });

test("roles of people trust named roles and users of the account", () => {
  expect(
    problemsWith({
      analyst: { trustedPrincipals: [SSO] },
      operator: { trustedPrincipals: [`${HOME}:user/operator`], maximumSessionHours: 8 },
      breakGlass: { trustedPrincipals: [USER] },
      forensicReader: { trustedPrincipals: [SSO, `${HOME}:role/forensics`] },
    }),
  ).toEqual([]);
});

test.each([
  `${HOME}:root`,
  "111122223333",
  "*",
  "arn:aws:iam::999988887777:role/x",
  `${HOME}:group/x`,
  `${HOME}:role/*`,
  "arn:aws:sts::111122223333:assumed-role/x/y",
])("%s cannot be trusted", (principal) => {
  expect(places(problemsWith({ operator: { trustedPrincipals: [principal] } }))).toEqual([
    "error test.roles.operator.trustedPrincipals[0]",
  ]);
});

test("break-glass trusts users only: the session of a role carries no MFA", () => {
  expect(messages(problemsWith({ breakGlass: { trustedPrincipals: [SSO] } }))).toEqual([
    "The session of a role carries no MFA, so that it could never take the break-glass role.",
  ]);
});

test("a role that nobody is trusted with, or somebody twice, is refused", () => {
  expect(messages(problemsWith({ analyst: { trustedPrincipals: [] } }))).toEqual(["Nobody is trusted with the role."]);
  expect(places(problemsWith({ analyst: { trustedPrincipals: [SSO, SSO] } }))).toEqual([
    "error test.roles.analyst.trustedPrincipals[1]",
  ]);
});

test("a session lasts 1 to 12 hours", () => {
  expect(places(problemsWith({ forensicReader: { trustedPrincipals: [SSO], maximumSessionHours: 24 } }))).toEqual([
    "error test.roles.forensicReader.maximumSessionHours",
  ]);
});

test("more principals than a trust policy holds are refused with its size", () => {
  const trustedPrincipals = Array.from({ length: 30 }, (_, at) => `${HOME}:role/a-rather-long-name-of-a-role-${at}`);
  const problems = problemsWith({ analyst: { trustedPrincipals } });
  expect(places(problems)).toEqual(["error test.roles.analyst"]);
  expect(problems[0]?.message).toMatch(/^The trust policy has 2,\d\d\d characters\.$/);
});

describe("the analyst's restricted tables", () => {
  const roles = (...restrictedTables: string[]) => ({ analyst: { trustedPrincipals: [SSO], restrictedTables } });
  const restricted = [aDeployment({ table: aTable({ dataClassification: "restricted" }) })];

  test("are tables that are restricted", () => {
    expect(problemsOfEnvironment({ tables: restricted, roles: roles("orders") })).toEqual([]);
    expect(places(problemsWith(roles("orders")))).toEqual(["error test.roles.analyst.restrictedTables[0]"]);
  });

  test("exist, and are named once", () => {
    expect(problemsOfEnvironment({ tables: restricted, roles: roles("order") })).toMatchObject([
      { expected: '"orders"; did you mean "orders"?' },
    ]);
    expect(places(problemsOfEnvironment({ tables: restricted, roles: roles("orders", "orders") }))).toEqual([
      "error test.roles.analyst.restrictedTables[1]",
    ]);
  });
});

test("a live table is not called like a restored one where there is an operator", () => {
  const tables = [aDeployment({ table: aTable({ name: "restored-orders" }) })];
  expect(problemsOfEnvironment({ tables })).toEqual([]);
  expect(places(problemsOfEnvironment({ tables, roles: { operator: { trustedPrincipals: [SSO] } } }))).toEqual([
    'error test.tables["restored-orders"].table.name',
  ]);
});
