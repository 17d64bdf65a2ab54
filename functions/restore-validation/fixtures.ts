import type { TableDescription } from "@aws-sdk/client-dynamodb";
import type { ReadPattern, TableDeclaration } from "./declaration";
import type { Evidence, Item, SampleRead } from "./evidence";
import type { RestoreJob } from "./restore-job";

/** A table with everything that can differ, and a restore of it that is as it should be, for tests to break. */

export const KEY_ARN = "arn:aws:kms:eu-west-1:444444444444:key/0a1b";

export const ordersOfACustomer: ReadPattern = {
  name: "orders of a customer",
  operation: "Query",
  key: [{ attribute: "PK", operator: "=", value: "C#{customer}" }],
  examples: [{ customer: "1" }],
};

export const ordersInAState: ReadPattern = {
  name: "orders in a state",
  operation: "Query",
  index: "by-state",
  key: [{ attribute: "state", operator: "=", value: "{state}" }],
  returns: ["total"],
  examples: [{ state: "open" }],
};

export const orders: TableDeclaration = {
  name: "orders",
  sourceArn: "arn:aws:dynamodb:eu-west-1:333333333333:table/prod-orders",
  partitionKey: { name: "PK", type: "S" },
  sortKey: { name: "SK", type: "N" },
  globalSecondaryIndexes: [
    {
      name: "by-state",
      partitionKey: { name: "state", type: "S" },
      projection: { type: "INCLUDE", nonKeyAttributes: ["total"] },
    },
  ],
  localSecondaryIndexes: [
    {
      name: "by-place",
      sortKey: { name: "place", type: "S" },
      projection: { type: "KEYS_ONLY", nonKeyAttributes: [] },
    },
  ],
  accessPatterns: [ordersOfACustomer, ordersInAState],
  selectionName: "orders",
  minimumItems: 10,
};

export const described: TableDescription = {
  TableStatus: "ACTIVE",
  KeySchema: [
    { AttributeName: "PK", KeyType: "HASH" },
    { AttributeName: "SK", KeyType: "RANGE" },
  ],
  AttributeDefinitions: [
    { AttributeName: "PK", AttributeType: "S" },
    { AttributeName: "SK", AttributeType: "N" },
    { AttributeName: "state", AttributeType: "S" },
    { AttributeName: "place", AttributeType: "S" },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: "by-state",
      KeySchema: [{ AttributeName: "state", KeyType: "HASH" }],
      Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["total"] },
      IndexStatus: "ACTIVE",
    },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: "by-place",
      KeySchema: [
        { AttributeName: "PK", KeyType: "HASH" },
        { AttributeName: "place", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "KEYS_ONLY" },
    },
  ],
  SSEDescription: { Status: "ENABLED", SSEType: "KMS", KMSMasterKeyArn: KEY_ARN },
};

export const anOrder: Item = { PK: "C#7", SK: 3, state: "open", total: 12, place: "Rome" };

export function aRead(overrides: Partial<SampleRead> = {}): SampleRead {
  const { name: pattern } = ordersOfACustomer;
  return { pattern, parametersOf: "a restored item", mustFind: true, items: [anOrder], ...overrides };
}

/** A read of the index, which carries keys and what it projects. */
export function anIndexRead(overrides: Partial<SampleRead> = {}): SampleRead {
  const { PK, SK, state, total } = anOrder;
  return aRead({ pattern: ordersInAState.name, items: [{ PK, SK, state, total }], ...overrides });
}

export function goodEvidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    declaration: orders,
    keyArn: KEY_ARN,
    recoveryPoint: { arn: "arn:aws:backup:::recovery-point:1", sizeBytes: 4_000, createdAt: new Date(0) },
    table: described,
    count: { items: 20, bytes: 8_192, ended: "at the end of the table" },
    reads: [aRead(), anIndexRead()],
    ...overrides,
  };
}

export function aJob(overrides: Partial<RestoreJob> = {}): RestoreJob {
  return {
    id: "job-1",
    status: "COMPLETED",
    statusMessage: undefined,
    planArn: "arn:aws:backup:eu-west-1:444444444444:restore-testing-plan:sandbox_restore_tests-0a1b",
    recoveryPointArn: "arn:aws:backup:eu-west-1:444444444444:recovery-point:1",
    vaultName: "sandbox-backup",
    sourceArn: orders.sourceArn,
    createdArn: "arn:aws:dynamodb:eu-west-1:444444444444:table/awsbackup-restore-test-1a2b",
    createdAt: new Date("2026-11-01T03:00:00Z"),
    completedAt: new Date("2026-11-01T03:42:30Z"),
    validation: undefined,
    ...overrides,
  };
}
