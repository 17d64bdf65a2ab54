import { Control } from "./control";
import { policyOf, reasonOf, record, verdictOn } from "./fixtures";
import { inlinePolicies } from "./inline-policies";
import { keyUse } from "./key-use";
import { passRole } from "./pass-role";
import { permissionsBoundary } from "./permissions-boundary";
import { policyActions } from "./policy-actions";
import { policyTls } from "./policy-tls";
import { rowLevelGuard } from "./row-level-guard";
import { trustPolicy } from "./trust-policy";

const judgePolicy = (control: Control, ...statements: readonly unknown[]) =>
  reasonOf(verdictOn(control, record("aws_iam_policy", { policy: policyOf(...statements) })));
const unknown = (control: Control) => reasonOf(verdictOn(control, record("aws_iam_policy", { policy: "${x.y}" })));

const TABLE = "arn:aws:dynamodb:eu-west-1:111111111111:table/prod-orders";
const ALLOW = { Effect: "Allow", Action: ["dynamodb:GetItem"], Resource: [TABLE] };

describe("policy-actions", () => {
  test("named actions on named resources, or on every resource under a condition, are compliant", () => {
    const condition = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };
    expect(judgePolicy(policyActions, ALLOW)).toBe("compliant");
    expect(judgePolicy(policyActions, { ...ALLOW, Resource: "*", Condition: condition })).toBe("compliant");
    expect(judgePolicy(policyActions, { ...ALLOW, Action: "dynamodb:Describe*" })).toBe("compliant");
  });

  test("a Deny may name everything", () => {
    expect(judgePolicy(policyActions, ALLOW, { Effect: "Deny", Action: "*", Resource: "*" })).toBe("compliant");
  });

  test.each([
    [{ Action: "*" }, "a statement allows *"],
    [{ Action: ["dynamodb:GetItem", "dynamodb:*"] }, "a statement allows dynamodb:*"],
    [{ Action: undefined, NotAction: "iam:*" }, "a statement allows everything but some actions"],
    [{ Resource: undefined, NotResource: TABLE }, "a statement allows everything but some resources"],
    [{ Resource: "*" }, "a statement allows every resource without a condition"],
  ])("with %j it is not compliant", (change, reason) => {
    expect(judgePolicy(policyActions, { ...ALLOW, ...change })).toBe(reason);
  });

  test("a policy that is not known is not compliant", () => {
    expect(unknown(policyActions)).toBe("the policy is not known");
  });
});

describe("inline-policies", () => {
  const judge = (type: string, values: Record<string, unknown>) =>
    reasonOf(verdictOn(inlinePolicies, record(type, values)));

  test("a role without inline policies is compliant, also as a plan shows it", () => {
    expect(judge("aws_iam_role", {})).toBe("compliant");
    expect(judge("aws_iam_role", { inline_policy: [] })).toBe("compliant");
    expect(judge("aws_iam_role", { inline_policy: [{ name: null, policy: null }] })).toBe("compliant");
  });

  test("inline policies are not, as blocks or as resources", () => {
    expect(judge("aws_iam_role", { inline_policy: [{ name: "x", policy: "{}" }] })).toBe(
      "the role has inline_policy blocks",
    );
    for (const type of ["aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"]) {
      expect(judge(type, {})).toBe("the policy is inline: use aws_iam_policy and attach it");
    }
  });
});

describe("pass-role", () => {
  const PASS = {
    Effect: "Allow",
    Action: "iam:PassRole",
    Resource: "arn:aws:iam::111111111111:role/x",
    Condition: { StringEquals: { "iam:PassedToService": "backup.amazonaws.com" } },
  };
  const DENY = {
    Effect: "Deny",
    Action: "iam:PassRole",
    Resource: "*",
    Condition: { StringNotEquals: { "iam:PassedToService": "backup.amazonaws.com" } },
  };

  test("a named role for a named service, and a Deny for all others, are compliant", () => {
    expect(judgePolicy(passRole, PASS, DENY)).toBe("compliant");
  });

  test("a policy that passes no role is not judged", () => {
    expect(judgePolicy(passRole, ALLOW)).toBe("not-applicable");
  });

  test.each([
    [[{ ...PASS, Resource: "*" }, DENY], "iam:PassRole is allowed on roles that are not named"],
    [
      [{ ...PASS, Action: "iam:Pass*", Condition: undefined }, DENY],
      "iam:PassRole is allowed without iam:PassedToService",
    ],
    [[PASS], "no statement denies iam:PassRole to other services"],
    [[PASS, { ...DENY, Condition: undefined }], "no statement denies iam:PassRole to other services"],
  ])("%j is not compliant", (statements, reason) => {
    expect(judgePolicy(passRole, ...statements)).toBe(reason);
  });
});

