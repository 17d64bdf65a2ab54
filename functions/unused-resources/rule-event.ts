import { OrphanLimits } from "../clean-up/judge-vault";
import { SettingsReader } from "../clean-up/settings";

/** What AWS Config sends to the function of a custom rule; the parts that are used. */
export interface RuleEvent {
  /** JSON: what has happened. */
  readonly invokingEvent: string;
  /** JSON: the rule's parameters. */
  readonly ruleParameters?: string;
  readonly resultToken: string;
  readonly configRuleName: string;
}

export const REVIEWS = ["abandoned-tables", "unused-indexes", "orphaned-recovery-points"] as const;
export type Review = (typeof REVIEWS)[number];

/** What a rule asks for. */
export interface ReviewSettings {
  readonly review: Review;
  /** Days without use. */
  readonly idleDays: number;
  readonly keepTag: string;
  /** The tables and vaults that are judged: all of the account and Region, or those of the environment. */
  readonly scope: "account" | "environment";
  /** From when on recovery points of tables that are gone are told of. */
  readonly orphans: OrphanLimits;
}

/** CloudWatch keeps sums of an hour for 455 days. Source: its guide, "Metrics retention". */
const MAX_IDLE_DAYS = 455;

/** As much as the schema of the environment takes: `ORPHAN_DAYS` and `ORPHAN_COST` of the model's limits. */
const MAX_ORPHAN_DAYS = 36_500;
const MAX_ORPHAN_COST = 1_000_000;

function parsed(text: string, what: string): Readonly<Record<string, string | undefined>> {
  try {
    return JSON.parse(text) as Record<string, string | undefined>;
  } catch {
    throw new Error(`Bad settings: the ${what} is no JSON: ${text}`);
  }
}

/** What the rule asks for. @throws Error with everything that is wrong */
export function readRuleEvent(event: RuleEvent): ReviewSettings {
  const { messageType } = parsed(event.invokingEvent, "invoking event");
  if (messageType !== "ScheduledNotification") {
    throw new Error(`Bad settings: the rule has to run by schedule, and this is a ${messageType}.`);
  }
  const reader = new SettingsReader("rule parameter", parsed(event.ruleParameters ?? "{}", "rule's parameters"));
  const settings: ReviewSettings = {
    review: reader.oneOf("review", REVIEWS),
    idleDays: reader.whole("idleDays", 1, MAX_IDLE_DAYS),
    keepTag: reader.text("keepTag"),
    scope: reader.oneOf("scope", ["environment", "account"]),
    orphans: {
      olderThanDays: reader.whole("orphansOlderThanDays", 0, MAX_ORPHAN_DAYS),
      monthlyCost: reader.whole("orphansMonthlyCost", 0, MAX_ORPHAN_COST),
    },
  };
  reader.done();
  return settings;
}
