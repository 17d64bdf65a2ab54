import { Replication } from "../replication";
import { Table } from "../table";
import { aPattern, aTable, createReceipt, messages, places, problemsOfDeployment } from "./fixtures";

const REPLICATION = 'test.tables["orders"].replication';
const TWO = [{ region: "eu-west-2" }, { region: "eu-central-1" }];
type Options = Parameters<typeof Replication.strong>[0];

const strong = (options: Options, table: Partial<Table> = {}) =>
  problemsOfDeployment({ table: aTable(table), replication: Replication.strong(options) });

test.each<Options>([{ replicas: TWO }, { replicas: [{ region: "eu-west-2" }], witness: "eu-west-3" }])(
  "%j makes three Regions of one set",
  (options) => {
    expect(strong(options)).toEqual([]);
  },
);

test.each<[Options, string, string]>([
  [{ replicas: [{ region: "eu-west-2" }] }, "replicas", "Strong consistency takes exactly 3 Regions."],
  [{ replicas: TWO, witness: "eu-west-3" }, "replicas", "Strong consistency takes exactly 3 Regions."],
  [
    { replicas: [{ region: "eu-west-2" }, { region: "us-east-1" }] },
    "replicas",
    "Strong consistency stays within one set of Regions.",
  ],
  [
    { replicas: [{ region: "eu-west-2" }], witness: "eu-north-1" },
    "replicas",
    "Strong consistency stays within one set of Regions.",
  ],
  [
    { replicas: [{ region: "eu-west-2" }], witness: "eu-west-2" },
    "witness",
    "The witness is in a Region that serves data.",
  ],
  [
    { replicas: [{ region: "eu-west-2" }], witness: "eu-west-1" },
    "witness",
    "The witness is in a Region that serves data.",
  ],
])("%j is refused at %s", (options, place, message) => {
  const problems = strong(options);
  expect(places(problems)).toEqual([`error ${REPLICATION}.${place}`]);
  expect(messages(problems)).toEqual([message]);
});

const local = { name: "local", sortKey: { name: "total", type: "N" }, projection: "all" } as const;
const readLocal = aPattern({
  name: "by total",
  index: "local",
  key: [{ attribute: "PK", operator: "=", value: "{id}" }],
});

test.each<[string, Partial<Table>]>([
  ["time to live", { timeToLive: { attribute: "expires" } }],
  ["local secondary indexes", { localSecondaryIndexes: [local], accessPatterns: [readLocal] }],
  ["transactions", { accessPatterns: [{ ...createReceipt, operation: "TransactWriteItems" }] }],
])("a strongly consistent table has no %s, an eventually consistent one may", (what, table) => {
  const problems = strong({ replicas: TWO }, table);
  expect(places(problems)).toEqual([`error ${REPLICATION}.consistency`]);
  expect(problems[0]?.message).toContain(`has no ${what}`);
  expect(problemsOfDeployment({ table: aTable(table), replication: Replication.eventual(...TWO) })).toEqual([]);
});

test("time to live that is switched off does no harm", () => {
  expect(strong({ replicas: TWO }, { timeToLive: { attribute: "expires", enabled: false } })).toEqual([]);
});

test("a replica takes tags of its own with eventual consistency only", () => {
  const tags = { role: "standby" };
  const replicas = [{ region: "eu-west-2", tags }, { region: "eu-west-3" }];
  expect(places(problemsOfDeployment({ replication: Replication.strong({ replicas }) }))).toEqual([
    'error test.tables["orders"].replication.replicas[0].tags',
  ]);
  expect(problemsOfDeployment({ replication: Replication.eventual(...replicas) })).toEqual([]);
});
