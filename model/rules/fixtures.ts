import { AccessPattern } from "../access-pattern";
import { Alerts } from "../alerts";
import { Backups } from "../backup";
import { Key } from "../attribute";
import { Trail } from "../audit/trail";
import { Capacity } from "../capacity";
import { beginsWith, equals } from "../condition";
import { TableDeployment } from "../deployment";
import { Environment, State } from "../environment";
import { Problem } from "../problem";
import { Table } from "../table";
import { validate } from "../validate";

/** Sound parts of an estate for tests to break, one property at a time. */

export function aPattern(overrides: Partial<AccessPattern> = {}): AccessPattern {
  return {
    name: "receipts of an account",
    operation: "Query",
    key: [equals("PK", "ACC#{account}"), beginsWith("SK", "REC#")],
    peakPerSecond: 10,
    itemSizeBytes: 500,
    ...overrides,
  };
}

export const createReceipt: AccessPattern = {
  name: "create receipt",
  operation: "PutItem",
  key: [equals("PK", "ACC#{account}"), equals("SK", "REC#{receipt}")],
  peakPerSecond: 10,
  itemSizeBytes: 500,
};

/** An index that a pattern reads. */
export const byStatus = {
  name: "by-status",
  partitionKey: Key.string("status"),
  sortKey: Key.string("SK"),
  projection: "access-patterns",
} as const;

export const receiptsByStatus: AccessPattern = {
  name: "receipts by status",
  operation: "Query",
  index: "by-status",
  key: [equals("status", "{status}")],
  returns: ["amount"],
  peakPerSecond: 1,
  itemSizeBytes: 500,
};

export function aTable(overrides: Partial<Table> = {}): Table {
  return {
    name: "orders",
    purpose: "Orders of customers and their receipts",
    owner: "payments",
    dataClassification: "internal",
    partitionKey: Key.string("PK"),
    sortKey: Key.string("SK"),
    accessPatterns: [aPattern(), createReceipt],
    ...overrides,
  };
}

/** A table with a global secondary index. */
export function anIndexedTable(overrides: Partial<Table> = {}): Table {
  return aTable({
    globalSecondaryIndexes: [byStatus],
    accessPatterns: [aPattern(), createReceipt, receiptsByStatus],
    ...overrides,
  });
}

export function aDeployment(overrides: Partial<TableDeployment> = {}): TableDeployment {
  return { table: aTable(), capacity: Capacity.onDemand(), ...overrides };
}

export function anEnvironment(overrides: Partial<Environment> = {}): Environment {
  return {
    name: "test",
    stage: "test",
    account: "111122223333",
    region: "eu-west-1",
    state: State.local(),
    costCenter: "cc-1",
    alerts: Alerts.created({ emails: ["team@example.com"] }),
    tables: [aDeployment()],
    ...overrides,
  };
}

export function production(overrides: Partial<Environment> = {}): Environment {
  // Copied to a second Region: production is warned where nothing is.
  const backups = Backups.standard({ secondRegion: { region: "eu-central-1" } });
  return anEnvironment({
    name: "prod",
    stage: "production",
    account: "444455556666",
    backups,
    audit: { trail: Trail.none("The organization's trail records it.") },
    ...overrides,
  });
}

export function problemsIn(...environments: readonly unknown[]): readonly Problem[] {
  return validate({ environments }).problems;
}

export function problemsOfEnvironment(overrides: Partial<Environment>): readonly Problem[] {
  return problemsIn(anEnvironment(overrides));
}

export function problemsOfTable(overrides: Partial<Table>): readonly Problem[] {
  return problemsOfEnvironment({ tables: [aDeployment({ table: aTable(overrides) })] });
}

export function problemsOfDeployment(overrides: Partial<TableDeployment>, environment: Partial<Environment> = {}) {
  return problemsOfEnvironment({ ...environment, tables: [aDeployment(overrides)] });
}

/** Severity and place of each problem: enough to tell that it is this one, and that there is no other. */
export function places(problems: readonly Problem[]): string[] {
  return problems.map(({ severity, path }) => `${severity} ${path}`);
}

/** The messages of the problems, for tests that are about the words. */
export function messages(problems: readonly Problem[]): string[] {
  return problems.map(({ message }) => message);
}
