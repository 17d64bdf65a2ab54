import { DataEventLevel } from "../trail";

/** What the alarms of a trail are about. */
export interface Watched {
  /** Name of the environment. */
  readonly environment: string;
  readonly trailName: string;
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
