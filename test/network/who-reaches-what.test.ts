import { Environment } from "../../model/environment";
import {
  Cell,
  environment,
  FROM_VPC,
  GATEWAY,
  INTERFACE,
  ITEM_ACTIONS,
  MATRIX,
  ORDERS_POLICY,
  pass,
  POLICIES,
  policiesOf,
  REPLICA_POLICY,
  role,
  SESSIONS_POLICY,
  STRANGER,
  STREAMS,
  verdictOf,
} from "./matrix";
import { PolicyDocument } from "./simulate";

/**
 * Who reaches the items of a table that demands the endpoint, and what passes the endpoint: the synthesized policies,
 * judged by an IAM engine over a matrix of requests. Mutations that weaken a policy must change a verdict, or the
 * matrix proves nothing.
 */

test("the policies that the matrix is about are there", () => {
  expect(Object.keys(POLICIES).sort()).toEqual(
    [GATEWAY, INTERFACE, STREAMS, ORDERS_POLICY, SESSIONS_POLICY, REPLICA_POLICY].sort(),
  );
});

test.each(MATRIX)("$name: $expected", async (cell) => {
  expect(await verdictOf(cell, POLICIES)).toBe(cell.expected);
});

type Statement = Readonly<Record<string, unknown>>;

/** The policies with one statement changed, or dropped, in those whose address begins so. */
function mutated(
  sid: string,
  change: (statement: Statement) => Statement | undefined,
  at = "aws_",
): Record<string, PolicyDocument> {
  const changed = (statements: readonly Statement[]) =>
    statements.flatMap((each) => (each["Sid"] === sid ? [change(each)] : [each]).filter((left) => left !== undefined));
  return Object.fromEntries(
    Object.entries(POLICIES).map(([address, policy]) => [
      address,
      address.startsWith(at) ? { ...policy, Statement: changed(policy.Statement) } : policy,
    ]),
  );
}

const dropped = () => undefined;
const unconditional = (statement: Statement) =>
  Object.fromEntries(Object.entries(statement).filter(([name]) => name !== "Condition"));

/** The statement with one part of its condition changed. */
const condition =
  (change: (operators: Record<string, unknown>) => Record<string, unknown>) => (statement: Statement) => ({
    ...statement,
    Condition: change(statement["Condition"] as Record<string, unknown>),
  });
const without = (operator: string) =>
  condition((operators) => Object.fromEntries(Object.entries(operators).filter(([name]) => name !== operator)));
const ELSEWHERE = "DenyItemsFromElsewhere";

describe("a matrix that proves something: it notices when", () => {
  test.each<readonly [string, Record<string, PolicyDocument>]>([
    ["the demand for the endpoint is gone", mutated(ELSEWHERE, dropped)],
    ["the demand names no origin", mutated(ELSEWHERE, without("StringNotEquals"))],
    [
      "the demand names another VPC",
      mutated(
        ELSEWHERE,
        condition((each) => ({ ...each, StringNotEquals: { "aws:SourceVpc": ["vpc-ffffffff"] } })),
      ),
    ],
    ["AWS services are not exempt", mutated(ELSEWHERE, without("BoolIfExists"))],
    [
      "services that act for themselves are not exempt",
      mutated(
        ELSEWHERE,
        condition((each) => ({ ...each, BoolIfExists: { "aws:ViaAWSService": "false" } })),
      ),
    ],
    [
      "services that act for others are not exempt",
      mutated(
        ELSEWHERE,
        condition((each) => ({ ...each, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } })),
      ),
    ],
    [
      "a request without the keys of services slips through",
      mutated(
        ELSEWHERE,
        condition(({ BoolIfExists, ...each }) => ({ ...each, Bool: BoolIfExists })),
      ),
    ],
    ["no role is exempt", mutated(ELSEWHERE, without("ArnNotLike"))],
    ...[0, 1, 2].map(
      (position) =>
        [
          `role ${position} is not exempt`,
          mutated(
            ELSEWHERE,
            condition(({ ArnNotLike, ...each }) => {
              const roles = (ArnNotLike as Record<string, string[]>)["aws:PrincipalArn"] ?? [];
              return { ...each, ArnNotLike: { "aws:PrincipalArn": roles.filter((_, at) => at !== position) } };
            }),
          ),
        ] as const,
    ),
    [
      "roles of any account are exempt",
      mutated(
        ELSEWHERE,
        condition((each) => ({ ...each, ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/*operator"] } })),
      ),
    ],
    ["managing the table is denied too", mutated(ELSEWHERE, (each) => ({ ...each, Action: "dynamodb:*" }))],
    ...ITEM_ACTIONS.map(
      (action) =>
        [
          `${action} is not denied`,
          mutated(ELSEWHERE, (each) => ({
            ...each,
            Action: (each["Action"] as string[]).filter((name) => name !== `dynamodb:${action}`),
          })),
        ] as const,
    ),
    [
      "the indexes are forgotten",
      mutated(ELSEWHERE, (each) => ({
        ...each,
        Resource: (each["Resource"] as string[]).filter((arn) => !arn.endsWith("/index/*")),
      })),
    ],
    ["tables do not demand TLS", mutated("DenyRequestsWithoutTls", dropped, "aws_dynamodb")],
    ["endpoints do not demand TLS", mutated("DenyRequestsWithoutTls", dropped, "aws_vpc_endpoint")],
    ["the endpoint lets strangers through", mutated("UseTables", unconditional)],
    ["the endpoint lets every resource through", mutated("UseTables", (each) => ({ ...each, Resource: "*" }))],
    ["the endpoint lets every action through", mutated("UseTables", (each) => ({ ...each, Action: "dynamodb:*" }))],
    [
      "the endpoint takes tables by the beginning of their names",
      mutated("UseTables", (each) => ({ ...each, Resource: (each["Resource"] as string[]).map((arn) => `${arn}*`) })),
    ],
    ["endpoints cannot be discovered", mutated("DiscoverEndpoints", dropped)],
    ["the streams endpoint lets strangers through", mutated("ReadStreams", unconditional)],
    ["the streams endpoint lets every stream through", mutated("ReadStreams", (each) => ({ ...each, Resource: "*" }))],
    ["the streams endpoint lets nothing through", mutated("ReadStreams", dropped)],
  ])("%s", async (_, policies) => {
    const verdicts = await Promise.all(MATRIX.map((cell) => verdictOf(cell, policies)));
    const changed = MATRIX.filter((cell, position) => verdicts[position] !== cell.expected);
    expect(changed.map(({ name }) => name)).not.toEqual([]);
  });
});

describe("an organization", () => {
  const network = { ...environment.network, organizationId: "o-exampleorgid" } as Environment["network"];
  const policies = policiesOf({ ...environment, network });
  const member = (organization: string): Cell => ({
    ...pass,
    name: "a member",
    principal: role("app", STRANGER),
    granted: true,
    context: { ...FROM_VPC, "aws:PrincipalOrgID": organization },
    expected: "Allowed",
  });

  test("lets its other accounts' principals through the endpoint, and nobody else's", async () => {
    expect(await verdictOf(member("o-exampleorgid"), policies)).toBe("Allowed");
    expect(await verdictOf(member("o-anotherorgid"), policies)).toBe("ImplicitlyDenied");
    expect(await verdictOf({ ...pass, name: "no member", expected: "ImplicitlyDenied" }, policies)).toBe(
      "ImplicitlyDenied",
    );
  });
});
