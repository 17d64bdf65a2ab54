import { COMPLIANT, Control, nonCompliant } from "./control";
import { PolicyStatement, statementsOf } from "./policy";

/** A Deny for everybody and everything that the service does when there is no TLS, whatever resources it names. */
function deniesWithoutTls(statement: PolicyStatement, everything: string): boolean {
  const { principals, conditions } = statement;
  const operators = Object.keys(conditions);
  return (
    statement.effect === "Deny" &&
    (principals["*"] !== undefined || principals["AWS"]?.includes("*") === true) &&
    statement.actions.some((action) => action === everything || action === "*") &&
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

const TABLE = {
  policyType: "aws_dynamodb_resource_policy",
  argument: "resource_arn",
  everything: "dynamodb:*",
  covers: coversTable,
};

/** A topic's policy can only be about its topic, and names no wildcard for all actions. */
const TOPIC = { policyType: "aws_sns_topic_policy", argument: "arn", everything: "sns:Publish", covers: () => true };

/** A queue's policy names its queue by the URL. */
const QUEUE = { policyType: "aws_sqs_queue_policy", argument: "queue_url", everything: "sqs:*", covers: () => true };

const BY_TYPE: Readonly<Record<string, typeof TABLE | undefined>> = { aws_sns_topic: TOPIC, aws_sqs_queue: QUEUE };

export const tlsOnly: Control = {
  id: "tls-only",
  title: "The policy of every table, replica, VPC endpoint, SNS topic and SQS queue denies requests without TLS",
  why: "These policies hold for every caller, also for one whose own policy does not ask for TLS.",
  types: ["aws_dynamodb_table", "aws_dynamodb_table_replica", "aws_vpc_endpoint", "aws_sns_topic", "aws_sqs_queue"],
  answers: {},
  judge({ address, type, values }, surroundings) {
    if (type === "aws_vpc_endpoint") {
      const statements = statementsOf(values["policy"]) ?? [];
      return statements.some((each) => deniesWithoutTls(each, "dynamodb:*") && each.resources.includes("*"))
        ? COMPLIANT
        : nonCompliant("no statement denies requests without TLS");
    }
    const { policyType, argument, everything, covers } = BY_TYPE[type] ?? TABLE;
    const attached = [`\${${address}.arn}`, `\${${address}.url}`, String(values["arn"]), String(values["url"])]
      .flatMap((arn) => surroundings.where(policyType, argument, arn))
      .flatMap((policy) => statementsOf(policy.values["policy"]) ?? []);
    if (attached.length === 0) return nonCompliant("no resource policy is attached");
    return attached.some((each) => deniesWithoutTls(each, everything) && covers(each))
      ? COMPLIANT
      : nonCompliant("no statement denies requests without TLS");
  },
};
