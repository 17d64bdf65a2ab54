import { DataEventLevel } from "../trail";

/** What the alarms of a trail are about. */
export interface Watched {
  /** Name of the environment. */
  readonly environment: string;
  readonly trailName: string;
  /** The log group that events are counted in. */
  readonly logGroupName: string;
  /** The bucket that files go to, where it is the environment's own. */
  readonly bucketName?: string;
  /** Where alarms go. */
  readonly alertTopicArn: string;
  /** The role that CloudTrail writes to the log group with. */
  readonly roleName: string;
  /** Names of the policies that decide what that role may: its own, and its ceiling. */
  readonly rolePolicyNames: readonly string[];
  /** Deployed names of the tables whose items are nobody's business but that of known principals. */
  readonly classifiedTables: readonly string[];
  /** Whether the trail records items of other tables as well. */
  readonly otherTables: boolean;
  /** ARNs of roles and users that may export tables and reach classified ones; `*` stands for any text. */
  readonly knownPrincipals: readonly string[];
  /** Denied calls within five minutes that are too many. */
  readonly deniedCalls: number;
  /** Which management events the trail records. */
  readonly managementEvents: "all" | "writes" | "none";
  /** Which requests for items it records. */
  readonly dataEvents: DataEventLevel;
}
