import { Alerts } from "../../model/alerts";
import { Key } from "../../model/attribute";
import { Trail } from "../../model/audit/trail";
import { Capacity } from "../../model/capacity";
import { beginsWith, equals } from "../../model/condition";
import { deploy } from "../../model/deployment";
import { Environment, State } from "../../model/environment";
import { Estate } from "../../model/estate";
import { Replication } from "../../model/replication";
import { table } from "../../model/table";

const COMMON = { purpose: "A table of a test", owner: "tests", dataClassification: "internal" } as const;
const LOAD = { peakPerSecond: 1, itemSizeBytes: 100 };

/** One table with every kind of index and key. */
export const orders = table({
  ...COMMON,
  name: "orders.v2",
  partitionKey: Key.string("customer"),
  sortKey: Key.number("placed"),
  globalSecondaryIndexes: [
    { name: "by.status", partitionKey: Key.string("status"), sortKey: Key.number("placed"), projection: "keys-only" },
    { name: "by-blob", partitionKey: Key.binary("blob"), projection: { include: ["total", "status"] } },
  ],
  localSecondaryIndexes: [{ name: "by-total", sortKey: Key.number("total"), projection: "all" }],
  timeToLive: { attribute: "expires", enabled: false },
  streamView: "NEW_IMAGE",
  tableClass: "STANDARD_INFREQUENT_ACCESS",
  accessPatterns: [
    { ...LOAD, name: "a", operation: "Query", key: [equals("customer", "{customer}")] },
    { ...LOAD, name: "b", operation: "Query", index: "by.status", key: [equals("status", "{status}")], returns: [] },
    { ...LOAD, name: "c", operation: "Query", index: "by-blob", key: [equals("blob", "{blob}")], returns: ["total"] },
    { ...LOAD, name: "d", operation: "Query", index: "by-total", key: [equals("customer", "{customer}")] },
  ],
  tags: { "odd key: with/everything": "a = b + c" },
});

/** A table that may be replicated with strong consistency. */
export const ledger = table({
  ...COMMON,
  name: "ledger",
  partitionKey: Key.string("PK"),
  sortKey: Key.string("SK"),
  accessPatterns: [{ ...LOAD, name: "a", operation: "Query", key: [equals("PK", "{account}"), beginsWith("SK", "2")] }],
});

const BASE = {
  stage: "production",
  account: "555555555555",
  region: "us-east-1",
  costCenter: "tests",
  alerts: Alerts.created({ emails: ["tests@example.com"] }),
  audit: { trail: Trail.none("The tests of the audit have environments of their own.") },
} as const;

/** State in S3 and everything that the oldest supported provider knows. */
export const oldProvider: Environment = {
  ...BASE,
  name: "old",
  deployRole: "deploy",
  state: State.s3({ bucket: "tests-terraform-state", region: "us-east-1" }),
  tables: [
    deploy(orders, {
      capacity: Capacity.autoScaled({ read: { minimum: 1, maximum: 10 }, write: { minimum: 1, maximum: 10 } }),
      autoScaledIndexes: "accept-capacity-resets",
      replication: Replication.eventual({ region: "us-west-2", tags: { role: "standby" } }),
    }),
  ],
};

/** What needs a newer provider than the oldest supported one. */
export const newProvider: Environment = {
  ...BASE,
  name: "new",
  contributorInsights: "throttled-keys",
  tables: [
    deploy(orders, { capacity: Capacity.onDemand({ warmThroughput: { read: 13_000, write: 5_000 } }) }),
    deploy(ledger, {
      capacity: Capacity.onDemand(),
      replication: Replication.strong({ replicas: [{ region: "us-east-2" }], witness: "us-west-2" }),
    }),
  ],
};

export const estateOf = (...environments: readonly Environment[]): Estate => ({ environments });
