import { EventSelector, FieldSelector } from "../resolve/resolved-trail";
import { ManagementEvents } from "./trail";

/** What is to be recorded. */
export interface Recorded {
  readonly account: string;
  readonly managementEvents: ManagementEvents;
  /** ARNs of the tables, in each Region, of which requests that write items are recorded. */
  readonly writtenTableArns: readonly string[];
  /** Those of which all requests are recorded, reads of streams included. No table is in both. */
  readonly wholeTableArns: readonly string[];
}

const equals = (field: string, ...values: readonly string[]): FieldSelector => ({ field, equals: values });

const WRITES_ONLY = equals("readOnly", "false");

/** What readers of streams call: streams are resources of their own. */
const STREAM_CALLS = ["GetRecords", "GetShardIterator"];

/** Said explicitly: a trail with advanced selectors no longer records management events by itself. */
function managementEvents(level: "all" | "writes"): EventSelector {
  return {
    name: level === "all" ? "Management events" : "Management events that change something",
    fields: [equals("eventCategory", "Management"), ...(level === "writes" ? [WRITES_ONLY] : [])],
  };
}

/**
 * What DynamoDB does by itself, such as reading streams for the replicas of a global table: DynamoDB gives it for free,
 * CloudTrail would bill each call. DynamoDB's guide gives the bare name of the roles, CloudTrail's guide whole ARNs of
 * their sessions: both are left out. (What time to live deletes is not recorded at all.)
 * Sources: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/logging-using-cloudtrail.html,
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
function withoutInternalCalls(partition: string, account: string): FieldSelector {
  const role = "AWSServiceRoleFor";
  return { field: "userIdentity.arn", notStartsWith: [role, `arn:${partition}:sts::${account}:assumed-role/${role}`] };
}

/**
 * What is done with items. The ARN of a table is given with and without `/` behind it, for its indexes: a bare prefix
 * would take in every table whose name begins alike. A table brings the events of its stream along; they are left out
 * here, where they have a selector of their own or are not meant.
 */
function itemEvents(level: "writes" | "all", tableArns: readonly string[], external: FieldSelector): EventSelector {
  return {
    name: level === "all" ? "Requests for items" : "Requests that write items",
    fields: [
      equals("eventCategory", "Data"),
      equals("resources.type", "AWS::DynamoDB::Table"),
      { field: "resources.ARN", equals: tableArns, startsWith: tableArns.map((arn) => `${arn}/index/`) },
      ...(level === "writes" ? [WRITES_ONLY] : [{ field: "eventName", notEquals: STREAM_CALLS }]),
      external,
    ],
  };
}

/** What is read from streams: a selector takes one type of resource. All of it is reading. */
function streamEvents(tableArns: readonly string[], external: FieldSelector): EventSelector {
  return {
    name: "Requests for stream records",
    fields: [
      equals("eventCategory", "Data"),
      equals("resources.type", "AWS::DynamoDB::Stream"),
      { field: "resources.ARN", startsWith: tableArns.map((arn) => `${arn}/stream/`) },
      external,
    ],
  };
}

/** Which events a trail records. */
export function eventSelectors(recorded: Recorded): EventSelector[] {
  const { account, managementEvents: management, writtenTableArns, wholeTableArns } = recorded;
  const selectors: EventSelector[] = typeof management === "string" ? [managementEvents(management)] : [];
  const [first] = [...writtenTableArns, ...wholeTableArns];
  if (first === undefined) return selectors;
  const external = withoutInternalCalls(first.split(":")[1] ?? "aws", account);
  if (writtenTableArns.length > 0) selectors.push(itemEvents("writes", writtenTableArns, external));
  if (wholeTableArns.length === 0) return selectors;
  selectors.push(itemEvents("all", wholeTableArns, external), streamEvents(wholeTableArns, external));
  return selectors;
}

/** Values of all selectors together, which AWS limits. */
export function selectorValues(selectors: readonly EventSelector[]): number {
  const lists = selectors.flatMap(({ fields }) =>
    fields.flatMap((field) => [field.equals, field.notEquals, field.startsWith, field.notStartsWith]),
  );
  return lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);
}
