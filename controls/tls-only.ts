import { COMPLIANT, Control, nonCompliant } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

/** A Deny for everybody and every action of the service, on the table and its indexes, when there is no TLS. */
function deniesWithoutTls(statement: PolicyStatement): boolean {
  const { principals, conditions } = statement;
  const operators = Object.keys(conditions);
  return (
    statement.effect === "Deny" &&
    (principals["*"] !== undefined || principals["AWS"]?.includes("*") === true) &&
    statement.actions.some((action) => action === "dynamodb:*" || action === "*") &&
    statement.resources.some((resource) => !resource.includes("/index/")) &&
    statement.resources.some((resource) => resource === "*" || resource.endsWith("/index/*")) &&
    operators.length === 1 &&
    Object.keys(conditions["Bool"] ?? {}).length === 1 &&
    conditions["Bool"]?.["aws:SecureTransport"]?.join() === "false"
  );
}

export const tlsOnly: Control = {
  id: "tls-only",
  title: "The resource policy of every table and replica denies requests without TLS",
  why: "A resource policy holds for every caller, also for one whose own policy does not ask for TLS.",
  types: ["aws_dynamodb_table", "aws_dynamodb_table_replica"],
  answers: {},
  judge({ address, values }, surroundings) {
    const attached = [`\${${address}.arn}`, String(values["arn"])]
      .flatMap((arn) => surroundings.where("aws_dynamodb_resource_policy", "resource_arn", arn))
      .flatMap((policy) => statementsOf(policy.values["policy"]) ?? []);
    if (attached.length === 0) return nonCompliant("no resource policy is attached");
    return attached.some(deniesWithoutTls) ? COMPLIANT : nonCompliant("no statement denies requests without TLS");
  },
};
