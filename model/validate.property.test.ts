import fc from "fast-check";
import { Capacity } from "./capacity";
import { renderProblems } from "./render-problems";
import { Replication } from "./replication";
import { soundEstate, soundTable } from "./rules/arbitraries";
import { anEnvironment, anIndexedTable, aPattern, createReceipt, production, receiptsByStatus } from "./rules/fixtures";
import { validate } from "./validate";

type Step = string | number;
type Holder = Record<Step, unknown>;

test("a sound estate has no errors", () => {
  fc.assert(
    fc.property(soundEstate, (estate) => {
      const { problems, estate: sound } = validate(estate);
      expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(sound).toBe(estate);
    }),
  );
});

/** An estate that uses most of the vocabulary, made anew for each run; both environments share the table. */
function richEstate(): unknown {
  const range = () => ({
    minimum: 1,
    maximum: 10,
    schedule: [
      {
        name: "day",
        from: "cron(0 8 ? * MON-FRI *)",
        until: "cron(0 18 ? * MON-FRI *)",
        timeZone: "Europe/Berlin",
        minimum: 5,
      },
    ],
  });
  const table = structuredClone({
    ...anIndexedTable(),
    timeToLive: { attribute: "expires" },
    tags: { team: "payments" },
    acceptedScans: [{ pattern: "report", reason: "once a month, at night" }],
    sampleItems: [{ PK: { S: "ACC#1" }, SK: { S: "REC#1" }, data: { M: { list: { L: [{ N: "1" }] } } } }],
    accessPatterns: [
      aPattern({ example: { given: { account: 1 }, expect: [["ACC#1", "REC#1"]] } }),
      createReceipt,
      receiptsByStatus,
      aPattern({ name: "report", operation: "Scan", key: [] }),
    ],
  });
  const scaled = () => Capacity.autoScaled({ read: range(), write: range() });
  return {
    environments: [
      {
        ...structuredClone(anEnvironment()),
        network: {
          kind: "existing",
          vpcId: "vpc-0a1b2c3d",
          subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
          routeTableIds: ["rtb-0a1b2c3d"],
          interfaceEndpoints: ["dynamodb"],
          clients: { cidrs: ["10.0.0.0/24"], securityGroupIds: ["sg-0a1b2c3d"] },
          organizationId: "o-exampleorgid",
          vpcEndpointIds: ["vpce-0a1b2c3d"],
          operatorRoles: ["team/operator"],
        },
        caches: [
          {
            name: "hot",
            tables: ["orders"],
            expectedHitRatio: 0.9,
            clients: { cidrs: ["10.0.0.0/16"], securityGroupIds: ["sg-0a1b2c3d"] },
            nodes: 1,
            loosened: [{ control: "dax-multi-az", reason: "a cache of a test" }],
            notificationTopicArn: "arn:aws:sns:eu-west-1:111122223333:alerts",
          },
        ],
        state: { kind: "s3", bucket: "acme-state", region: "eu-west-1" },
        deployRole: "team/deploy",
        tables: [
          {
            table,
            capacity: scaled(),
            indexes: { "by-status": { capacity: scaled() } },
            autoScaledIndexes: "accept-capacity-resets",
            onlyThrough: "vpc-endpoint",
          },
        ],
      },
      {
        ...structuredClone(production()),
        consumers: [
          {
            kind: "oidc",
            name: "browser",
            providerArn: "arn:aws:iam::444455556666:oidc-provider/login.example.com",
            audience: "shop",
            subject: "user:*",
            maximumSessionHours: 2,
            grants: [
              {
                table: "orders",
                patterns: ["receipts of an account"],
                rows: { by: "web-identity", provider: "login.example.com", prefix: "ACC#", shared: ["ACC#all"] },
              },
            ],
          },
          {
            kind: "lambda",
            name: "loader",
            functionName: "loader",
            grants: [{ table: "orders", patterns: ["create receipt"] }],
          },
        ],
        roles: {
          operator: { trustedPrincipals: ["arn:aws:iam::444455556666:role/operators"] },
          breakGlass: { trustedPrincipals: ["arn:aws:iam::444455556666:user/break-glass"] },
        },
        network: { kind: "created", cidr: "10.1.0.0/24", zones: ["eu-west-1a", "eu-west-1b"] },
        tables: [
          { table, capacity: Capacity.onDemand(), replication: Replication.eventual({ region: "eu-central-1" }) },
        ],
      },
    ],
  };
}

