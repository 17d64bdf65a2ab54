import { DataEventLevel } from "../audit/trail";
import { Statement } from "../policy-statement";
import { ResolvedCleanUp } from "./resolved-clean-up";

/** The trail of an environment. */
export interface ResolvedTrail {
  readonly trailName: string;
  readonly arn: string;
  readonly bucketName: string;
  readonly logGroupName: string;
  readonly roleName: string;
  /** What CloudTrail may do with the role. */
  readonly roleStatements: readonly Statement[];
  readonly selectors: readonly EventSelector[];
  readonly dataEvents: DataEventLevel;
}

/** A condition on a field of an event. */
export interface FieldSelector {
  readonly field: string;
  readonly equals?: readonly string[];
  readonly startsWith?: readonly string[];
  readonly notStartsWith?: readonly string[];
}

/** Which events a trail records: those that satisfy every field. */
export interface EventSelector {
  readonly name: string;
  readonly fields: readonly FieldSelector[];
}

/** What is watched in an environment: there is at least one part, or no stack at all. */
export interface ResolvedAudit {
  readonly trail?: ResolvedTrail;
  readonly cleanUp?: ResolvedCleanUp;
}
