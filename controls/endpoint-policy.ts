import { COMPLIANT, Control, nonCompliant } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

/** The keys that say whose principal makes the request, in lower case: their case does not matter to IAM. */
const WHOSE = ["aws:principalaccount", "aws:principalorgid"];

/** Operators that are false where their key is missing, so that a stranger's request cannot slip through. */
const STRICT = ["StringEquals", "StringLike"];

/**
 * Requests that know no resource, and tell nothing of what is in a table.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
const WITHOUT_RESOURCE = [
  "dynamodb:DescribeEndpoints",
  "dynamodb:ListBackups",
  "dynamodb:ListExports",
  "dynamodb:ListTables",
];

function isForEverybody({ principals, conditions }: PolicyStatement): boolean {
  const named = Object.values(principals).flat();
  if (named.length > 0 && !named.includes("*")) return false;
  return !STRICT.some((operator) =>
    Object.entries(conditions[operator] ?? {}).some(
      ([key, values]) =>
        WHOSE.includes(key.toLowerCase()) && values.length > 0 && !values.some((value) => value.includes("*")),
    ),
  );
}

/** What is wrong with a statement that allows something; nothing where it is limited. */
function looseness(statement: PolicyStatement): string | undefined {
  if (isForEverybody(statement)) return "a statement allows principals of any account";
  if (statement.actions.length === 0 || statement.actions.some((action) => action.includes("*"))) {
    return "a statement allows actions by a wildcard";
  }
  const named = statement.resources.filter((resource) => resource !== "*");
  const isLimited = named.length > 0 && named.length === statement.resources.length;
  const needsNone = statement.actions.every((action) => WITHOUT_RESOURCE.includes(action));
  return isLimited || needsNone ? undefined : "a statement allows every resource";
}

export const endpointPolicy: Control = {
  id: "endpoint-policy",
  title: "The policy of every VPC endpoint lets our principals through to named resources, with named actions",
  why: "AWS's default lets everybody's credentials through to everybody's tables: a way out for copied data.",
  types: ["aws_vpc_endpoint"],
  answers: {
    prowler: ["vpc_endpoint_connections_trust_boundaries"],
    lens: ["DDBSEC5_2"],
  },
  judge({ values }) {
    const statements = statementsOf(values["policy"]);
    if (statements === undefined) return nonCompliant("there is no policy, or it is not known");
    const reasons = statements.filter(({ effect }) => effect === "Allow").flatMap((each) => looseness(each) ?? []);
    return reasons[0] === undefined ? COMPLIANT : nonCompliant(reasons[0]);
  },
};
