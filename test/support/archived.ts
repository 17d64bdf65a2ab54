import { Trail } from "../../model/audit/trail";
import { Key } from "../../model/attribute";
import { ObjectLock } from "../../model/bucket";
import { Capacity } from "../../model/capacity";
import { equals } from "../../model/condition";
import { deploy } from "../../model/deployment";
import { Environment } from "../../model/environment";
import { Replication } from "../../model/replication";
import { table } from "../../model/table";

const COMMON = {
  purpose: "A table of a test",
  owner: "tests",
  dataClassification: "confidential",
  partitionKey: Key.string("PK"),
  accessPatterns: [
    { name: "get", operation: "GetItem", key: [equals("PK", "{id}")], peakPerSecond: 5, itemSizeBytes: 1_000 },
  ],
} as const;

export const events = table({ ...COMMON, name: "events.v1", timeToLive: { attribute: "expires" } });

/** With a view of its own, and a name that is too long for that of a schedule. */
const readings = table({
  ...COMMON,
  name: `readings-${"of-everything-".repeat(5)}there-is`,
  timeToLive: { attribute: "until" },
  streamView: "NEW_AND_OLD_IMAGES",
});

const ledger = table({ ...COMMON, name: "ledger" });

/** An environment whose archive makes use of everything. */
export const archived: Environment = {
  name: "archived",
  stage: "production",
  account: "555555555555",
  region: "us-east-1",
  costCenter: "tests",
  audit: { trail: Trail.none("Nobody works in this environment of tests.") },
  accessLogBucket: "access-logs-of-the-account",
  functions: { network: { subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], securityGroupIds: ["sg-0a1b2c3d"] } },
  archive: {
    objectLock: ObjectLock.governance({ days: 30 }),
    replication: {
      bucket: "copies-of-the-archive",
      region: "us-west-2",
      account: "666666666666",
      kmsKeyArn: "arn:aws:kms:us-west-2:666666666666:key/0a1b2c3d-0000-0000-0000-000000000000",
    },
    exportHour: 22,
  },
  tables: [
    deploy(events, {
      capacity: Capacity.onDemand(),
      archive: { expiredItems: { retentionDays: 400 }, exports: { every: "week", retentionDays: 35 } },
    }),
    deploy(readings, {
      capacity: Capacity.onDemand(),
      archive: {
        expiredItems: {
          retentionDays: 3_650,
          transitions: [
            { afterDays: 30, storageClass: "STANDARD_IA" },
            { afterDays: 60, storageClass: "GLACIER" },
            { afterDays: 365, storageClass: "DEEP_ARCHIVE" },
          ],
        },
        exports: { every: "month", retentionDays: 100 },
      },
    }),
    deploy(ledger, {
      capacity: Capacity.onDemand(),
      replication: Replication.eventual({ region: "us-west-2" }),
      archive: { exports: { every: "month", retentionDays: 400 } },
    }),
  ],
};
