import { goneSince, putEvaluations } from "../clean-up/evaluations";
import { counted } from "../clean-up/words";
import { timeLeft, TimedContext } from "../clean-up/time-left";
import { inTime } from "../sdk-client";
import { reviewIndexes } from "./review-indexes";
import { reviewTables } from "./review-tables";
import { reviewVaults } from "./review-vaults";
import { readRuleEvent, RuleEvent } from "./rule-event";
import { Surroundings, surroundings } from "./surroundings";

export interface InvocationContext extends TimedContext {
  /** ARN of the function: says in whose account it runs. */
  readonly invokedFunctionArn: string;
}

/** What the ARNs of the account's tables in this Region begin with. */
function homeOf({ invokedFunctionArn }: InvocationContext): string {
  const [, partition, , region, account] = invokedFunctionArn.split(":");
  return `arn:${partition}:dynamodb:${region}:${account}`;
}

/**
 * Answers AWS Config's custom rules about what nobody uses. Config keeps the verdicts and tells when one changes.
 * What is judged is told, even where something else could not be; the invocation fails then, which raises an alarm.
 */
export function answering(around: () => Surroundings) {
  return async (event: RuleEvent, context: InvocationContext): Promise<void> => {
    const settings = readRuleEvent(event);
    const here = around();
    const hasTime = timeLeft(context);
    const reviews = {
      "abandoned-tables": () => reviewTables(here, settings, hasTime),
      "unused-indexes": () => reviewIndexes(here, settings, hasTime),
      "orphaned-recovery-points": () => reviewVaults(here, settings, homeOf(context), hasTime),
    };
    const { verdicts, present, troubles: found, details = [] } = await reviews[settings.review]();
    const troubles = [...found];
    const gone = await goneSince(here.config, event.configRuleName, present).catch((error: unknown) => {
      troubles.push(`what is not there any more: ${String(error)}`);
      return [];
    });
    console.info({ review: settings.review, verdicts, gone, details });
    await putEvaluations(here.config, event.resultToken, here.now(), [...verdicts, ...gone]);
    if (troubles.length > 0) {
      throw new Error(`${counted(troubles.length, "resource")} could not be judged: ${troubles.join("; ")}`);
    }
  };
}

let known: Surroundings | undefined;

export const handler = inTime(answering(() => (known ??= surroundings(process.env))));
