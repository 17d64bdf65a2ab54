import { Key } from "../../model/attribute";
import { Cache } from "../../model/cache";
import { Trail } from "../../model/audit/trail";
import { Capacity } from "../../model/capacity";
import { equals } from "../../model/condition";
import { deploy } from "../../model/deployment";
import { Environment } from "../../model/environment";
import { Network } from "../../model/network";
import { Replication } from "../../model/replication";
import { table } from "../../model/table";

const LOAD = { peakPerSecond: 10, itemSizeBytes: 900 };
const COMMON = { purpose: "A table of a test", owner: "tests", partitionKey: Key.string("PK") } as const;
const GET = { ...LOAD, name: "get", operation: "GetItem", key: [equals("PK", "{id}")] } as const;

/** A table that is read as a whole, with consent. */
export const catalogue = table({
  ...COMMON,
  name: "catalogue.v1",
  dataClassification: "public",
  accessPatterns: [GET, { ...LOAD, name: "all", operation: "Scan", key: [], returns: [], limit: 100 }],
  acceptedScans: [{ pattern: "all", reason: "Two hundred rows, read once an hour." }],
});

/** A global table: it has the environment's multi-Region key. */
export const prices = table({
  ...COMMON,
  name: "prices",
  dataClassification: "restricted",
  accessPatterns: [GET, { ...LOAD, name: "put", operation: "PutItem", key: [equals("PK", "{id}")] }],
});

export const CACHES = {
  reads: {
    name: "reads",
    tables: ["catalogue.v1", "prices"],
    expectedHitRatio: 0.9,
    clients: { securityGroupIds: ["sg-0a1b2c3d4e5f60718"], cidrs: ["10.20.0.0/16"] },
    itemTtlSeconds: 0.5,
    queryTtlSeconds: 0,
    maintenanceWindow: "sat:23:30-sun:01:00",
    notificationTopicArn: "arn:aws:sns:us-east-1:555555555555:alerts",
  },
  // The second cluster beside the first, while clients move from one to the other: by another name and node type.
  larger: {
    name: "larger-nodes-for-prices",
    tables: ["prices"],
    expectedHitRatio: 0.9,
    writeThrough: true,
    nodes: 4,
    nodeType: "dax.r7i.2xlarge",
    maintenanceWindow: "sun:02:00-sun:03:00",
  },
} satisfies Record<string, Cache>;

/** Production with two clusters, which use everything that there is to say of one. */
export const cached: Environment = {
  name: "cached",
  stage: "production",
  account: "555555555555",
  region: "us-east-1",
  costCenter: "tests",
  audit: { trail: Trail.none("The tests of the audit have environments of their own.") },
  network: Network.existing({
    vpcId: "vpc-0a1b2c3d4e5f60718",
    subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e", "subnet-0a1b2c3f"],
    routeTableIds: ["rtb-0a1b2c3d"],
  }),
  tables: [
    deploy(catalogue, { capacity: Capacity.onDemand() }),
    deploy(prices, { capacity: Capacity.onDemand(), replication: Replication.eventual({ region: "us-west-2" }) }),
  ],
  caches: [CACHES.reads, CACHES.larger],
};

/** Development with one cluster, of which nothing is said that does not have to be. */
export const cachedInDevelopment: Environment = {
  ...cached,
  name: "cached-dev",
  stage: "development",
  account: "666666666666",
  caches: [{ name: "prices", tables: ["prices"], expectedHitRatio: 0.9 }],
};
