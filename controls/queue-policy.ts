import { COMPLIANT, Control, nonCompliant } from "./control";
import { statementsOf } from "./policy";

export const queuePolicy: Control = {
  id: "queue-policy",
  title: "Every policy of an SQS queue allows named principals and named actions only",
  why: "Whoever can send to a queue can hide what matters among what does not; whoever can receive takes it away.",
  types: ["aws_sqs_queue_policy"],
  answers: {
    securityHub: ["SQS.3"],
    checkov: ["CKV_AWS_72", "CKV_AWS_168", "CKV_AWS_387"],
    trivy: ["AWS-0097"],
    kics: ["abb06e5f", "816ea8cf"],
  },
  judge({ values }) {
    const statements = statementsOf(values["policy"]);
    if (statements === undefined) return nonCompliant("there is no policy, or it is not known");
    const allowed = statements.filter(({ effect }) => effect === "Allow");
    if (allowed.some(({ principals }) => Object.values(principals).some((names) => names.includes("*")))) {
      return nonCompliant('a statement allows the principal "*"');
    }
    return allowed.some(({ actions }) => actions.some((action) => action.includes("*")))
      ? nonCompliant("a statement allows every action")
      : COMPLIANT;
  },
};
