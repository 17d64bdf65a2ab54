import { Remediation, ConfigRules } from "../../../audit/config-rules";
import { Trail } from "../../../audit/trail";
import { Capacity } from "../../../capacity";
import { Environment } from "../../../environment";
import { validate } from "../../../validate";
import { aDeployment, anEnvironment, aTable, messages, places, problemsOfEnvironment } from "../../fixtures";

const DBA = "arn:aws:iam::111122223333:role/dba";
const PLACE = "test.audit.configRules";

function problemsOf(configRules: ConfigRules, environment: Partial<Environment> = {}) {
  return problemsOfEnvironment({ ...environment, audit: { configRules } });
}

const found = (...given: Parameters<typeof problemsOf>) => places(problemsOf(...given));
const ofRemediation = (remediation: Remediation) => found({ remediation });

test("nothing, everything and something of it is sound", () => {
  expect(problemsOf({})).toEqual([]);
  expect(
    problemsOf({
      deployedAs: "conformance-pack",
      accountWide: true,
      required: ["DYNAMODB_PITR_ENABLED", "DYNAMODB_THROUGHPUT_LIMIT_CHECK", "DYNAMODB_IN_BACKUP_PLAN"],
      maximumRestoreMinutes: 240,
      without: [{ rule: "ENCRYPTED_VOLUMES", reason: "The account can start no machines." }],
      parameters: { DYNAMODB_THROUGHPUT_LIMIT_CHECK: { accountRCUThresholdPercentage: "70" } },
      everyHours: 12,
      remediation: {
        rules: { DYNAMODB_PITR_ENABLED: "by-approval", REQUIRED_TAGS: "off" },
        approvers: [DBA, "arn:aws:sts::111122223333:assumed-role/dba/anna"],
        requiredApprovals: 2,
        maximumAttempts: 25,
        retrySeconds: 2_678_000,
        concurrentPercent: 100,
        errorPercent: 1,
      },
    }),
  ).toEqual([]);
});

test.each<[string, ConfigRules]>([
  ["required[0]", { required: ["DYNAMODB_PITR_ENABLE"] }],
  ["without[0].rule", { without: [{ rule: "DYNAMODB_PITR_ENABLE", reason: "It is somebody else's rule." }] }],
  ["parameters.DYNAMODB_PITR_ENABLE", { parameters: { DYNAMODB_PITR_ENABLE: {} } }],
  ["remediation.rules.DYNAMODB_PITR_ENABLE", { remediation: { rules: { DYNAMODB_PITR_ENABLE: "off" } } }],
])("a rule that there is not is refused at %s, with the one that was meant", (place, options) => {
  const problems = problemsOf(options);
  expect(places(problems)).toEqual([`error ${PLACE}.${place}`]);
  expect(problems[0]?.expected).toContain('did you mean "DYNAMODB_PITR_ENABLED"?');
});

test("a managed rule that no control carries is refused with its page", () => {
  const problems = problemsOf({ required: ["S3_BUCKET_MFA_DELETE_ENABLED"] });
  expect(messages(problems)).toContain("No control of this project carries the rule.");
  expect(problems[0]?.source).toMatch(/\/s3-bucket-mfa-delete-enabled\.html$/);
});

test("a managed rule that is not deployed by decision is refused with the reason", () => {
  const [problem] = problemsOf({ required: ["S3_BUCKET_SSL_REQUESTS_ONLY"] });
  expect(problem?.message).toMatch(/^The rule is not deployed: AWS Config would have to record every bucket/);
});

test.each([0, -1, 1.5, Number.NaN])("a restore does not take %d minutes", (maximumRestoreMinutes) => {
  expect(found({ maximumRestoreMinutes })).toEqual([`error ${PLACE}.maximumRestoreMinutes`]);
});

test("a trail of the environment's own is judged with it, and missed where there is none", () => {
  const required = ["CLOUD_TRAIL_ENABLED", "MULTI_REGION_CLOUD_TRAIL_ENABLED"];
  const withTrail = (trail: Trail) => places(problemsOfEnvironment({ audit: { trail, configRules: { required } } }));
  expect(withTrail(Trail.created())).toEqual([]);
  expect(withTrail(Trail.none("The organization's trail records it."))).toEqual(
    [0, 1].map((position) => `error ${PLACE}.required[${position}]`),
  );
});

