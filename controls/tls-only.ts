import { COMPLIANT, Control, nonCompliant } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

/** A Deny for everybody and every action of the service when there is no TLS, whatever resources it names. */
function deniesWithoutTls(statement: PolicyStatement): boolean {
  const { principals, conditions } = statement;
  const operators = Object.keys(conditions);
  return (
    statement.effect === "Deny" &&
    (principals["*"] !== undefined || principals["AWS"]?.includes("*") === true) &&
    statement.actions.some((action) => action === "dynamodb:*" || action === "*") &&
    operators.length === 1 &&
    Object.keys(conditions["Bool"] ?? {}).length === 1 &&
    conditions["Bool"]?.["aws:SecureTransport"]?.join() === "false"
  );
}

/** On the table itself and on all of its indexes. */
function coversTable({ resources }: PolicyStatement): boolean {
  return (
    resources.some((resource) => !resource.includes("/index/")) &&
    resources.some((resource) => resource === "*" || resource.endsWith("/index/*"))
  );
}

export const tlsOnly: Control = {
  id: "tls-only",
  title:
    "The resource policy of every table and replica, and the policy of every VPC endpoint, denies requests without TLS",
  why: "These policies hold for every caller, also for one whose own policy does not ask for TLS.",
  types: ["aws_dynamodb_table", "aws_dynamodb_table_replica", "aws_vpc_endpoint"],
  answers: {},
  judge({ address, type, values }, surroundings) {
    if (type === "aws_vpc_endpoint") {
      const statements = statementsOf(values["policy"]) ?? [];
      return statements.some((each) => deniesWithoutTls(each) && each.resources.includes("*"))
        ? COMPLIANT
        : nonCompliant("no statement denies requests without TLS");
    }
    const attached = [`\${${address}.arn}`, String(values["arn"])]
      .flatMap((arn) => surroundings.where("aws_dynamodb_resource_policy", "resource_arn", arn))
      .flatMap((policy) => statementsOf(policy.values["policy"]) ?? []);
    if (attached.length === 0) return nonCompliant("no resource policy is attached");
    return attached.some((each) => deniesWithoutTls(each) && coversTable(each))
      ? COMPLIANT
      : nonCompliant("no statement denies requests without TLS");
  },
};
