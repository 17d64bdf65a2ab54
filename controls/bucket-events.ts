import { partsOf } from "./bucket-parts";
import { COMPLIANT, Control, nonCompliant } from "./control";
import { blocks } from "./values";
import { notDeployed } from "./not-deployed";

export const bucketEvents: Control = {
  id: "bucket-events",
  title: "Every bucket says what happens to its objects",
  why: "Whoever wants to know that an archived object was deleted, or restored, needs no polling and no change here.",
  types: ["aws_s3_bucket"],
  answers: {
    securityHub: ["S3.11"],
    checkov: ["CKV2_AWS_62"],
    prowler: ["s3_bucket_event_notifications_enabled"],
  },
  notDeployed: notDeployed("buckets", "S3_EVENT_NOTIFICATIONS_ENABLED"),
  judge(bucket, surroundings) {
    const notifications = partsOf(bucket, "aws_s3_bucket_notification", surroundings);
    const targets = ["queue", "topic", "lambda_function"];
    return notifications.some(
      ({ values }) => values["eventbridge"] === true || targets.some((target) => blocks(values, target).length > 0),
    )
      ? COMPLIANT
      : nonCompliant("its events go nowhere");
  },
};
