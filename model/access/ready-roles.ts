import { dataKeyAlias, roleNameIn, terraformName } from "../names";
import { Statement } from "../policy-statement";
import { READY_ROLE_NAMES, ReadyRoles } from "../ready-roles";
import { ResolvedRole } from "../resolve/resolved";
import { analystStatements, analystTables } from "./analyst";
import { breakGlassStatements } from "./break-glass";
import { forensicStatements } from "./forensic-reader";
import { keyUse } from "./key-use";
import { operatorStatements } from "./operator";
import { packPolicies } from "./pack-policies";
import { sessionSeconds } from "./plan-consumer";
import { ProtectedEnvironment, ProtectedTable } from "./protected-table";
import { trustPeople } from "./trust";

interface Duty {
  readonly name: string;
  readonly purpose: string;
  readonly trustedPrincipals: readonly string[];
  readonly maximumSessionHours?: number;
  readonly mfa?: boolean;
  readonly statements: readonly Statement[];
}

function roleFor(duty: Duty, { name: environment, account }: ProtectedEnvironment): ResolvedRole {
  const { name, purpose, trustedPrincipals, maximumSessionHours, mfa = false, statements } = duty;
  const roleName = roleNameIn(environment, name);
  const label = terraformName(name);
  return {
    terraformName: label,
    roleName,
    description: purpose,
    trust: trustPeople(trustedPrincipals, account, mfa),
    policies: packPolicies({ terraformName: label, policyName: roleName, description: purpose }, statements),
    maximumSessionSeconds: sessionSeconds(maximumSessionHours),
    tags: { access: name },
  };
}

/** What the keys of these tables take. */
function keysOf(
  tables: readonly ProtectedTable[],
  environment: ProtectedEnvironment,
  needs: { writes: boolean; makesTables?: boolean },
): Statement[] {
  const aliases = [...new Set(tables.map(({ key }) => dataKeyAlias(environment.name, key)))].sort();
  const keyArns = [...new Set(tables.flatMap(({ replicaKeyArns }) => replicaKeyArns))].sort();
  return keyUse({ account: environment.account, regions: environment.regions, aliases, keyArns, ...needs });
}

/** The roles for people that the environment asks for. */
export function planReadyRoles(roles: ReadyRoles, environment: ProtectedEnvironment): ResolvedRole[] {
  const { tables } = environment;
  if (tables.length === 0) return [];
  const { analyst, operator, breakGlass, forensicReader } = roles;
  const duties: Duty[] = [];
  if (analyst) {
    const readable = analystTables(tables, analyst.restrictedTables ?? []);
    const statements = analystStatements(readable);
    const keys = keysOf(readable, environment, { writes: false });
    const purpose = "Reads items without their sensitive attributes";
    duties.push({ ...analyst, name: READY_ROLE_NAMES.analyst, purpose, statements: [...statements, ...keys] });
  }
  if (operator) {
    const statements = operatorStatements(environment);
    const keys = keysOf(tables, environment, { writes: true, makesTables: true });
    const purpose = "Backs up, restores and changes capacity";
    duties.push({ ...operator, name: READY_ROLE_NAMES.operator, purpose, statements: [...statements, ...keys] });
  }
  if (breakGlass) {
    const statements = breakGlassStatements(tables);
    const keys = keysOf(tables, environment, { writes: true });
    const purpose = "Reads and mends any item in an emergency";
    const name = READY_ROLE_NAMES.breakGlass;
    duties.push({ ...breakGlass, name, purpose, mfa: true, statements: [...statements, ...keys] });
  }
  if (forensicReader) {
    const statements = forensicStatements(environment);
    const keys = keysOf(tables, environment, { writes: false });
    const purpose = "Reads everything and changes nothing";
    const name = READY_ROLE_NAMES.forensicReader;
    duties.push({ ...forensicReader, name, purpose, statements: [...statements, ...keys] });
  }
  return duties.map((duty) => roleFor(duty, environment));
}
