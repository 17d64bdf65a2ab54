import { COMPLIANT, Control, nonCompliant } from "./control";
import { statementsOf } from "./policy";

export const topicPolicy: Control = {
  id: "topic-policy",
  title: "Every policy of an SNS topic allows named principals only",
  why: "Whoever can publish to the alert topic can flood it or raise false alarms; whoever can subscribe reads along.",
  types: ["aws_sns_topic_policy"],
  answers: {
    securityHub: ["SNS.4"],
    checkov: ["CKV_AWS_169"],
    kics: ["b26d2b7e"],
  },
  configRules: [
    {
      identifier: "SNS_TOPIC_NO_PUBLIC_ACCESS",
      title: "No policy of an SNS topic allows everybody",
      judges: "tagged",
      isNeeded: ({ ownsAlertTopic }) => ownsAlertTopic,
    },
  ],
  judge({ values }) {
    const statements = statementsOf(values["policy"]);
    if (statements === undefined) return nonCompliant("there is no policy, or it is not known");
    const isPublic = statements.some(
      ({ effect, principals }) => effect === "Allow" && Object.values(principals).some((names) => names.includes("*")),
    );
    return isPublic ? nonCompliant('a statement allows the principal "*"') : COMPLIANT;
  },
};