function holderOf(root: unknown, steps: readonly Step[]): Holder | undefined {
  let holder: unknown = root;
  for (const step of steps.slice(0, -1)) {
    holder = typeof holder === "object" && holder !== null ? (holder as Holder)[step] : undefined;
  }
  return typeof holder === "object" && holder !== null ? (holder as Holder) : undefined;
}

function set(root: unknown, steps: readonly Step[], value: unknown): void {
  const holder = holderOf(root, steps);
  const last = steps.at(-1);
  if (holder && last !== undefined && !Object.isFrozen(holder)) holder[last] = value;
}

const [TABLE, TEST, PROD] = ["environments/0/tables/0/table", "environments/0", "environments/1"];
const AT_CACHE = 'test.caches["hot"]';
const [AT_TABLE, AT_TEST, AT_PROD] = ['tables["orders"]', 'test.tables["orders"]', 'prod.tables["orders"]'];

/** Faults that have nothing to do with each other: where to put what, and where it has to be found. */
const FAULTS: readonly (readonly [place: string, value: unknown, found: string])[] = [
  [`${TABLE}/owner`, 5, `${AT_TABLE}.owner`],
  [`${TABLE}/purpose`, " ", `${AT_TABLE}.purpose`],
  [`${TABLE}/colour`, "red", `${AT_TABLE}.colour`],
  [`${TABLE}/timeToLive`, { attribute: "SK" }, `${AT_TABLE}.timeToLive.attribute`],
  [`${TABLE}/tags/aws:x`, "y", `${AT_TABLE}.tags["aws:x"]`],
  [`${TABLE}/partitionKey/distinctValues`, 0, `${AT_TABLE}.partitionKey.distinctValues`],
  [
    `${TABLE}/globalSecondaryIndexes/0/sortKey/type`,
    "N",
    `${AT_TABLE}.globalSecondaryIndexes["by-status"].sortKey.type`,
  ],
  [`${TABLE}/streamView`, "ALL", `${AT_TABLE}.streamView`],
  [`${TABLE}/acceptedScans/0/reason`, "", `${AT_TABLE}.acceptedScans[0].reason`],
  [`${TABLE}/sampleItems/0/PK`, { N: "1" }, `${AT_TABLE}.sampleItems[0].PK`],
  [`${TABLE}/sampleItems/1`, { SK: { S: "x" } }, `${AT_TABLE}.sampleItems[1]`],
  [`${TABLE}/accessPatterns/0/limit`, 0, `${AT_TABLE}.accessPatterns["receipts of an account"].limit`],
  [
    `${TABLE}/accessPatterns/0/itemSizeBytes`,
    "1",
    `${AT_TABLE}.accessPatterns["receipts of an account"].itemSizeBytes`,
  ],
  [
    `${TABLE}/accessPatterns/0/example/expect/0`,
    ["x"],
    `${AT_TABLE}.accessPatterns["receipts of an account"].example.expect[0]`,
  ],
  [
    `${TABLE}/accessPatterns/0/example/given/extra`,
    1,
    `${AT_TABLE}.accessPatterns["receipts of an account"].example.given.extra`,
  ],
  [
    `${TABLE}/accessPatterns/1/key/1/operator`,
    "begins_with",
    `${AT_TABLE}.accessPatterns["create receipt"].key[1].operator`,
  ],
  [`${TABLE}/accessPatterns/1/returns`, ["x"], `${AT_TABLE}.accessPatterns["create receipt"].returns`],
  [`${TABLE}/accessPatterns/2/consistency`, "strong", `${AT_TABLE}.accessPatterns["receipts by status"].consistency`],
  [`${TABLE}/accessPatterns/4`, aPattern({ name: "lost", index: "ghost" }), `${AT_TABLE}.accessPatterns["lost"].index`],
  [
    `${TABLE}/accessPatterns/5`,
    aPattern({ name: "scan", operation: "Scan", key: [] }),
    `${AT_TABLE}.accessPatterns["scan"].operation`,
  ],
  [`${TEST}/account`, "1", "test.account"],
  [`${TEST}/deployRole`, "/x", "test.deployRole"],
  [`${TEST}/network/subnetIds/0`, "subnet", "test.network.subnetIds[0]"],
  [`${TEST}/state/bucket`, "X", "test.state.bucket"],
  [`${TEST}/alerts/emails/0`, "x", "test.alerts.emails[0]"],
  [`${TEST}/tables/0/capacity/read/maximum`, 50_000, `${AT_TEST}.capacity.read.maximum`],
  [`${TEST}/tables/0/capacity/write/targetUtilization`, 95, `${AT_TEST}.capacity.write.targetUtilization`],
  [`${TEST}/tables/0/capacity/write/schedule/0/from`, "cron()", `${AT_TEST}.capacity.write.schedule["day"].from`],
  [`${TEST}/tables/0/capacity/read/schedule/0/timeZone`, "Mars", `${AT_TEST}.capacity.read.schedule["day"].timeZone`],
  [`${TEST}/tables/0/indexes/ghost`, { capacity: Capacity.onDemand() }, `${AT_TEST}.indexes.ghost`],
  [`${TEST}/tables/0/autoScaledIndexes`, undefined, `${AT_TEST}.autoScaledIndexes`],
  [`${TEST}/tables/0/pointInTimeRecoveryDays`, 36, `${AT_TEST}.pointInTimeRecoveryDays`],
  [`${TEST}/tables/0/retiring`, "", `${AT_TEST}.retiring`],
  [`${TEST}/tables/1`, { capacity: Capacity.onDemand() }, "test.tables[1].table"],
  [`${PROD}/consumers/0/audience`, "*", 'prod.consumers["browser"].audience'],
  [`${PROD}/consumers/0/maximumSessionHours`, 13, 'prod.consumers["browser"].maximumSessionHours'],
  [`${PROD}/consumers/0/grants/0/rows/prefix`, "T#", 'prod.consumers["browser"].grants[0].patterns[0]'],
  [`${PROD}/consumers/1/functionName`, "a b", 'prod.consumers["loader"].functionName'],
  [`${PROD}/consumers/2`, { kind: "browser" }, "prod.consumers[2].kind"],
  [`${PROD}/roles/operator/trustedPrincipals/0`, "*", "prod.roles.operator.trustedPrincipals[0]"],
  [`${PROD}/roles/breakGlass/trustedPrincipals`, [], "prod.roles.breakGlass.trustedPrincipals"],
  [`${TEST}/caches/0/tables/1`, "orders", `${AT_CACHE}.tables[1]`],
  [`${TEST}/caches/0/expectedHitRatio`, 2, `${AT_CACHE}.expectedHitRatio`],
  [`${TEST}/caches/0/clients/cidrs/0`, "0.0.0.0/0", `${AT_CACHE}.clients.cidrs[0]`],
  [`${TEST}/caches/0/nodeType`, "dax.r6g.large", `${AT_CACHE}.nodeType`],
  [`${TEST}/caches/0/loosened/0/reason`, "", `${AT_CACHE}.loosened[0].reason`],
  [`${TEST}/caches/0/maintenanceWindow`, "now", `${AT_CACHE}.maintenanceWindow`],
  [`${TEST}/caches/0/notificationTopicArn`, "x", `${AT_CACHE}.notificationTopicArn`],
  [`${PROD}/stage`, "productoin", "prod.stage"],
  [`${PROD}/region`, 5, "prod.region"],
  [`${PROD}/tables/0/loosened`, [{ control: "auto-scaling", reason: "" }], `${AT_PROD}.loosened[0].reason`],
  [`${PROD}/tables/0/replication/replicas/0/kmsKeyArn`, "x", `${AT_PROD}.replication.replicas[0].kmsKeyArn`],
  [`${PROD}/tables/0/replication/replicas/1`, { region: "eu-central-1" }, `${AT_PROD}.replication.replicas[1].region`],
  ["environments/2", "staging", "environments[2]"],
  ["environment", [], "estate.environment"],
];