describe("a Region that lacks a rule", () => {
  const TAIPEI = { region: "ap-east-2" };
  const PROTECTION = "DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED";

  test("is no problem for an environment that does not ask for it", () => {
    expect(found({ without: [{ rule: PROTECTION, reason: "AWS has it not in Taipei." }] }, TAIPEI)).toEqual([]);
    expect(found({}, TAIPEI)).toEqual([]);
  });

  test.each<[string, ConfigRules]>([
    [`remediation.rules.${PROTECTION}`, { remediation: { rules: { [PROTECTION]: "automatic" } } }],
    [`parameters.${PROTECTION}`, { parameters: { [PROTECTION]: {} } }],
  ])("is one at %s", (place, options) => {
    expect(found(options, TAIPEI)).toEqual([`error ${PLACE}.${place}`]);
    expect(found(options)).toEqual([]);
  });

  test("says in which Regions the rule is", () => {
    const [problem] = problemsOf({ parameters: { DAX_TLS_ENDPOINT_ENCRYPTION: {} } }, { region: "eu-north-1" });
    expect(problem?.message).toContain("eu-north-1");
    expect(problem?.expected).toContain("eu-west-1");
    expect(problem?.expected).not.toContain("eu-north-1");
  });
});

test("a rule is not asked for and left out at once, nor left out twice or for no reason", () => {
  const rule = "REQUIRED_TAGS";
  const reason = "Tags are somebody else's matter.";
  expect(found({ without: [{ rule, reason }], parameters: { [rule]: { tag5Key: "team" } } })).toEqual([
    `error ${PLACE}.parameters.${rule}`,
  ]);
  expect(
    found({
      without: [
        { rule, reason },
        { rule, reason },
      ],
    }),
  ).toEqual([`error ${PLACE}.without[1]`]);
  expect(found({ without: [{ rule, reason: "no" }] })).toEqual([`error ${PLACE}.without[0].reason`]);
});

describe("parameters", () => {
  const limit = (given: Record<string, string>) => ({ parameters: { DYNAMODB_THROUGHPUT_LIMIT_CHECK: given } });
  const at = `${PLACE}.parameters.DYNAMODB_THROUGHPUT_LIMIT_CHECK`;

  test.each(["0", "101", "70.5", "seventy", ""])("AWS Config does not take %j per cent", (value) => {
    expect(found(limit({ accountRCUThresholdPercentage: value }))).toEqual([
      `error ${at}.accountRCUThresholdPercentage`,
    ]);
  });

  test("have the names that AWS gives them", () => {
    const [problem] = problemsOf(limit({ accountRcuThresholdPercentage: "70" }));
    expect(problem?.path).toBe(`${at}.accountRcuThresholdPercentage`);
    expect(problem?.expected).toContain('did you mean "accountRCUThresholdPercentage"?');
    expect(found({ parameters: { DYNAMODB_PITR_ENABLED: { days: "35" } } })).toEqual([
      `error ${PLACE}.parameters.DYNAMODB_PITR_ENABLED.days`,
    ]);
  });

  test("are together no longer than AWS Config takes", () => {
    const value = "x".repeat(250);
    const table = aTable({ owner: value, costCenter: value });
    const tags = { tables: [aDeployment({ table })] };
    expect(found({}, tags)).toEqual([]);
    const more = { parameters: { REQUIRED_TAGS: { tag5Key: "team", tag5Value: `${value},${value}` } } };
    expect(found(more, tags)).toEqual([`error ${PLACE}`]);
  });
});

test.each([1, 3, 6, 12, 24])("%d hours are an interval", (everyHours) => {
  expect(found({ everyHours })).toEqual([]);
});

test.each([0, 2, 25, 1.5, Number.NaN])("%d hours are none", (everyHours) => {
  expect(found({ everyHours })).toHaveLength(1);
});

