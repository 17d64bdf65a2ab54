import { COMPLIANT, Control, nonCompliant } from "./control";
import { text } from "./values";

export const trailTopic: Control = {
  id: "trail-topic",
  title: "A trail says when a file has been delivered",
  why: "Whatever reads the files can begin at once, and notices when none come any more.",
  types: ["aws_cloudtrail"],
  answers: { checkov: ["CKV_AWS_252"], kics: ["482b7d26"] },
  judge({ values }) {
    return text(values, "sns_topic_name") === undefined ? nonCompliant("sns_topic_name names no topic") : COMPLIANT;
  },
};
