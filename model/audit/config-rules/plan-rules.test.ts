import fc from "fast-check";
import { EnvironmentFacts, TableFacts } from "../../../controls/config-rule";
import { soundEstate } from "../../rules/arbitraries";
import { ConfigRules } from "../config-rules";
import { managedRule } from "./catalogue";
import { environmentFacts } from "./facts";
import { isFit } from "./parameter-fault";
import { planRules } from "./plan-rules";

const HOME = { account: "111122223333", region: "eu-west-1" };

function aTable(overrides: Partial<TableFacts> = {}): TableFacts {
  return {
    tableName: "prod-orders",
    tags: { environment: "prod", owner: "shop", "data-classification": "internal", "cost-center": "cc" },
    keyAlias: "alias/prod-data",
    deletionProtection: true,
    pointInTimeRecoveryDays: 35,
    exceptions: [],
    ...overrides,
  };
}

function facts(overrides: Partial<EnvironmentFacts> = {}): EnvironmentFacts {
  const tables = [aTable(), aTable({ tableName: "prod-prices" })];
  return { name: "prod", tables, hasCaches: true, vpc: "created", ownsAlertTopic: true, ...overrides };
}

function planned(overrides: Partial<EnvironmentFacts> = {}, options: ConfigRules = {}, region = HOME.region) {
  return planRules({ ...HOME, region }, facts(overrides), options);
}

const of = (identifier: string, { rules }: ReturnType<typeof planned>) =>
  rules.filter((rule) => rule.identifier === identifier);
const PROTECTION = "DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED";
const BY_TAG = { kind: "tag", key: "environment", value: "prod" };

test("what must hold for every table alike is one rule for the environment's tag", () => {
  expect(of(PROTECTION, planned())).toMatchObject([
    { ruleName: "prod-config-dynamodb-table-deletion-protection-enabled", scope: BY_TAG, parameters: {} },
  ]);
});

test("where a table goes without by decision, the others have a rule each, and it has none", () => {
  const tables = [aTable(), aTable({ tableName: "prod-prices", deletionProtection: false })];
  expect(of(PROTECTION, planned({ tables }))).toMatchObject([
    {
      ruleName: "prod-config-dynamodb-table-deletion-protection-enabled-prod-orders",
      terraformName: "dynamodb_table_deletion_protection_enabled_orders",
      scope: { kind: "table", tableName: "prod-orders" },
    },
  ]);
  const loose = tables.map((table) => ({ ...table, deletionProtection: false }));
  expect(of(PROTECTION, planned({ tables: loose }))).toEqual([]);
});

test("where tables are put right differently, each has its own rule", () => {
  const tables = [aTable(), aTable({ tableName: "prod-prices", keyAlias: "alias/prod-global-data" })];
  const remediation = { approvers: ["arn:aws:iam::111122223333:role/dba"] };
  const rules = of("DYNAMODB_TABLE_ENCRYPTED_KMS", planned({ tables }, { remediation }));
  expect(rules.map((rule) => rule.remediation?.parameters)).toEqual([
    { AutomationAssumeRole: "arn:aws:iam::111122223333:role/prod-audit-remediation", KeyAlias: "alias/prod-data" },
    {
      AutomationAssumeRole: "arn:aws:iam::111122223333:role/prod-audit-remediation",
      KeyAlias: "alias/prod-global-data",
    },
  ]);
});

test("tags are asked for table by table: by the tag, the rule would judge what is no table, and miss who lost the tag", () => {
  const rules = of("REQUIRED_TAGS", planned({ tables: [aTable()] }));
  expect(rules).toMatchObject([
    {
      scope: { kind: "table", tableName: "prod-orders" },
      parameters: {
        tag1Key: "environment",
        tag1Value: "prod",
        tag2Key: "owner",
        tag2Value: "shop",
        tag3Key: "data-classification",
        tag3Value: "internal",
        tag4Key: "cost-center",
        tag4Value: "cc",
      },
    },
  ]);
});

