import { ConfigConfigRule } from "@cdktf/provider-aws/lib/config-config-rule";
import { Construct } from "constructs";
import { REVIEW_FUNCTION } from "../../../model/audit/clean-up/names";
import { ResolvedCleanUp, ResolvedReview } from "../../../model/resolve/resolved-clean-up";
import { LambdaFunction } from "../../function/lambda-function";
import { jsonText } from "../../expression-text";
import { CleanUpProps } from "./clean-up-props";

/** The longest that Lambda runs a function: thousands of tables are described one by one. */
const TIMEOUT_SECONDS = 900;

/** The rules share the function, and AWS Config may start them together. */
const CONCURRENCY = 3;

/** `unused_resources`, as the other addresses are written. */
const addressOf = (name: string) => name.replaceAll("-", "_");

/** Texts, as AWS Config takes parameters; `functions/unused-resources/rule-event.ts` reads them. */
function parametersOf({ review }: ResolvedReview, { idleDays, keepTag, scope, orphans }: ResolvedCleanUp) {
  return {
    review,
    idleDays: String(idleDays),
    keepTag,
    scope,
    orphansOlderThanDays: String(orphans.olderThanDays),
    orphansMonthlyCost: String(orphans.monthlyCost),
  };
}

/**
 * Rules of AWS Config about what nobody uses, and the function that answers them: metrics are nothing that AWS Config
 * knows by itself. Config keeps the verdicts, so that each change is told once.
 */
export class ReviewRules extends Construct {
  constructor(scope: Construct, id: string, props: CleanUpProps) {
    super(scope, id);
    const { environment, cleanUp, code, key } = props;
    const reviewer = new LambdaFunction(this, addressOf(REVIEW_FUNCTION), {
      name: REVIEW_FUNCTION,
      environment,
      code,
      key,
      description: "Tells AWS Config which tables, indexes and recovery points nobody uses",
      statements: cleanUp.reviewStatements,
      variables: { REGIONS: cleanUp.regions.join(",") },
      timeoutSeconds: TIMEOUT_SECONDS,
      memoryMegabytes: 512,
      reservedConcurrency: CONCURRENCY,
      deadLetters:
        "A review of unused tables, indexes or recovery points has failed three times: its error is in the log of the " +
        "function. The verdicts in AWS Config are those of the last day. Let the rule evaluate again when it is mended.",
    });
    // AWS Config asks at once whether it may invoke the function: the id of a rule is not known before.
    const permission = reviewer.invokedBy("config", { service: "config.amazonaws.com" });
    for (const review of cleanUp.reviews) {
      new ConfigConfigRule(this, addressOf(review.review), {
        name: review.ruleName,
        description: review.description,
        inputParameters: jsonText(parametersOf(review, cleanUp)),
        source: {
          owner: "CUSTOM_LAMBDA",
          sourceIdentifier: reviewer.arn,
          sourceDetail: [
            {
              eventSource: "aws.config",
              messageType: "ScheduledNotification",
              maximumExecutionFrequency: "TwentyFour_Hours",
            },
          ],
        },
        dependsOn: [permission],
      });
    }
  }
}
