import { Alerts } from "../../model/alerts";
import { Capacity } from "../../model/capacity";
import { deploy } from "../../model/deployment";
import { Environment } from "../../model/environment";
import { Network } from "../../model/network";
import { Replication } from "../../model/replication";
import { aPattern, aTable, byStatus, createReceipt, receiptsByStatus } from "../../model/rules/fixtures";
import { validate } from "../../model/validate";
import { resourcesIn } from "../support/resources";
import { PolicyDocument, simulate, SimulatedVerdict } from "./simulate";

const ACCOUNT = "111122223333";
export const STRANGER = "999999999999";
const VPC = "vpc-0a1b2c3d";
const REPLICA_ENDPOINT = "vpce-0a1b2c3d";

const orders = aTable({
  globalSecondaryIndexes: [byStatus],
  accessPatterns: [aPattern(), createReceipt, receiptsByStatus],
});
const sessions = aTable({ name: "sessions" });

export const environment: Environment = {
  name: "test",
  stage: "test",
  account: ACCOUNT,
  region: "eu-west-1",
  deployRole: "dynamodb-deploy",
  costCenter: "tests",
  alerts: Alerts.created({ emails: ["tests@example.com"] }),
  network: Network.existing({
    vpcId: VPC,
    subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
    routeTableIds: ["rtb-0a1b2c3d"],
    interfaceEndpoints: ["dynamodb", "dynamodb-streams"],
    clients: { cidrs: ["10.0.0.0/24"] },
    operatorRoles: ["team/operator"],
  }),
  tables: [
    deploy(orders, {
      capacity: Capacity.onDemand(),
      onlyThrough: "vpc-endpoint",
      replication: Replication.eventual({ region: "eu-central-1", vpcEndpointIds: [REPLICA_ENDPOINT] }),
    }),
    deploy(sessions, { capacity: Capacity.onDemand() }),
  ],
};

const WITH_POLICIES = ["aws_dynamodb_resource_policy", "aws_vpc_endpoint"];

/** The policies of an environment by address, as a plan shows them. */
export function policiesOf(given: Environment): Record<string, PolicyDocument> {
  const { estate, problems } = validate({ environments: [given] });
  if (!estate) throw new Error(JSON.stringify(problems));
  const resources = ["network", "tables"].flatMap((part) => [...resourcesIn(given, part).values()]);
  return Object.fromEntries(
    resources
      .filter(({ type }) => WITH_POLICIES.includes(type))
      .map(({ address, values }) => [address, JSON.parse(String(values["policy"])) as PolicyDocument]),
  );
}

export const POLICIES = policiesOf(environment);

const table = (name: string, account = ACCOUNT, region = "eu-west-1") =>
  `arn:aws:dynamodb:${region}:${account}:table/${name}`;