test("rules that are evaluated in intervals have an interval and no scope, others a scope and no interval", () => {
  for (const rule of planned({}, { everyHours: 6 }).rules) {
    const periodic = managedRule(rule.identifier)?.trigger === "periodic";
    if (!periodic) expect(rule.parameters).not.toHaveProperty("resourceTags");
    expect([rule.frequency, rule.scope === undefined]).toEqual([periodic ? "Six_Hours" : undefined, periodic]);
  }
});

test("what the environment does not have is not judged", () => {
  const identifiers = ({ rules }: ReturnType<typeof planned>) => rules.map(({ identifier }) => identifier);
  const all = identifiers(planned());
  const bare = identifiers(planned({ tables: [], hasCaches: false, vpc: undefined, ownsAlertTopic: false }));
  expect(all).toEqual(
    expect.arrayContaining(["DAX_ENCRYPTION_ENABLED", "SERVICE_VPC_ENDPOINT_ENABLED", "SNS_ENCRYPTED_KMS"]),
  );
  expect(bare).toEqual([
    "CLOUDWATCH_ALARM_ACTION_CHECK",
    "CLOUDWATCH_ALARM_ACTION_ENABLED_CHECK",
    "CMK_BACKING_KEY_ROTATION_ENABLED",
    "ENCRYPTED_VOLUMES",
    "KMS_CMK_NOT_SCHEDULED_FOR_DELETION",
    "KMS_KEY_POLICY_NO_PUBLIC_ACCESS",
  ]);
});

describe("backups", () => {
  const backup = { daily: true, locked: true };
  const CREATED = "DYNAMODB_LAST_BACKUP_RECOVERY_POINT_CREATED";

  test("are asked for by the environment's tag in the rule's parameters, since intervals know no scope", () => {
    const rules = of(CREATED, planned({ tables: [aTable({ backup }), aTable({ tableName: "prod-prices", backup })] }));
    expect(rules).toMatchObject([
      { parameters: { resourceTags: '{"environment":"prod"}', recoveryPointAgeValue: "36" } },
    ]);
    expect(rules[0]?.scope).toBeUndefined();
  });

  test("are asked for table by table where one goes without", () => {
    const tables = [aTable({ backup }), aTable({ tableName: "prod-prices" })];
    const rules = of("DYNAMODB_RESOURCES_PROTECTED_BY_BACKUP_PLAN", planned({ tables }));
    expect(rules.map(({ parameters }) => parameters)).toEqual([
      { backupVaultLockCheck: "True", resourceId: "prod-orders" },
    ]);
  });

  test("are kept as long as the plan says, and deleted by whom it names", () => {
    const vault = {
      daily: true,
      shortestDays: 7,
      deletionRoleArns: ["arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"],
    };
    const plan = planned({ vault });
    expect(of("BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK", plan)[0]?.parameters).toEqual({
      requiredRetentionDays: "7",
    });
    expect(of("BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED", plan)[0]?.parameters).toEqual({
      principalArnList: "arn:aws:iam::1:role/a,arn:aws:iam::1:role/b",
    });
    expect(of("BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK", plan)).toHaveLength(1);
  });

  test("are asked for as far as there are any", () => {
    const vaultAlone = planned({ vault: { daily: false, deletionRoleArns: [] } }).rules;
    const identifiers = vaultAlone.map(({ identifier }) => identifier).filter((each) => each.includes("BACKUP"));
    expect(identifiers).toEqual(["BACKUP_RECOVERY_POINT_ENCRYPTED", "BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED"]);
    expect(planned().rules.filter(({ identifier }) => identifier.includes("BACKUP"))).toEqual([]);
  });
});