test("each of several faults is found, whatever the others are", () => {
  expect(validate(richEstate()).problems.filter(({ severity }) => severity === "error")).toEqual([]);
  fc.assert(
    fc.property(fc.subarray([...FAULTS], { minLength: 1 }), (faults) => {
      const estate = richEstate();
      for (const [place, value] of faults) {
        set(
          estate,
          place.split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
          structuredClone(value),
        );
      }
      const errors = validate(estate).problems.filter(({ severity }) => severity === "error");
      const found = new Set(errors.map(({ path }) => path));
      expect(faults.map(([, , path]) => path).filter((path) => !found.has(path))).toEqual([]);
      expect(errors.length).toBeGreaterThanOrEqual(faults.length);
    }),
    { numRuns: 300 },
  );
});

function placesIn(value: unknown, at: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== "object" || value === null) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([name, held]) =>
      placesIn(held, [...at, Array.isArray(value) ? Number(name) : name]),
    ),
  ];
}

const garbage = fc.oneof(
  fc.anything(),
  fc.constantFrom(undefined, null, "", [], {}, [null], [{}], NaN, 10n, Symbol("x"), "__proto__"),
);

test("whatever is put wherever, validation ends, and nothing that stands for it is shown", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...placesIn(richEstate())), garbage), { minLength: 1, maxLength: 4 }),
      (changes) => {
        const estate = richEstate();
        for (const [place, value] of changes) set(estate, place, value);
        const { problems, estate: sound } = validate(estate);
        expect(sound === undefined).toBe(problems.some(({ severity }) => severity === "error"));
        expect(
          problems.filter(({ message, expected, path }) => /\uE0DB|\bNaN\b/.test(message + expected + path)),
        ).toEqual([]);
        expect(typeof renderProblems(problems)).toBe("string");
      },
    ),
    { numRuns: 500 },
  );
});

test("anything at all can be validated", () => {
  const nest = (value: unknown): unknown[] => [
    value,
    { environments: value },
    { environments: [value] },
    { environments: [{ tables: value }] },
    { environments: [{ tables: [value] }] },
    { environments: [{ tables: [{ table: value }] }] },
  ];
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.anything({ maxDepth: 4 })), (value) => {
      for (const input of nest(value)) {
        const { problems } = validate(input);
        expect(problems.length + (Array.isArray((input as Holder | null)?.["environments"]) ? 1 : 0)).toBeGreaterThan(
          0,
        );
      }
    }),
  );
});

test("three environments of a thousand tables are sound together", () => {
  const tables = Array.from(
    { length: 1000 },
    (_, position) => fc.sample(soundTable(`table-${position}`), { numRuns: 1, seed: position })[0],
  );
  const environments = ["dev", "test", "prod"].map((name, position) => ({
    ...anEnvironment({ name, account: String(111_111_111_111 + position) }),
    tables: tables.map((table) => ({ table, capacity: Capacity.onDemand() })),
  }));
  expect(validate({ environments }).estate).toBeDefined();
});
