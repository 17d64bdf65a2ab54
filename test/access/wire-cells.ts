import { Environment } from "../../model/environment";
import { ADMINISTRATOR } from "./boundary-cells";
import { Cell } from "./consumer-cells";
import { Request } from "./engine";
import { overTheWire } from "./requests";

/** What a request through the environment's endpoint carries beside the VPC. */
export const THROUGH_THE_ENDPOINT = { "aws:SourceVpce": "vpce-0a1b2c3d" };

function without(context: Request["context"], ...names: readonly string[]): Request["context"] {
  return Object.fromEntries(Object.entries(context).filter(([name]) => !names.includes(name)));
}

/** The ARNs of the tables that demand the endpoint, in the environment's own Region. */
function demanding({ name, account, region, tables }: Environment): string[] {
  return tables
    .filter(({ onlyThrough }) => onlyThrough !== undefined)
    .map(({ table }) => `arn:aws:dynamodb:${region}:${account}:table/${name}-${table.name}`);
}

/**
 * The same requests over other wires: what somebody may do, it may do through the endpoint as well; and from the
 * internet unless the table demands the endpoint and does not know the role as an operator's.
 */
export function wireCells(environment: Environment, cells: readonly Cell[]): Cell[] {
  const { network, region } = environment;
  if (network === undefined) return [];
  const guarded = demanding(environment);
  const operators = network.operatorRoles ?? [];
  // Endpoints are of one Region, and pass what reads, writes and describes tables.
  const ofItems = cells.filter(
    ({ expected, request }) =>
      expected === "allowed" &&
      request.context["aws:RequestedRegion"] === region &&
      "dynamodb:Attributes" in request.context,
  );
  return ofItems.flatMap((cell) => {
    const { title, role, request } = cell;
    const isGuarded = guarded.some((arn) => request.resource === arn || request.resource.startsWith(`${arn}/`));
    const over = (what: string, context: Request["context"], expected: string): Cell => ({
      title: `${title}, ${what}`,
      role,
      request: { ...request, context },
      expected,
    });
    const outside = without(request.context, "aws:SourceVpc");
    const refused = isGuarded && !operators.includes(role) ? "denied by resource" : "allowed";
    return [
      over("through the endpoint", { ...request.context, ...THROUGH_THE_ENDPOINT }, "allowed"),
      over("outside the endpoint", outside, refused),
      over("in another VPC", { ...outside, "aws:SourceVpc": "vpc-ffffffff" }, refused),
    ];
  });
}

/** What the endpoint stops, whatever the role may do: tables of others, management, other accounts' credentials. */
export function endpointCells(environment: Environment): Cell[] {
  const { name, account, region, network } = environment;
  if (network === undefined) return [];
  const [first] = environment.tables;
  if (first === undefined) return [];
  const through = { ...overTheWire(environment), ...THROUGH_THE_ENDPOINT };
  const table = (label: string, owner = account) => `arn:aws:dynamodb:${region}:${owner}:table/${label}`;
  const own = table(`${name}-${first.table.name}`);
  const cell = (title: string, action: string, resource: string, expected: string, context = {}): Cell => ({
    title: `${title}, through the endpoint`,
    role: ADMINISTRATOR,
    request: { action: `dynamodb:${action}`, resource, context: { ...through, ...context } },
    expected,
  });
  return [
    cell("read a table", "GetItem", own, "allowed"),
    cell("describe a table", "DescribeTable", own, "allowed"),
    cell("find endpoints", "DescribeEndpoints", "*", "allowed"),
    cell("delete a table", "DeleteTable", own, "not granted by boundary, endpoint"),
    cell("change a table", "UpdateTable", own, "not granted by endpoint"),
    cell("read a table of nobody here", "GetItem", table(`${name}-${first.table.name}-2`), "not granted by endpoint"),
    cell("read a table of another environment", "GetItem", table("other"), "not granted by boundary, endpoint"),
    cell("write to another account", "PutItem", table("loot", "999999999999"), "not granted by boundary, endpoint"),
    cell("read a table without TLS", "GetItem", own, "denied by boundary, endpoint, resource", {
      "aws:SecureTransport": "false",
    }),
    cell("read a table with the credentials of another account", "GetItem", own, "not granted by endpoint", {
      "aws:PrincipalAccount": "999999999999",
      "aws:PrincipalOrgID": "o-strangers",
    }),
  ];
}
