import { partitionOf } from "../../arn";
import { ObjectLock } from "../../bucket";
import { Environment } from "../../environment";
import { MAX_OBJECT_LOCK_DAYS, SOURCES } from "../../limits";
import { bucketNameIn } from "../../names";
import { placesOf } from "../../places";
import { Path } from "../../problem";
import { figure } from "../../words";
import { checkBucketName } from "../bucket-name";
import { checkNumber } from "../checks";
import { checkRegion } from "../environment-identity";
import { checkKeyArn } from "../key-arn";
import { checkReason } from "../reasons";
import { EnvironmentRule, Report } from "../rule";
import { keptOf } from "./archived";

/** What is locked for longer than it is to be kept stays longer than was promised. */
function checkLockEnds(lock: ObjectLock, place: Path, environment: Environment, home: Path, report: Report): void {
  for (const { value: deployment, path } of placesOf(environment.tables, home.at("tables"))) {
    for (const kept of keptOf(deployment, path)) {
      if (!(lock.days > kept.value.retentionDays)) continue;
      const finding = {
        message: `The archive locks every object for ${figure(lock.days)} days: this is kept longer than declared.`,
        received: kept.value.retentionDays,
        expected: `at least ${figure(lock.days)} days, or a shorter lock`,
        source: SOURCES.objectLock,
      };
      report.error(kept.path.at("retentionDays"), finding, [place.at("days")]);
    }
  }
}

export const archiveLock: EnvironmentRule = (environment, path, report) => {
  const lock = environment.archive?.objectLock;
  if (!lock) return;
  const place = path.at("archive").at("objectLock");
  const source = SOURCES.objectLock;
  const days = { minimum: 1, maximum: MAX_OBJECT_LOCK_DAYS, unit: "days", source };
  checkNumber(lock.days, place.at("days"), { what: "The lock", ...days }, report);
  if (lock.mode === "compliance") checkReason(lock.irreversible, place.at("irreversible"), "a lock for ever", report);
  if (lock.mode === "compliance" && environment.stage === "development") {
    const message = "In development nobody can delete this archive before its time, and the account pays for it.";
    report.warning(place.at("mode"), { message, received: lock.mode, expected: '"governance", or no lock', source });
  }
  checkLockEnds(lock, place, environment, path, report);
  const exporting = placesOf(environment.tables, path.at("tables")).filter(({ value }) => value.archive?.exports);
  for (const { path: table } of exporting) {
    report.warning(table.at("archive").at("exports"), {
      message: "AWS does not say that DynamoDB writes exports to a bucket that locks every object.",
      received: lock.mode,
      expected: "an export that was tried there, or a bucket without object lock",
      source: SOURCES.exports,
    });
  }
};

/** The bucket and its key exist already, somewhere else. */
export const archiveCopies: EnvironmentRule = (environment, path, report) => {
  const copies = environment.archive?.replication;
  if (!copies) return;
  const place = path.at("archive").at("replication");
  const source = SOURCES.bucketReplication;
  checkBucketName(copies.bucket, place.at("bucket"), report);
  if (copies.bucket === bucketNameIn(environment, "archive")) {
    const message = "The archive is copied to itself.";
    report.error(place.at("bucket"), { message, received: copies.bucket, expected: "another bucket", source });
  }
  checkRegion(copies.region, place.at("region"), report);
  if (partitionOf(copies.region) !== partitionOf(environment.region)) {
    const message = `S3 does not copy between partitions, and the archive is in ${environment.region}.`;
    const expected = `a Region of the partition ${partitionOf(environment.region)}`;
    report.error(place.at("region"), { message, received: copies.region, expected, source });
  }
  if (copies.account !== undefined && !/^\d{12}$/.test(copies.account)) {
    const message = "The account id is malformed.";
    const expected = "twelve digits";
    report.error(place.at("account"), { message, received: copies.account, expected, source: SOURCES.accountId });
  }
  const home = { account: copies.account ?? environment.account, region: copies.region };
  checkKeyArn(copies.kmsKeyArn, place.at("kmsKeyArn"), home, "warning", report);
};

export const exportHour: EnvironmentRule = ({ archive }, path, report) => {
  if (archive?.exportHour === undefined) return;
  const place = path.at("archive").at("exportHour");
  checkNumber(archive.exportHour, place, { what: "The hour", minimum: 0, maximum: 23, unit: "o'clock, UTC" }, report);
};

/** In production somebody will ask who has read the archive. */
export const archiveReaders: EnvironmentRule = ({ stage, archive, tables, accessLogBucket }, path, report) => {
  const hasArchive = archive !== undefined || tables.some((deployment) => deployment.archive);
  if (stage !== "production" || !hasArchive || accessLogBucket !== undefined) return;
  report.warning(path.at("accessLogBucket"), {
    message: "Nobody can tell afterwards who has read the archive: there is no bucket for its access logs.",
    expected: "the name of the account's bucket for access logs",
    source: SOURCES.accessLogs,
  });
};
