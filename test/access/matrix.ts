import { dataKeyOf } from "../../model/access/protected-table";
import { Environment } from "../../model/environment";
import { dataKeyAlias, permissionsBoundaryName, SERVICE_ROLE_KINDS, serviceBoundaryName } from "../../model/names";
import { ADMINISTRATOR, boundaryCells } from "./boundary-cells";
import { cacheCells } from "./cache-cells";
import { Cell, ConsumerCells } from "./consumer-cells";
import { judge } from "./engine";
import { Mutation, mutationsOfBoundary, mutationsOfIdentity } from "./mutations";
import { peopleCells } from "./people-cells";
import { PoliciesUnderTest, RoleUnderTest } from "./policies";
import { ceilingCells } from "./ceiling-cells";
import { serviceAdministrator } from "./ceiling-cells/administrator";
import { endpointCells, wireCells } from "./wire-cells";

/** Every question about an environment, by the role that asks. */
export interface Matrix {
  readonly policies: PoliciesUnderTest;
  readonly rows: readonly { readonly role: RoleUnderTest; readonly cells: readonly Cell[] }[];
}

function byRole(cells: readonly Cell[], policies: PoliciesUnderTest): Matrix["rows"] {
  const names = [...new Set(cells.map(({ role }) => role))];
  return names.map((name) => {
    const role = policies.roles.get(name);
    if (!role) throw new Error(`nobody makes the role ${name}`);
    return { role, cells: cells.filter((cell) => cell.role === name) };
  });
}

/** The questions about the consumers of an environment. */
export function consumerMatrix(environment: Environment, policies: PoliciesUnderTest): Matrix {
  const cells = (environment.consumers ?? []).flatMap((consumer) => [
    ...new ConsumerCells(environment, consumer).all(),
    ...cacheCells(environment, consumer),
  ]);
  return { policies, rows: byRole([...cells, ...wireCells(environment, cells)], policies) };
}

/** A role that a policy allows everything: what is left is its boundary. */
function administrator(
  name: string,
  boundaryName: string,
  { account }: Environment,
  { managed }: PoliciesUnderTest,
): RoleUnderTest {
  const boundary = managed.get(boundaryName);
  if (!boundary) throw new Error(`nobody makes ${boundaryName}`);
  const everything = { Effect: "Allow", Action: "*", Resource: "*" } as const;
  return {
    name,
    arn: `arn:aws:iam::${account}:role/administrator`,
    trust: { Version: "2012-10-17", Statement: [] },
    identity: [{ name: "everything", document: { Version: "2012-10-17", Statement: [everything] } }],
    boundary,
  };
}

/** The aliases of the keys that encrypt the environment's tables. */
function dataKeyAliases({ name, tables }: Environment): string[] {
  return [...new Set(tables.map((table) => `alias/${dataKeyAlias(name, dataKeyOf(table))}`))].sort();
}

/** The questions about everybody and everything in one of the project's own environments. */
export function matrixOf(environment: Environment, policies: PoliciesUnderTest): Matrix {
  const people = peopleCells(environment);
  const { name } = environment;
  const boundary = {
    role: administrator(ADMINISTRATOR, permissionsBoundaryName(name), environment, policies),
    cells: [...boundaryCells(environment, dataKeyAliases(environment)), ...endpointCells(environment)],
  };
  const ceilings = ceilingCells(environment, dataKeyAliases(environment)).map(({ kind, cells }) => ({
    role: administrator(serviceAdministrator(kind), serviceBoundaryName(name, kind), environment, policies),
    cells,
  }));
  return {
    policies,
    rows: [
      ...consumerMatrix(environment, policies).rows,
      ...byRole([...people, ...wireCells(environment, people)], policies),
      boundary,
      ...ceilings,
    ],
  };
}

/** The cells that IAM answers differently from what is expected. */
export async function surprises({ policies, rows }: Matrix): Promise<string[]> {
  const found: string[] = [];
  for (const { role, cells } of rows) {
    for (const { title, request, expected } of cells) {
      const verdict = await judge(request, role, policies);
      if (verdict !== expected) found.push(`${role.name}, ${title}: ${verdict}, expected: ${expected}`);
    }
  }
  return found;
}

/** Whether some cell notices what is wrong with a role. */
async function isNoticed(mutation: Mutation, cells: readonly Cell[], policies: PoliciesUnderTest): Promise<boolean> {
  const concerned = cells.filter(({ request }) => mutation.concerns(request.action));
  // What is too wide or too strict shows where something is refused.
  for (const { request, expected } of concerned.filter((cell) => cell.expected !== "allowed")) {
    if ((await judge(request, mutation.role, policies)) !== expected) return true;
  }
  return false;
}

const administrators = new Set([ADMINISTRATOR, ...SERVICE_ROLE_KINDS.map(serviceAdministrator)]);
const isAdministrator = ({ name }: RoleUnderTest) => administrators.has(name);

/** Breaks each policy in one place at a time. Returns how often, and what no cell has noticed. */
export async function unnoticed({ policies, rows }: Matrix): Promise<{ count: number; survivors: string[] }> {
  const survivors: string[] = [];
  let count = 0;
  for (const { role, cells } of rows) {
    const mutations = isAdministrator(role) ? mutationsOfBoundary(role) : mutationsOfIdentity(role);
    for (const mutation of mutations) {
      count++;
      if (!(await isNoticed(mutation, cells, policies))) survivors.push(`${role.name}: ${mutation.title}`);
    }
  }
  return { count, survivors };
}
