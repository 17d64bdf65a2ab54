import { Capacity } from "../capacity";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { Replica, Replication } from "../replication";
import {
  aDeployment,
  aTable,
  anIndexedTable,
  messages,
  places,
  problemsIn,
  problemsOfDeployment,
  production,
} from "./fixtures";

const REPLICAS = 'test.tables["orders"].replication.replicas';
const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";

const replicated = (...replicas: readonly Replica[]) =>
  problemsOfDeployment({ replication: Replication.eventual(...replicas) });

test("a table has replicas in other Regions of the partition", () => {
  expect(replicated({ region: "eu-central-1" }, { region: "us-east-1" })).toEqual([]);
});

test("a replication names at least one replica", () => {
  expect(places(replicated())).toEqual([`error ${REPLICAS}`]);
});

test.each([
  [[{ region: "eu-west-1" }], "[0].region", "The table is in this Region itself."],
  [[{ region: "us-east-1" }, { region: "us-east-1" }], "[1].region", "The Region has a replica already."],
  [[{ region: "Frankfurt" }], "[0].region", "The Region is malformed."],
  [
    [{ region: "cn-north-1" }],
    "[0].region",
    "AWS does not replicate between partitions, and the table is in eu-west-1.",
  ],
])("the replicas %j are refused at %s", (replicas, place, message) => {
  const problems = replicated(...replicas);
  expect(places(problems)).toEqual([`error ${REPLICAS}${place}`]);
  expect(messages(problems)).toEqual([message]);
});

test.each([
  [`arn:aws:kms:eu-central-1:111122223333:${KEY}`, []],
  [`arn:aws:kms:eu-west-1:111122223333:${KEY}`, ["The key is in another Region than what it encrypts."]],
  [`arn:aws:kms:eu-central-1:999922223333:${KEY}`, ["The key belongs to another account than what it encrypts."]],
  ["alias/orders", ["The ARN of the key is malformed."]],
])("the key %s of a replica has the problems %j", (kmsKeyArn, found) => {
  const problems = replicated({ region: "eu-central-1", kmsKeyArn });
  expect(messages(problems)).toEqual(found);
  expect(problems.every(({ severity }) => severity === "error")).toBe(true);
});

describe("the write capacity of a replicated table", () => {
  const replication = Replication.eventual({ region: "eu-central-1" });
  const loosened = [{ control: "auto-scaling", reason: "the load is flat" }] as const;
  const range = { minimum: 10, maximum: 100 };
  const scaled = Capacity.autoScaled({ read: range, write: range });
  const fixed = Capacity.provisioned({ read: 100, write: 100 });

  test.each([Capacity.onDemand(), scaled])("may be %j", (capacity) => {
    expect(problemsOfDeployment({ capacity, replication })).toEqual([]);
  });

  test("is not fixed, neither of the table nor of an index", () => {
    const problems = problemsOfDeployment({ capacity: fixed, replication, loosened });
    expect(places(problems)).toEqual(['error test.tables["orders"].capacity.mode']);
    const indexes = { "by-status": { capacity: fixed } };
    const indexed = problemsOfDeployment({ table: anIndexedTable(), capacity: scaled, indexes, replication, loosened });
    expect(places(indexed)).toEqual(['error test.tables["orders"].indexes["by-status"].capacity.mode']);
  });
});

test.each([
  [undefined, []],
  ["NEW_AND_OLD_IMAGES", []],
  ["KEYS_ONLY", ['error test.tables["orders"].table.streamView']],
] as const)("a replicated table with the stream %j has the problems %j", (streamView, problems) => {
  const table = aTable({ streamView });
  const replication = Replication.eventual({ region: "eu-central-1" });
  expect(places(problemsOfDeployment({ table, replication }))).toEqual(problems);
  expect(problemsOfDeployment({ table })).toEqual([]);
});

describe("the floors of a replica", () => {
  const deployed = (replica: Partial<Replica>, overrides: Partial<TableDeployment> = {}) => ({
    tables: [aDeployment({ replication: Replication.eventual({ region: "eu-central-1", ...replica }), ...overrides })],
  });
  const inProduction = (environment: Partial<Environment>) => places(problemsIn(production(environment)));
  const PLACE = 'prod.tables["orders"].replication.replicas[0]';

  test.each(["deletionProtection", "pointInTimeRecovery"] as const)("%s stands in production", (property) => {
    expect(inProduction(deployed({ [property]: true }))).toEqual([]);
    expect(inProduction(deployed({ [property]: false }))).toEqual([`error ${PLACE}.${property}`]);
  });

  test("deletion protection goes when the table retires; recovery stays", () => {
    const retiring = "replaced by the table invoices";
    expect(inProduction(deployed({ deletionProtection: false }, { retiring }))).toEqual([]);
    expect(inProduction(deployed({ pointInTimeRecovery: false }, { retiring }))).toEqual([
      `error ${PLACE}.pointInTimeRecovery`,
    ]);
  });

  test("a floor that is loosened is reported where it is loosened", () => {
    const loosened = [{ control: "point-in-time-recovery", reason: "data can be rebuilt" }] as const;
    expect(inProduction(deployed({ pointInTimeRecovery: false }, { loosened }))).toEqual([
      'error prod.tables["orders"].loosened[0].control',
    ]);
  });

  test("other stages choose", () => {
    expect(replicated({ region: "eu-central-1", deletionProtection: false, pointInTimeRecovery: false })).toEqual([]);
  });
});