describe("trust-policy", () => {
  const judge = (statement: unknown) =>
    reasonOf(verdictOn(trustPolicy, record("aws_iam_role", { assume_role_policy: policyOf(statement) })));
  const ROLE = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111111111111:role/x" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:PrincipalAccount": "111111111111" } },
  };
  const ROOT = { AWS: "arn:aws:iam::222222222222:root" };
  const POOL = { Federated: "cognito-identity.amazonaws.com" };

  test.each([
    ["a named role under a condition", {}],
    [
      "an account with an external id",
      { Principal: ROOT, Condition: { StringEquals: { "sts:ExternalId": "agreed" } } },
    ],
    [
      "a service with its account",
      { Principal: { Service: "x.amazonaws.com" }, Condition: { StringEquals: { "aws:SourceAccount": "1" } } },
    ],
    [
      "an identity provider with an audience",
      { Principal: POOL, Condition: { StringEquals: { "cognito-identity.amazonaws.com:aud": "pool" } } },
    ],
  ])("%s is compliant", (_, change) => {
    expect(judge({ ...ROLE, ...change })).toBe("compliant");
  });

  test.each([
    [{ Principal: "*" }, 'a statement trusts the principal "*"'],
    [{ Principal: { AWS: ["arn:aws:iam::111111111111:role/x", "*"] } }, 'a statement trusts the principal "*"'],
    [{ Principal: undefined }, "a statement names no principal"],
    [{ Condition: undefined }, "a statement trusts without a condition"],
    [{ Principal: ROOT }, "a statement trusts a whole account without sts:ExternalId"],
    [{ Principal: { AWS: "222222222222" } }, "a statement trusts a whole account without sts:ExternalId"],
    [{ Principal: { Service: "x.amazonaws.com" } }, "a statement trusts a service without aws:SourceAccount"],
    [{ Principal: POOL }, "a statement trusts an identity provider without an audience"],
  ])("with %j it is not compliant", (change, reason) => {
    expect(judge({ ...ROLE, ...change })).toBe(reason);
  });

  test("a trust policy that is not known is not compliant", () => {
    expect(reasonOf(verdictOn(trustPolicy, record("aws_iam_role", {})))).toBe("the trust policy is not known");
  });
});

describe("permissions-boundary", () => {
  const judge = (values: Record<string, unknown>) =>
    reasonOf(verdictOn(permissionsBoundary, record("aws_iam_role", values)));

  test("a role with a boundary of ours is compliant, others are not", () => {
    expect(judge({ permissions_boundary: "arn:aws:iam::111111111111:policy/prod-permissions-boundary" })).toBe(
      "compliant",
    );
    expect(judge({})).toBe("permissions_boundary names no policy");
    expect(judge({ permissions_boundary: "arn:aws:iam::aws:policy/AdministratorAccess" })).toBe(
      "permissions_boundary is a policy of AWS, which bounds nothing of ours",
    );
  });
});

describe("row-level-guard", () => {
  const OWN = {
    ...ALLOW,
    Condition: {
      "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["ACC#${aws:PrincipalTag/tenant}"] },
      Null: { "dynamodb:LeadingKeys": "false" },
    },
  };

  test("all keys, and never none, is compliant", () => {
    expect(judgePolicy(rowLevelGuard, OWN)).toBe("compliant");
  });

  test("a policy without row limits is not judged", () => {
    expect(judgePolicy(rowLevelGuard, ALLOW)).toBe("not-applicable");
  });

  test.each([
    [
      { Condition: { "ForAllValues:StringLike": OWN.Condition["ForAllValues:StringLike"] } },
      "dynamodb:LeadingKeys may be missing: ForAllValues is true of nothing",
    ],
    [
      { Condition: { ...OWN.Condition, Null: { "dynamodb:LeadingKeys": "true" } } },
      "dynamodb:LeadingKeys may be missing: ForAllValues is true of nothing",
    ],
    [
      {
        Condition: {
          "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["ACC#1"] },
          Null: { "dynamodb:LeadingKeys": "false" },
        },
      },
      "dynamodb:LeadingKeys is compared without ForAllValues: one own row would be enough",
    ],
    [{ Action: ["dynamodb:Query", "dynamodb:Scan"] }, "dynamodb:Scan does not say which rows it reads"],
    [{ Action: "dynamodb:PartiQLSelect" }, "dynamodb:PartiQLSelect does not say which rows it reads"],
  ])("with %j it is not compliant", (change, reason) => {
    expect(judgePolicy(rowLevelGuard, { ...OWN, ...change })).toBe(reason);
  });
});

