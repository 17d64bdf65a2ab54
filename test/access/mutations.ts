import { DocumentStatement, PolicyDocument, RoleUnderTest } from "./policies";

/** A policy that somebody got wrong in one place. */
export interface Mutation {
  readonly title: string;
  readonly role: RoleUnderTest;
  /** Whether the statement that is wrong has, or had, something to say of an action: of others nothing changes. */
  readonly concerns: (action: string) => boolean;
}

const list = (value: string | readonly string[] | undefined) => (value === undefined ? [] : [value].flat());

type Changed = DocumentStatement | undefined;

function without(holder: Readonly<Record<string, unknown>>, key: string) {
  return Object.fromEntries(Object.entries(holder).filter(([name]) => name !== key));
}

/** Without one key of one operator. */
function withoutCondition(statement: DocumentStatement, operator: string, key: string): DocumentStatement {
  const keys = without(statement.Condition?.[operator] ?? {}, key);
  const others = without(statement.Condition ?? {}, operator);
  const Condition = Object.keys(keys).length === 0 ? others : { ...others, [operator]: keys };
  const bare = without(statement, "Condition");
  return (Object.keys(Condition).length === 0 ? bare : { ...bare, Condition }) as DocumentStatement;
}

/** Condition keys that one action alone has: under such a condition, every action of the service allows no other one. */
const OF_ONE_ACTION = ["cloudwatch:namespace"];

function isForOneAction(statement: DocumentStatement, service: string): boolean {
  const keys = Object.values(statement.Condition ?? {}).flatMap((each) => Object.keys(each));
  return keys.some((key) => OF_ONE_ACTION.includes(key) && key.startsWith(`${service}:`));
}

/** Every way in which a statement can lose a condition, or be about more than it was. */
function changesOf(statement: DocumentStatement): { what: string; changed: Changed }[] {
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) => ({
      what: `without ${operator} ${key}`,
      changed: withoutCondition(statement, operator, key),
    })),
  );
  if (statement.Effect === "Deny") return [...conditions, { what: "left out", changed: undefined }];
  const resources = list(statement.Resource);
  const widened = resources
    .filter((resource) => resource !== "*")
    .map((resource) => ({
      what: `on every resource instead of ${resource}`,
      changed: { ...statement, Resource: [...resources.filter((each) => each !== resource), "*"] },
    }));
  const services = [...new Set(list(statement.Action).map((action) => action.split(":")[0] ?? ""))].filter(
    (service) => !isForOneAction(statement, service),
  );
  const actions = services.map((service) => ({
    what: `with every action of ${service}`,
    changed: { ...statement, Action: [...list(statement.Action), `${service}:*`] },
  }));
  return [...conditions, ...widened, ...actions];
}

function matches(statement: Changed, action: string): boolean {
  return list(statement?.Action).some((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`, "i").test(action));
}

interface StatementMutation {
  readonly what: string;
  readonly concerns: Mutation["concerns"];
  /** The same mistake in any policy that has the statement: each policy of a role has the same guards. */
  readonly apply: (document: PolicyDocument) => PolicyDocument;
}

function mutationsOf(document: PolicyDocument): StatementMutation[] {
  return document.Statement.flatMap((statement, position) =>
    changesOf(statement).map(({ what, changed }) => {
      const original = JSON.stringify(statement);
      return {
        what: `${statement.Sid ?? position} ${what}`,
        concerns: (action: string) => matches(statement, action) || matches(changed, action),
        apply: (policy: PolicyDocument) => ({
          ...policy,
          Statement: policy.Statement.flatMap((each) => (JSON.stringify(each) === original ? (changed ?? []) : each)),
        }),
      };
    }),
  );
}

/** A role with each statement of its policies wrong in one place at a time. */
export function mutationsOfIdentity(role: RoleUnderTest): Mutation[] {
  return role.identity.flatMap((policy) =>
    mutationsOf(policy.document).map(({ what, concerns, apply }) => ({
      title: `${policy.name}: ${what}`,
      concerns,
      role: { ...role, identity: role.identity.map((each) => ({ ...each, document: apply(each.document) })) },
    })),
  );
}

/** A role whose boundary is wrong in one place at a time. */
export function mutationsOfBoundary(role: RoleUnderTest): Mutation[] {
  const { boundary } = role;
  return mutationsOf(boundary.document).map(({ what, concerns, apply }) => ({
    title: `${boundary.name}: ${what}`,
    concerns,
    role: { ...role, boundary: { ...boundary, document: apply(boundary.document) } },
  }));
}

/** Who else could be trusted by mistake: everybody, another service, another identity provider. */
function somebodyElse(principal: unknown): unknown {
  const { Service, Federated } = principal as Readonly<Record<string, string | undefined>>;
  if (Service !== undefined) return { Service: [Service, "ec2.amazonaws.com"] };
  if (Federated === undefined) return "*";
  const other = Federated.startsWith("arn:")
    ? Federated.replace(/provider\/.*/, "provider/other")
    : "other-identity.amazonaws.com";
  return { Federated: [Federated, other] };
}

/** A role whose trust policy lacks a condition, or trusts somebody else, in one place at a time. */
export function mutationsOfTrust({ trust }: RoleUnderTest): { title: string; trust: PolicyDocument }[] {
  return trust.Statement.flatMap((statement, position) => {
    const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.keys(keys).map((key) => ({
        title: `${statement.Sid ?? position} without ${operator} ${key}`,
        changed: withoutCondition(statement, operator, key),
      })),
    );
    const somebody = {
      title: `${statement.Sid ?? position} trusts somebody else`,
      changed: { ...statement, Principal: somebodyElse(statement["Principal"]) },
    };
    return [...conditions, somebody].map(({ title, changed }) => ({
      title,
      trust: { ...trust, Statement: trust.Statement.map((each, at) => (at === position ? changed : each)) },
    }));
  });
}
