import { Key } from "../../model/attribute";
import { Capacity } from "../../model/capacity";
import { absent, beginsWith, equals } from "../../model/condition";
import { Consumer, grant } from "../../model/consumer";
import { deploy } from "../../model/deployment";
import { Environment } from "../../model/environment";
import { Replication } from "../../model/replication";
import { Rows } from "../../model/row-access";
import { table } from "../../model/table";

const COMMON = { purpose: "A table of a test", owner: "tests", dataClassification: "internal" } as const;
const LOAD = { peakPerSecond: 1, itemSizeBytes: 100 };

/** Rows of users, with an index that carries the user, one that carries it behind another prefix, and a local one. */
const notes = table({
  ...COMMON,
  name: "notes",
  attemptToken: "write_token",
  partitionKey: Key.string("PK"),
  sortKey: Key.string("SK"),
  globalSecondaryIndexes: [
    { name: "by-state", partitionKey: Key.string("owner"), sortKey: Key.string("state"), projection: "all" },
    { name: "by-reader", partitionKey: Key.string("reader"), projection: "access-patterns" },
  ],
  localSecondaryIndexes: [{ name: "by-time", sortKey: Key.string("time"), projection: "all" }],
  accessPatterns: [
    { ...LOAD, name: "one", operation: "GetItem", key: [equals("PK", "USER#{user}"), equals("SK", "{note}")] },
    { ...LOAD, name: "some", operation: "BatchGetItem", key: [equals("PK", "USER#{user}"), equals("SK", "{note}")] },
    {
      ...LOAD,
      name: "titles",
      operation: "Query",
      key: [equals("PK", "USER#{user}")],
      filter: [equals("state", "{state}")],
      returns: ["title"],
    },
    { ...LOAD, name: "by state", operation: "Query", index: "by-state", key: [equals("owner", "USER#{user}")] },
    {
      ...LOAD,
      name: "by reader",
      operation: "Query",
      index: "by-reader",
      key: [equals("reader", "READER#{user}")],
      returns: ["title"],
    },
    {
      ...LOAD,
      name: "by time",
      operation: "Query",
      index: "by-time",
      key: [equals("PK", "USER#{user}"), beginsWith("time", "2")],
    },
    {
      ...LOAD,
      name: "write",
      operation: "PutItem",
      key: [equals("PK", "USER#{user}"), equals("SK", "{note}")],
      filter: [absent("PK")],
      writes: ["title", "owner", "state"],
    },
    { ...LOAD, name: "change", operation: "UpdateItem", key: [equals("PK", "USER#{user}"), equals("SK", "{note}")] },
    { ...LOAD, name: "remove", operation: "DeleteItem", key: [equals("PK", "USER#{user}"), equals("SK", "{note}")] },
    { ...LOAD, name: "load", operation: "BatchWriteItem", key: [equals("PK", "USER#{user}"), equals("SK", "{note}")] },
    {
      ...LOAD,
      name: "move",
      operation: "TransactWriteItems",
      key: [equals("PK", "USER#{user}"), equals("SK", "{note}")],
      writes: ["title", "state"],
    },
    { ...LOAD, name: "report", operation: "Scan", key: [], returns: ["title"] },
  ],
  acceptedScans: [{ pattern: "report", reason: "Once a month, at night, for the auditors." }],
});

/** A tenant's rows, several partitions each. */
const shipments = table({
  ...COMMON,
  name: "shipments",
  partitionKey: Key.string("PK"),
  accessPatterns: [
    {
      ...LOAD,
      name: "one shipment",
      operation: "GetItem",
      key: [equals("PK", "TENANT#{tenant}#SHIPMENT#{shipment}")],
      returns: ["state"],
    },
    {
      ...LOAD,
      name: "all shipments",
      operation: "Scan",
      key: [],
    },
    { ...LOAD, name: "ship", operation: "PutItem", key: [equals("PK", "TENANT#{tenant}#SHIPMENT#{shipment}")] },
  ],
  acceptedScans: [{ pattern: "all shipments", reason: "Once a month, at night, for the auditors." }],
});

const ACCOUNT = "666666666666";

/** Every kind of consumer and of row limit. */
export const everyConsumer: Environment = {
  name: "kinds",
  stage: "test",
  account: ACCOUNT,
  region: "us-east-1",
  costCenter: "tests",
  tables: [
    deploy(notes, { capacity: Capacity.onDemand() }),
    deploy(shipments, {
      capacity: Capacity.onDemand(),
      replication: Replication.eventual({
        region: "us-west-2",
        kmsKeyArn: `arn:aws:kms:us-west-2:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      }),
    }),
  ],
  consumers: [
    Consumer.cognitoIdentityPool({
      name: "phone",
      identityPoolId: "us-east-1:0d1e2f30-4152-4637-8899-aabbccddeeff",
      authenticated: true,
      grants: [
        grant(notes, {
          patterns: ["one", "some", "titles", "by state", "by reader", "by time", "write", "remove"],
          rows: Rows.cognitoIdentity({
            prefix: "USER#",
            shared: ["SHARED"],
            indexes: { "by-reader": { prefix: "READER#" } },
          }),
        }),
      ],
    }),
    Consumer.oidc({
      name: "browser",
      providerArn: `arn:aws:iam::${ACCOUNT}:oidc-provider/login.example.com`,
      audience: "notes",
      subject: "user:*",
      maximumSessionHours: 2,
      grants: [
        grant(notes, {
          patterns: ["one", "change", "load", "move"],
          rows: Rows.webIdentity({ provider: "login.example.com", prefix: "USER#" }),
        }),
      ],
    }),
    Consumer.saml({
      name: "employees",
      providerArn: `arn:aws:iam::${ACCOUNT}:saml-provider/office`,
      grants: [
        grant(shipments, {
          patterns: ["one shipment", "ship"],
          rows: Rows.principalTag("tenant", { prefix: "TENANT#" }),
        }),
      ],
    }),
    Consumer.account({
      name: "partner",
      account: "777777777777",
      externalId: "agreed-with-partner",
      roleName: "integration/shipper",
      grants: [grant(shipments, { patterns: ["one shipment"], rows: Rows.fixedPrefix("TENANT#42#") })],
    }),
    Consumer.account({
      name: "auditors",
      account: "888888888888",
      externalId: "agreed-with-auditors",
      grants: [grant(notes, { patterns: ["report"] }), grant(shipments, { patterns: ["all shipments"] })],
    }),
    // Writes without reading: of what it wrote it may read the token alone.
    Consumer.ecsTask({
      name: "scribe",
      grants: [grant(notes, { patterns: ["write"], rows: Rows.fixedPrefix("USER#42", { shared: ["SHARED"] }) })],
    }),
    Consumer.ecsTask({ name: "sender", grants: [grant(notes, { patterns: ["write"] })] }),
    Consumer.ecsTask({ name: "mover", grants: [grant(notes, { patterns: ["move"] })] }),
    Consumer.lambda({
      name: "loader",
      functionName: "loader",
      grants: [grant(notes, { patterns: ["load", "by time"] }), grant(shipments, { patterns: ["ship"] })],
    }),
  ],
};
