import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { ResolvedTrail } from "../../../model/resolve/resolved-trail";
import { withoutAccessLogs } from "../../bucket/bucket-exceptions";
import { AuditTrail } from "./audit-trail";

/** The controls that do not hold for a trail and its bucket by decision of the environment. */
export function acceptedForTrail(
  made: AuditTrail,
  { accessLogBucket }: ResolvedEnvironment,
  { managementEventsRecordedBy: other }: ResolvedTrail,
) {
  return [
    ...(made.bucket && accessLogBucket === undefined ? [withoutAccessLogs(made.bucket.address)] : []),
    ...(other === undefined
      ? []
      : [{ control: "trail-management-events", address: made.address, reason: `${other} records them` }]),
  ];
}
