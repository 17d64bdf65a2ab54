/**
 * Values of events that are put into a sentence. EventBridge pastes them as they are, so that a quote or a line break
 * within one would end the JSON and the alert would be lost: only what AWS makes of a closed alphabet is here. Texts, such
 * as a `statusMessage` or an `annotation`, are read in the event.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-issues
 */
export type PlainPath =
  | "$.account"
  | "$.region"
  | "$.time"
  | "$.detail.backupJobId"
  | "$.detail.configRuleName"
  | "$.detail.copyJobId"
  | "$.detail.destinationBackupVaultArn"
  | "$.detail.newEvaluationResult.complianceType"
  | "$.detail.resourceArn"
  | NamedByAws
  | "$.detail.resourceType"
  | "$.detail.restoreJobId"
  | "$.detail.state"
  | "$.detail.status";

/**
 * The id of a resource may be a name that people have made up, such as an alarm's. Only a rule whose pattern says that it
 * is about tables, indexes and vaults names it: theirs are of letters, digits, hyphens, underscores and dots.
 */
type NamedByAws = "$.detail.resourceId";

/** What EventBridge makes of an event for people. */
export interface EventAlert {
  /** What is taken out of the event, by the name in the template. What an event lacks is left empty. */
  readonly inputPaths: Readonly<Record<string, PlainPath>>;
  /** The message, with names in angle brackets. */
  readonly inputTemplate: string;
}

/** The whole event, as JSON. AWS reserves the name; archives of EventBridge are filled by it, so that it holds any event. */
const WHOLE_EVENT = "<aws.events.event.json>";

/**
 * A message of a sentence for people and the event itself, in which everything is that AWS says:
 * `{"alert": "prod: a backup job ended as FAILED.", "event": {...}}`.
 * @param sentence with the names of values in angle brackets: `prod: a backup job ended as <ended>.`
 */
export function eventAlert(sentence: string, values: Readonly<Record<string, PlainPath>>): EventAlert {
  const named = new Set([...sentence.matchAll(/<([^>]*)>/g)].map(([, name]) => name ?? ""));
  const different = [...named].filter((name) => !(name in values));
  different.push(...Object.keys(values).filter((name) => !named.has(name)));
  if (different.length > 0) throw new Error(`the alert names ${different.join(", ")} on one side only: ${sentence}`);
  // EventBridge wants the whole event bare, which JSON does not know.
  return { inputPaths: values, inputTemplate: `{"alert": ${JSON.stringify(sentence)}, "event": ${WHOLE_EVENT}}` };
}