describe("policy-tls", () => {
  const DENY = {
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { Bool: { "aws:SecureTransport": "false" }, BoolIfExists: { "aws:ViaAWSService": "false" } },
  };

  test("a Deny of everything without TLS is compliant, with or without what AWS services do", () => {
    expect(judgePolicy(policyTls, ALLOW, DENY)).toBe("compliant");
    expect(judgePolicy(policyTls, ALLOW, { ...DENY, Condition: { Bool: DENY.Condition.Bool } })).toBe("compliant");
  });

  test.each([
    [{ Effect: "Allow" }],
    [{ Action: "dynamodb:*" }],
    [{ Resource: TABLE }],
    [{ Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    [{ Condition: { Bool: { "aws:SecureTransport": "false", "aws:MultiFactorAuthPresent": "false" } } }],
    [{ Condition: { Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "true" } } }],
    [{ Condition: { ...DENY.Condition, StringEquals: { "aws:PrincipalTag/x": "y" } } }],
  ])("with %j it is not compliant", (change) => {
    expect(judgePolicy(policyTls, ALLOW, { ...DENY, ...change })).toBe("no statement denies requests without TLS");
  });

  test("a policy that is not known is not compliant", () => {
    expect(unknown(policyTls)).toBe("the policy is not known");
  });
});

describe("key-use", () => {
  const USE = {
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: "arn:aws:kms:eu-west-1:111111111111:key/*",
    Condition: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/prod-data" },
      StringEquals: { "kms:ViaService": "dynamodb.eu-west-1.amazonaws.com" },
    },
  };
  const VIA = { StringEquals: USE.Condition.StringEquals };
  const KEY = "arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  test("a key by its alias or by its ARN, through a service, is compliant", () => {
    expect(judgePolicy(keyUse, USE)).toBe("compliant");
    expect(judgePolicy(keyUse, { ...USE, Resource: KEY, Condition: VIA })).toBe("compliant");
  });

  test("looking at a key, and a grant that only a service can make, are no direct use", () => {
    const aliases = { "ForAnyValue:StringEquals": USE.Condition["ForAnyValue:StringEquals"] };
    const forService = { ...aliases, Bool: { "kms:GrantIsForAWSResource": "true" } };
    expect(judgePolicy(keyUse, { ...USE, Action: "kms:DescribeKey", Condition: aliases })).toBe("compliant");
    expect(judgePolicy(keyUse, { ...USE, Action: "kms:CreateGrant", Condition: forService })).toBe("compliant");
    const direct = "a statement lets keys be used directly, not through a service";
    const changes = [
      { Action: "kms:CreateGrant", Condition: aliases },
      { Action: "kms:CreateGrant", Condition: { ...aliases, Bool: { "kms:GrantIsForAWSResource": "false" } } },
      { Action: ["kms:CreateGrant", "kms:Decrypt"], Condition: forService },
      { Action: ["kms:DescribeKey", "kms:Decrypt"], Condition: aliases },
    ];
    expect(changes.map((change) => judgePolicy(keyUse, { ...USE, ...change }))).toEqual(changes.map(() => direct));
    expect(judgePolicy(keyUse, { ...USE, Action: "kms:CreateGrant", Condition: { Bool: forService.Bool } })).toBe(
      "a statement lets every key be used",
    );
  });

  test("a policy without keys is not judged", () => {
    expect(judgePolicy(keyUse, ALLOW)).toBe("not-applicable");
  });

  test.each([
    [{ Condition: undefined }, "a statement lets keys be used directly, not through a service"],
    [{ Condition: VIA }, "a statement lets every key be used"],
    [{ Condition: VIA, Resource: "*" }, "a statement lets every key be used"],
  ])("with %j it is not compliant", (change, reason) => {
    expect(judgePolicy(keyUse, { ...USE, ...change })).toBe(reason);
  });
});