const ORDERS = table("test-orders");
const SESSIONS = table("test-sessions");
export const role = (path: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${path}`;
const APP = role("app");
const DEPLOYER = role("dynamodb-deploy");
const OPERATOR = role("team/operator");
const REPLICATOR = role("aws-service-role/replication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBReplication");
const SCALER = role(
  "aws-service-role/dynamodb.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable",
);

const TLS = { "aws:SecureTransport": "true" };
const PLAIN = { "aws:SecureTransport": "false" };
const OURSELVES = { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" };
const FROM_INTERNET = { ...TLS, ...OURSELVES };
export const FROM_VPC = { ...FROM_INTERNET, "aws:SourceVpc": VPC, "aws:SourceVpce": "vpce-11111111" };
const FROM_OTHER_VPC = { ...FROM_VPC, "aws:SourceVpc": "vpc-ffffffff", "aws:SourceVpce": "vpce-ffffffff" };

export const GATEWAY = "aws_vpc_endpoint.dynamodb_gateway";
export const INTERFACE = "aws_vpc_endpoint.dynamodb_interface";
export const STREAMS = "aws_vpc_endpoint.dynamodb_streams_interface";
export const ORDERS_POLICY = "aws_dynamodb_resource_policy.orders";
export const SESSIONS_POLICY = "aws_dynamodb_resource_policy.sessions";
export const REPLICA_POLICY = "aws_dynamodb_resource_policy.orders_eu_central_1";

/** A request, and what has to become of it. */
export interface Cell {
  readonly name: string;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
  /** Address of the policy of the table. */
  readonly on?: string;
  /** Address of the endpoint that the request goes through. */
  readonly through?: string;
  /** Whether the table's owner lets this principal in: what another account's table may do, and ours one day. */
  readonly granted?: boolean;
  readonly expected: SimulatedVerdict;
}

export const ITEM_ACTIONS = [
  "BatchGetItem",
  "BatchWriteItem",
  "ConditionCheckItem",
  "DeleteItem",
  "GetItem",
  "PartiQLDelete",
  "PartiQLInsert",
  "PartiQLSelect",
  "PartiQLUpdate",
  "PutItem",
  "Query",
  "Scan",
  "UpdateItem",
];

const read = { principal: APP, action: "dynamodb:GetItem", resource: ORDERS, on: ORDERS_POLICY };
const index = { ...read, action: "dynamodb:Query", resource: `${ORDERS}/index/by-status` };

const AT_THE_TABLE: Cell[] = [
  { ...read, name: "reads from the VPC", context: FROM_VPC, expected: "Allowed" },
  { ...index, name: "queries an index from the VPC", context: FROM_VPC, expected: "Allowed" },
  ...ITEM_ACTIONS.map((action) => ({
    ...read,
    name: `${action} from the internet`,
    action: `dynamodb:${action}`,
    context: FROM_INTERNET,
    expected: "ExplicitlyDenied" as const,
  })),
  { ...index, name: "queries an index from the internet", context: FROM_INTERNET, expected: "ExplicitlyDenied" },
  { ...read, name: "reads from another VPC", context: FROM_OTHER_VPC, expected: "ExplicitlyDenied" },
  {
    ...read,
    name: "reads from the internet, with nothing said about services",
    context: TLS,
    expected: "ExplicitlyDenied",
  },
  {
    ...read,
    name: "reads a table without the demand from the internet",
    resource: SESSIONS,
    on: SESSIONS_POLICY,
    context: FROM_INTERNET,
    expected: "Allowed",
  },
  { ...read, name: "reads from the VPC without TLS", context: { ...FROM_VPC, ...PLAIN }, expected: "ExplicitlyDenied" },
  ...["DescribeTable", "UpdateTable", "CreateBackup", "RestoreTableToPointInTime", "PutResourcePolicy"].map(
    (action) => ({
      ...read,
      name: `${action} from the internet`,
      action: `dynamodb:${action}`,
      context: FROM_INTERNET,
      expected: "Allowed" as const,
    }),
  ),
  {
    ...read,
    name: "the deployer, from the internet",
    principal: DEPLOYER,
    context: FROM_INTERNET,
    expected: "Allowed",
  },
  { ...read, name: "an operator, from the internet", principal: OPERATOR, context: FROM_INTERNET, expected: "Allowed" },
  {
    ...read,
    name: "an operator, without TLS",
    principal: OPERATOR,
    context: { ...FROM_INTERNET, ...PLAIN },
    expected: "ExplicitlyDenied",
  },
  {
    ...read,
    name: "a role that is called like the operator, of another path",
    principal: role("operator"),
    context: FROM_INTERNET,
    expected: "ExplicitlyDenied",
  },
  {
    ...read,
    name: "an operator of another account that was let in",
    principal: role("team/operator", STRANGER),
    granted: true,
    context: FROM_INTERNET,
    expected: "ExplicitlyDenied",
  },
  {
    ...read,
    name: "a role of another account that was let in, from our VPC",
    principal: role("app", STRANGER),
    granted: true,
    context: FROM_VPC,
    expected: "Allowed",
  },
  {
    ...read,
    name: "a role of another account that nobody let in, from our VPC",
    principal: role("app", STRANGER),
    context: FROM_VPC,
    expected: "ImplicitlyDenied",
  },
  {
    ...read,
    name: "replication writes",
    action: "dynamodb:PutItem",
    principal: REPLICATOR,
    context: FROM_INTERNET,
    expected: "Allowed",
  },
  { ...read, name: "auto scaling", principal: SCALER, context: FROM_INTERNET, expected: "Allowed" },
  {
    ...read,
    name: "an AWS service by itself",
    context: { ...FROM_INTERNET, "aws:PrincipalIsAWSService": "true" },
    expected: "Allowed",
  },
  {
    ...read,
    name: "an AWS service on behalf of the application",
    context: { ...FROM_INTERNET, "aws:ViaAWSService": "true" },
    expected: "Allowed",
  },
  {
    ...read,
    name: "reads the replica through its Region's endpoint",
    resource: table("test-orders", ACCOUNT, "eu-central-1"),
    on: REPLICA_POLICY,
    context: { ...FROM_OTHER_VPC, "aws:SourceVpce": REPLICA_ENDPOINT },
    expected: "Allowed",
  },
  {
    ...read,
    name: "reads the replica from the internet",
    resource: table("test-orders", ACCOUNT, "eu-central-1"),
    on: REPLICA_POLICY,
    context: FROM_INTERNET,
    expected: "ExplicitlyDenied",
  },
];

export const pass = { ...read, through: GATEWAY, context: FROM_VPC };

const AT_THE_ENDPOINT: Cell[] = [GATEWAY, INTERFACE].flatMap((through): Cell[] => [
  { ...pass, through, name: `reads through ${through}`, expected: "Allowed" },
  { ...pass, ...index, through, name: `queries an index through ${through}`, expected: "Allowed" },
  { ...pass, through, name: `describes through ${through}`, action: "dynamodb:DescribeTable", expected: "Allowed" },
  {
    ...pass,
    through,
    name: `discovers endpoints through ${through}`,
    action: "dynamodb:DescribeEndpoints",
    resource: "*",
    on: undefined,
    expected: "Allowed",
  },
  {
    ...pass,
    through,
    name: `discovers endpoints through ${through} without TLS`,
    action: "dynamodb:DescribeEndpoints",
    resource: "*",
    on: undefined,
    context: { ...FROM_VPC, ...PLAIN },
    expected: "ExplicitlyDenied",
  },
  {
    ...pass,
    through,
    name: `reads another table of the account through ${through}`,
    resource: table("other"),
    on: undefined,
    expected: "ImplicitlyDenied",
  },
  {
    ...pass,
    through,
    name: `reads a table whose name begins alike through ${through}`,
    resource: table("test-orders-2"),
    on: undefined,
    expected: "ImplicitlyDenied",
  },
  {
    ...pass,
    through,
    name: `copies items to another account's table through ${through}`,
    action: "dynamodb:PutItem",
    resource: table("loot", STRANGER),
    on: undefined,
    granted: true,
    expected: "ImplicitlyDenied",
  },
  {
    ...pass,
    through,
    name: `a role of another account that was let in, through ${through}`,
    principal: role("app", STRANGER),
    granted: true,
    expected: "ImplicitlyDenied",
  },
  {
    ...pass,
    through,
    name: `deletes the table through ${through}`,
    action: "dynamodb:DeleteTable",
    expected: "ImplicitlyDenied",
  },
  {
    ...pass,
    through,
    name: `reads the stream through ${through}`,
    action: "dynamodb:GetRecords",
    resource: `${ORDERS}/stream/2026-01-01T00:00:00.000`,
    on: undefined,
    expected: "ImplicitlyDenied",
  },
]);