describe("remediation", () => {
  test("of something that has no document is refused", () => {
    const rules = { DYNAMODB_THROUGHPUT_LIMIT_CHECK: "by-approval" } as const;
    const [problem] = problemsOf({ remediation: { approvers: [DBA], rules } });
    expect(problem?.path).toBe(`${PLACE}.remediation.rules.DYNAMODB_THROUGHPUT_LIMIT_CHECK`);
    expect(problem?.message).toContain("has no document");
    expect(ofRemediation({ rules: { DYNAMODB_THROUGHPUT_LIMIT_CHECK: "off" } })).toEqual([]);
  });

  test("is not automatic where it can hurt", () => {
    const place = `error ${PLACE}.remediation.rules.DYNAMODB_TABLE_ENCRYPTED_KMS`;
    const as = (mode: "automatic" | "by-approval", approvers = [DBA]) =>
      ofRemediation({ approvers, rules: { DYNAMODB_TABLE_ENCRYPTED_KMS: mode } });
    expect(as("automatic")).toEqual([place]);
    expect(as("by-approval")).toEqual([]);
    expect(as("by-approval", [])).toEqual([place]);
  });

  test.each([
    "arn:aws:iam::999999999999:role/dba",
    "arn:aws-cn:iam::111122223333:role/dba",
    "arn:aws:iam::111122223333:root",
    "dba",
    "*",
  ])("%s approves nothing", (approver) => {
    expect(ofRemediation({ approvers: [approver] })).toEqual([`error ${PLACE}.remediation.approvers[0]`]);
  });

  test("has approvers once each, and no more than Systems Manager takes", () => {
    const many = (count: number) => Array.from({ length: count }, (_, position) => `${DBA}-${position}`);
    expect(ofRemediation({ approvers: [DBA, DBA] })).toEqual([`error ${PLACE}.remediation.approvers[1]`]);
    expect(ofRemediation({ approvers: many(10) })).toEqual([]);
    expect(ofRemediation({ approvers: many(11) })).toEqual([`error ${PLACE}.remediation.approvers`]);
  });

  test.each<[keyof Remediation, number, number]>([
    ["maximumAttempts", 0, 26],
    ["retrySeconds", 0, 2_678_001],
    ["concurrentPercent", 0, 101],
    ["errorPercent", 0, 101],
    ["requiredApprovals", 0, 2],
  ])("%s has its range", (name, low, high) => {
    for (const value of [low, high, 1.5]) {
      expect(ofRemediation({ approvers: [DBA], [name]: value })).toEqual([`error ${PLACE}.remediation.${name}`]);
    }
    expect(ofRemediation({ approvers: [DBA], [name]: 1 })).toEqual([]);
  });
});

describe("what has to be there", () => {
  test.each<[string, ConfigRules]>([
    ["DAX_ENCRYPTION_ENABLED", {}],
    ["SERVICE_VPC_ENDPOINT_ENABLED", {}],
    ["DYNAMODB_THROUGHPUT_LIMIT_CHECK", { accountWide: false }],
  ])("%s is missed where the environment does without: %j", (rule, options) => {
    expect(found({ ...options, required: [rule] })).toEqual([`error ${PLACE}.required[0]`]);
  });

  test("is missed where every table goes without by decision", () => {
    const loosened = [{ control: "point-in-time-recovery", reason: "The table can be made anew in minutes." }] as const;
    const tables = [aDeployment({ loosened })];
    expect(found({ required: ["DYNAMODB_PITR_ENABLED"] }, { tables })).toEqual([`error ${PLACE}.required[0]`]);
  });
});

describe("more tables than AWS Config takes rules for", () => {
  const tables = (count: number) =>
    Array.from({ length: count }, (_, position) => aDeployment({ table: aTable({ name: `orders-${position}` }) }));

  test("do not fit into a conformance pack", () => {
    const pack = { deployedAs: "conformance-pack" } as const;
    expect(found(pack, { tables: tables(30) })).toEqual([]);
    const problems = problemsOf(pack, { tables: tables(130) });
    expect(new Set(places(problems))).toEqual(new Set([`error ${PLACE}.deployedAs`]));
    expect(messages(problems).join(" ")).toMatch(/rules\..*bytes\./);
  });

  test("do not fit into the account", () => {
    expect(found({}, { tables: tables(970) })).toEqual([]);
    expect(found({}, { tables: tables(1000) })).toEqual([`error ${PLACE}`]);
  });
});

test("every problem is found at once, whatever else is wrong", () => {
  const configRules = {
    everyHours: 5,
    required: ["NO_RULE"],
    parameters: { REQUIRED_TAGS: { tag9Key: "x" } },
    remediation: { approvers: ["nobody"], errorPercent: 200, rules: { DYNAMODB_AUTOSCALING_ENABLED: "automatic" } },
    deployedAs: "by hand",
  };
  const environment = {
    ...anEnvironment({ tables: [aDeployment({ capacity: Capacity.onDemand() })] }),
    audit: { configRules },
  };
  const { problems, estate } = validate({ environments: [environment] });
  expect(estate).toBeUndefined();
  expect(places(problems).sort()).toEqual(
    [
      "deployedAs",
      "everyHours",
      "parameters.REQUIRED_TAGS.tag9Key",
      "remediation.approvers[0]",
      "remediation.errorPercent",
      "remediation.rules.DYNAMODB_AUTOSCALING_ENABLED",
      "required[0]",
    ].map((place) => `error ${PLACE}.${place}`),
  );
});