describe("a trail", () => {
  const trails = (trail: EnvironmentFacts["trail"], options: ConfigRules = {}) =>
    planned({ trail }, options).rules.filter(({ control }) => control.startsWith("trail-"));
  const bucketName = "prod-audit-111122223333-eu-west-1";

  test("of the environment's own is told by its bucket, among those of the account", () => {
    const rules = trails({ bucketName, managementEvents: true });
    expect(rules.map(({ identifier, parameters }) => [identifier, parameters])).toEqual([
      ["CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED", {}],
      ["CLOUD_TRAIL_ENABLED", { s3BucketName: bucketName }],
      ["CLOUD_TRAIL_ENCRYPTION_ENABLED", {}],
      ["CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED", {}],
      ["MULTI_REGION_CLOUD_TRAIL_ENABLED", { s3BucketName: bucketName }],
    ]);
  });

  test("that leaves management events to another one is not asked for them", () => {
    const identifiers = trails({ bucketName, managementEvents: false }).map(({ identifier }) => identifier);
    expect(identifiers).toContain("CLOUD_TRAIL_ENABLED");
    expect(identifiers).not.toContain("MULTI_REGION_CLOUD_TRAIL_ENABLED");
  });

  test("of somebody else's, or an account of others, is not judged", () => {
    expect(trails(undefined)).toEqual([]);
    expect(trails({ bucketName, managementEvents: true }, { accountWide: false })).toEqual([]);
  });
});

test("alarms of the environment have an action, and need none for missing data", () => {
  expect(of("CLOUDWATCH_ALARM_ACTION_CHECK", planned())).toMatchObject([
    {
      scope: BY_TAG,
      parameters: { alarmActionRequired: "true", insufficientDataActionRequired: "false", okActionRequired: "false" },
    },
  ]);
});

describe("the time of a restore", () => {
  const TARGET = "DYNAMODB_MEETS_RESTORE_TIME_TARGET";

  test("is judged where the environment says how long one may take", () => {
    const tables = [aTable({ restoreMinutes: 240 }), aTable({ tableName: "prod-prices", restoreMinutes: 240 })];
    expect(of(TARGET, planned({ tables }))).toMatchObject([
      { parameters: { maxRestoreTime: "240", resourceTags: '{"environment":"prod"}' } },
    ]);
    expect(of(TARGET, planned())).toEqual([]);
  });
});

test("that every table is in a plan is asked for where each is: the rule cannot be narrowed down", () => {
  const backup = { daily: true, locked: true };
  const all = [aTable({ backup }), aTable({ tableName: "prod-prices", backup })];
  const asked = (tables: readonly TableFacts[]) => of("DYNAMODB_IN_BACKUP_PLAN", planned({ tables })).length;
  expect([asked(all), asked([...all, aTable({ tableName: "prod-cart" })]), asked([])]).toEqual([1, 0, 0]);
});

test("a rule of the whole account would never be content with a table that is fixed by decision", () => {
  const tables = [aTable(), aTable({ tableName: "prod-prices", exceptions: ["auto-scaling"] })];
  expect(of("DYNAMODB_AUTOSCALING_ENABLED", planned())).toHaveLength(1);
  expect(of("DYNAMODB_AUTOSCALING_ENABLED", planned({ tables }))).toEqual([]);
});

test("who shares an account does without the rules of the whole account", () => {
  const { rules } = planned({}, { accountWide: false });
  expect(rules.length).toBeGreaterThan(0);
  const unscoped = rules.filter(({ scope, parameters }) => !scope && parameters["resourceTags"] === undefined);
  expect(unscoped).toEqual([]);
});

test("what AWS does not offer in the Region is left out, and said", () => {
  const { rules, absent } = planned({}, {}, "eu-north-1");
  expect(absent).toEqual(["DAX_TLS_ENDPOINT_ENCRYPTION"]);
  expect(rules.map(({ identifier }) => identifier)).not.toContain("DAX_TLS_ENDPOINT_ENCRYPTION");
  expect(planned({ hasCaches: false }, {}, "eu-north-1").absent).toEqual([]);
});