const stream = {
  ...pass,
  on: undefined,
  through: STREAMS,
  action: "dynamodb:GetRecords",
  resource: `${ORDERS}/stream/2026-01-01T00:00:00.000`,
};
const AT_THE_STREAMS_ENDPOINT: Cell[] = [
  { ...stream, name: "reads the stream", expected: "Allowed" },
  {
    ...stream,
    name: "reads another table's stream",
    resource: `${table("other")}/stream/2026-01-01T00:00:00.000`,
    expected: "ImplicitlyDenied",
  },
  { ...stream, name: "reads it without TLS", context: { ...FROM_VPC, ...PLAIN }, expected: "ExplicitlyDenied" },
  {
    ...stream,
    name: "a role of another account that was let in",
    principal: role("app", STRANGER),
    granted: true,
    expected: "ImplicitlyDenied",
  },
  { ...stream, name: "reads items", action: "dynamodb:GetItem", resource: ORDERS, expected: "ImplicitlyDenied" },
];

export const MATRIX = [...AT_THE_TABLE, ...AT_THE_ENDPOINT, ...AT_THE_STREAMS_ENDPOINT];

/** What becomes of a request under these policies. */
export function verdictOf(cell: Cell, policies: Readonly<Record<string, PolicyDocument>>): Promise<SimulatedVerdict> {
  const own = cell.on === undefined ? [] : (policies[cell.on]?.Statement ?? []);
  const grant = { Effect: "Allow", Principal: { AWS: cell.principal }, Action: cell.action, Resource: cell.resource };
  const statements = cell.granted === true ? [...own, grant] : own;
  return simulate({
    ...cell,
    resourcePolicy: statements.length === 0 ? undefined : { Version: "2012-10-17", Statement: statements },
    endpointPolicy: cell.through === undefined ? undefined : policies[cell.through],
  });
}
