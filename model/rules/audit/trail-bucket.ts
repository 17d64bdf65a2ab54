import { CreatedTrailBucket, TrailBucket } from "../../audit/trail-bucket";
import { defaultRetentionDays } from "../../audit/scope";
import { Environment } from "../../environment";
import { MAX_LIFECYCLE_DAYS, MIN_PRODUCTION_AUDIT_DAYS, SOURCES } from "../../limits";
import { Path } from "../../problem";
import { checkNumber } from "../checks";
import { checkObjectLock } from "../object-lock";
import { checkReason } from "../reasons";
import { EnvironmentRule, Report } from "../rule";
import { createdTrail } from "./created-trail";
import { checkExistingTrailBucket } from "./existing-trail-bucket";

/** Whoever looks into an incident looks back further than a quarter: production keeps a year, or says why not. */
function checkRetention(
  bucket: CreatedTrailBucket,
  path: Path,
  stage: Environment["stage"],
  days: number,
  report: Report,
) {
  const { shortRetention } = bucket;
  const place = path.at("retentionDays");
  const what = "The time for which files are kept";
  const range = { what, minimum: 1, maximum: MAX_LIFECYCLE_DAYS, unit: "days", source: SOURCES.lifecycleApi };
  checkNumber(days, place, range, report);
  if (shortRetention !== undefined) {
    checkReason(shortRetention, path.at("shortRetention"), "keeping files for less than a year", report);
  }
  const isShort = stage === "production" && days < MIN_PRODUCTION_AUDIT_DAYS;
  if (isShort && shortRetention === undefined) {
    const finding = {
      message: "Production keeps what was recorded for less than a year, and nothing says why that is right.",
      received: days,
      expected: `at least ${MIN_PRODUCTION_AUDIT_DAYS} days, or \`shortRetention\` with the reason`,
      source: SOURCES.trailBestPractices,
    };
    report.error(place, finding, [path.at("shortRetention")]);
  } else if (!isShort && shortRetention !== undefined && days >= MIN_PRODUCTION_AUDIT_DAYS) {
    const finding = {
      message: "The files are kept for a year or more: there is nothing to give a reason for.",
      received: shortRetention,
      expected: "no `shortRetention`",
    };
    report.warning(path.at("shortRetention"), finding, [place]);
  }
}

function checkCreated(bucket: CreatedTrailBucket, path: Path, environment: Environment, report: Report): void {
  const days = bucket.retentionDays ?? defaultRetentionDays(environment);
  checkRetention(bucket, path, environment.stage, days, report);
  const { objectLock } = bucket;
  if (!objectLock) return;
  const place = path.at("objectLock");
  checkObjectLock(objectLock, place, report);
  if (!(objectLock.days > days)) return;
  const finding = {
    message: "Files are locked for longer than they are kept: they stay until the lock ends, and are paid for.",
    received: objectLock.days,
    expected: `at most the ${days} days for which they are kept, or a longer retention`,
    source: SOURCES.objectLock,
  };
  report.error(place.at("days"), finding, [path.at("retentionDays")]);
}

export const trailBucket: EnvironmentRule = (environment, path, report) => {
  const trail = createdTrail(environment, path);
  if (!trail) return;
  const place = trail.path.at("bucket");
  const bucket = trail.value.bucket ?? TrailBucket.created();
  if (bucket.kind === "existing") checkExistingTrailBucket(bucket, place, environment, report);
  else checkCreated(bucket, place, environment, report);
};