test("what an environment says of parameters wins, and what it leaves out is not there", () => {
  const limit = "DYNAMODB_THROUGHPUT_LIMIT_CHECK";
  const options = { parameters: { [limit]: { accountRCUThresholdPercentage: "70" } } };
  const parameters = { accountRCUThresholdPercentage: "70", accountWCUThresholdPercentage: "80" };
  expect(of(limit, planned({}, options))).toMatchObject([{ parameters }]);
  expect(of(limit, planned({}, { without: [{ rule: limit, reason: "Quotas are watched elsewhere." }] }))).toEqual([]);
});

describe("remediation", () => {
  const modes = (options: ConfigRules) =>
    Object.fromEntries(
      planned({ tables: [aTable()] }, options).rules.flatMap(({ identifier, remediation }) =>
        remediation ? [[identifier, remediation.automatic ? "automatic" : "by approval"]] : [],
      ),
    );

  test("is nobody's until it is asked for", () => {
    expect(modes({})).toEqual({});
  });

  test("runs by itself where it cannot hurt, and where it can only with somebody who approves", () => {
    const harmless = {
      DYNAMODB_PITR_ENABLED: "automatic",
      DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED: "automatic",
      REQUIRED_TAGS: "automatic",
    };
    expect(modes({ remediation: {} })).toEqual(harmless);
    expect(modes({ remediation: { approvers: ["arn:aws:iam::111122223333:role/dba"] } })).toEqual({
      ...harmless,
      DYNAMODB_TABLE_ENCRYPTED_KMS: "by approval",
    });
  });

  test("is what the environment says of it", () => {
    const approvers = ["arn:aws:iam::111122223333:role/dba"];
    const rules = { DYNAMODB_PITR_ENABLED: "by-approval", REQUIRED_TAGS: "off" } as const;
    expect(modes({ remediation: { approvers, rules } })).toMatchObject({ DYNAMODB_PITR_ENABLED: "by approval" });
    expect(Object.keys(modes({ remediation: { approvers, rules } }))).not.toContain("REQUIRED_TAGS");
  });

  test("has its limits", () => {
    const limits = { maximumAttempts: 5, retrySeconds: 60, concurrentPercent: 20, errorPercent: 5 };
    expect(of(PROTECTION, planned({}, { remediation: limits }))[0]?.remediation).toMatchObject({
      automatic: { attempts: 5, retrySeconds: 60 },
      concurrentPercent: 20,
      errorPercent: 5,
    });
    expect(of(PROTECTION, planned({}, { remediation: {} }))[0]?.remediation).toMatchObject({
      automatic: { attempts: 3, retrySeconds: 300 },
      concurrentPercent: 10,
      errorPercent: 10,
    });
  });
});

test("names stay within what AWS takes, and different", () => {
  const tables = ["a", "b"].map((end) => aTable({ tableName: `prod-${"long".repeat(40)}-${end}` }));
  const names = of("REQUIRED_TAGS", planned({ tables })).map(({ ruleName }) => ruleName);
  expect(new Set(names).size).toBe(2);
  // A conformance pack adds to the name.
  for (const name of names) expect(`${name}-conformance-pack-abcdefghij`.length).toBeLessThanOrEqual(128);
});

test("whatever the estate, AWS Config takes every parameter, and has all that it needs", () => {
  fc.assert(
    fc.property(soundEstate, ({ environments }) => {
      for (const environment of environments) {
        for (const { identifier, parameters } of planRules(environment, environmentFacts(environment), {}).rules) {
          const known = managedRule(identifier)?.parameters ?? {};
          for (const [name, value] of Object.entries(parameters)) {
            const parameter = known[name];
            expect([identifier, name, value, parameter && isFit(value, parameter)]).toEqual([
              identifier,
              name,
              value,
              true,
            ]);
          }
          const required = Object.entries(known).filter(([, parameter]) => parameter.required);
          expect(required.filter(([name]) => parameters[name] === undefined)).toEqual([]);
        }
      }
    }),
    { numRuns: 30 },
  );
});
