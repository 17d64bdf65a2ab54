import { Environment } from "../../model/environment";
import { READY_ROLE_NAMES, ReadyRoles } from "../../model/ready-roles";
import { Cell, ELSEWHERE, NOT_GRANTED } from "./consumer-cells";
import { Request, Verdict } from "./engine";
import { overTheWire } from "./requests";
import { trailRequests } from "./trail-cells";

type Person = keyof ReadyRoles;

/** One thing that somebody may want to do, and who may. */
interface Job {
  readonly title: string;
  readonly request: Request;
  readonly allowed: readonly Person[];
  /**
   * What the others hear.
   * @default "not granted by identity"
   */
  readonly refused?: Verdict;
}

const BEYOND = "not granted by identity, boundary";

/** The jobs of the ready roles in an environment with the example tables, of which analysts may read complaints. */
export function jobsIn(environment: Environment, restrictedForAnalyst: boolean): Job[] {
  const { name, account, region } = environment;
  const table = (label: string) => `arn:aws:dynamodb:${region}:${account}:table/${name}-${label}`;
  const wire = overTheWire(environment);
  const [sessions, complaints, payments] = ["sessions", "complaints", "recurring-payments"].map(table) as [
    string,
    string,
    string,
  ];
  const of = (action: string, resource: string, context: Request["context"] = {}): Request => ({
    action,
    resource,
    context: { ...wire, ...context },
  });
  const specific = (...attributes: string[]) => ({
    "dynamodb:Attributes": attributes,
    "dynamodb:Select": "SPECIFIC_ATTRIBUTES",
  });
  const all = { "dynamodb:Attributes": ["PK", "SK"], "dynamodb:Select": "ALL_ATTRIBUTES" };
  const key = (alias: string, context: Request["context"] = {}) => ({
    "kms:CallerAccount": account,
    "kms:ResourceAliases": [`alias/${name}-${alias}`],
    "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
    ...context,
  });
  const KEY = `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const ROLE = `arn:aws:iam::${account}:role/${name}-analyst`;
  const other = `arn:aws:dynamodb:${region}:${account}:table/other-sessions`;
  const target = `arn:aws:application-autoscaling:${region}:${account}:scalable-target/1234`;
  const scaling = { "application-autoscaling:service-namespace": "dynamodb" };
  const readers: Person[] = ["analyst", "breakGlass", "forensicReader"];
  const seers: Person[] = ["breakGlass", "forensicReader"];
  const everybody: Person[] = ["analyst", "operator", "breakGlass", "forensicReader"];
  const paymentReaders = restrictedForAnalyst ? readers : seers;
  return [
    // The analyst's.
    ...["GetItem", "BatchGetItem", "Query"].map((action) => ({
      title: `${action} complaints without what is sensitive`,
      request: of(`dynamodb:${action}`, complaints, specific("PK", "SK", "severity")),
      allowed: readers,
    })),
    {
      title: "query an index of complaints without what is sensitive",
      request: of("dynamodb:Query", `${complaints}/index/Agents_Comments_GSI`, specific("agentID", "comm_date")),
      allowed: readers,
    },
    {
      title: "query the payments of an account without what is sensitive",
      request: of("dynamodb:Query", payments, specific("PK", "SK", "NextPaymentDate")),
      allowed: paymentReaders,
    },
    ...["GSI-1", "GSI-2"].map((index) => ({
      title: `query the index ${index} of payments without what is sensitive`,
      request: of("dynamodb:Query", `${payments}/index/${index}`, specific("PK", "SK", "SKU")),
      allowed: paymentReaders,
    })),
    ...["complaint_description", "comm_text", "attachments"].map((attribute) => ({
      title: `query the sensitive attribute ${attribute}`,
      request: of("dynamodb:Query", complaints, specific("PK", "SK", attribute)),
      allowed: seers,
    })),
    ...["Email", "PaymentDetails"].map((attribute) => ({
      title: `query the sensitive attribute ${attribute}`,
      request: of("dynamodb:Query", payments, specific("PK", "SK", attribute)),
      allowed: seers,
    })),
    {
      title: "query an attribute that nobody knows",
      request: of("dynamodb:Query", complaints, specific("new")),
      allowed: seers,
    },
    { title: "query all attributes of complaints", request: of("dynamodb:Query", complaints, all), allowed: seers },
    {
      title: "query complaints without naming attributes",
      request: of("dynamodb:Query", complaints),
      allowed: seers,
    },
    {
      title: "query all attributes of payments",
      request: of("dynamodb:Query", payments, all),
      allowed: seers,
    },
    { title: "query payments without naming attributes", request: of("dynamodb:Query", payments), allowed: seers },
    {
      title: "query sessions without what is sensitive",
      request: of("dynamodb:Query", sessions, specific("PK", "SK", "session_state")),
      allowed: seers,
    },
    {
      title: "query the keys of sessions",
      request: of("dynamodb:Query", sessions, specific("PK", "SK")),
      allowed: seers,
    },
    { title: "describe sessions", request: of("dynamodb:DescribeTable", sessions), allowed: ["operator", ...seers] },
    { title: "describe complaints", request: of("dynamodb:DescribeTable", complaints), allowed: everybody },
    // Whole tables and indexes.
    ...[complaints, `${complaints}/index/Escalations_GSI`, sessions, payments].map((resource) => ({
      title: `scan ${resource.split("/").slice(1).join("/")}`,
      request: of("dynamodb:Scan", resource, specific("PK", "SK")),
      allowed: seers,
    })),
    // Writing.
    ...["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "ConditionCheckItem", "PartiQLUpdate"].flatMap(
      (action) =>
        [sessions, complaints, payments].map((resource) => ({
          title: `${action} on ${resource.split("/")[1]}`,
          request: of(`dynamodb:${action}`, resource),
          allowed: ["breakGlass"] as Person[],
        })),
    ),
    // The operator's.
    ...["UpdateTable", "CreateBackup", "RestoreTableToPointInTime"].flatMap((action) =>
      [sessions, complaints, payments].map((resource) => ({
        title: `${action} of ${resource.split("/")[1]}`,
        request: of(`dynamodb:${action}`, resource),
        allowed: ["operator"] as Person[],
      })),
    ),
    {
      title: "restore a backup of sessions",
      request: of("dynamodb:RestoreTableFromBackup", `${sessions}/backup/01489173575360-b308cd7d`),
      allowed: ["operator"],
    },
    ...["RestoreTableFromBackup", "RestoreTableToPointInTime", "BatchWriteItem", "Scan", "TagResource"].map(
      (action) => ({
        title: `${action} into a restored table`,
        request: of(`dynamodb:${action}`, table("restored-sessions-2024")),
        allowed: ["operator"] as Person[],
      }),
    ),
    {
      title: "fill a table of another environment",
      request: of("dynamodb:BatchWriteItem", `arn:aws:dynamodb:${region}:${account}:table/other-restored-x`),
      allowed: [],
      refused: BEYOND,
    },
    ...["RegisterScalableTarget", "PutScalingPolicy", "PutScheduledAction", "DeleteScheduledAction"].map((action) => ({
      title: `${action} of a table`,
      request: of(`application-autoscaling:${action}`, target, scaling),
      allowed: ["operator"] as Person[],
    })),
    ...[
      ["dynamodb:UpdateTable", other],
      ["dynamodb:RestoreTableFromBackup", `${other}/backup/01489173575360-b308cd7d`],
      ["dynamodb:GetResourcePolicy", other],
      ["dynamodb:DescribeTable", other],
      ["dynamodb:GetRecords", `${other}/stream/2024-01-01T00:00:00.000`],
    ].map(([action = "", resource = ""]) => ({
      title: `${action} in another environment`,
      request: of(action, resource),
      allowed: [] as Person[],
      refused: BEYOND,
    })),
    {
      title: "change the capacity of a restored table",
      request: of("dynamodb:UpdateTable", table("restored-sessions-2024")),
      allowed: [],
    },
    {
      title: "register a scalable target of another account",
      request: of("application-autoscaling:RegisterScalableTarget", target.replace(account, "999999999999"), scaling),
      allowed: [],
      refused: BEYOND,
    },
    {
      title: "look at insight rules",
      request: of("cloudwatch:DescribeInsightRules", "*"),
      allowed: [],
      refused: BEYOND,
    },
    {
      title: "register a scalable target of ECS",
      request: of("application-autoscaling:RegisterScalableTarget", target, {
        "application-autoscaling:service-namespace": "ecs",
      }),
      allowed: [],
      refused: BEYOND,
    },
    {
      title: "deregister a scalable target",
      request: of("application-autoscaling:DeregisterScalableTarget", target, scaling),
      allowed: [],
      refused: BEYOND,
    },
    ...["DescribeScalableTargets", "DescribeScheduledActions"].map((action) => ({
      title: action,
      request: of(`application-autoscaling:${action}`, "*"),
      allowed: ["operator"] as Person[],
    })),
    {
      title: "look at metrics",
      request: of("cloudwatch:GetMetricStatistics", "*"),
      allowed: ["operator"],
    },
    { title: "list backups", request: of("dynamodb:ListBackups", "*"), allowed: ["operator", "forensicReader"] },
    {
      title: "list backups in another Region",
      request: of("dynamodb:ListBackups", "*", { "aws:RequestedRegion": ELSEWHERE }),
      allowed: [],
      refused: "denied by boundary; not granted by identity",
    },
    {
      title: "find out endpoints",
      request: of("dynamodb:DescribeEndpoints", "*"),
      allowed: [],
    },
    // The forensic reader's.
    {
      title: "read a stream of sessions",
      request: of("dynamodb:GetRecords", `${sessions}/stream/2024-01-01T00:00:00.000`),
      allowed: ["forensicReader"],
    },
    {
      title: "read the policy of a stream",
      request: of("dynamodb:GetResourcePolicy", `${sessions}/stream/2024-01-01T00:00:00.000`),
      allowed: [],
    },
    { title: "look up events of CloudTrail", request: of("cloudtrail:LookupEvents", "*"), allowed: ["forensicReader"] },
    {
      title: "stop CloudTrail",
      request: of("cloudtrail:StopLogging", `arn:aws:cloudtrail:${region}:${account}:trail/x`),
      allowed: [],
      refused: BEYOND,
    },
    {
      title: "read a resource policy",
      request: of("dynamodb:GetResourcePolicy", sessions),
      allowed: ["forensicReader"],
    },
    // Keys.
    { title: "decrypt complaints", request: of("kms:Decrypt", KEY, key("data")), allowed: everybody },
    {
      title: "encrypt complaints",
      request: of("kms:Encrypt", KEY, key("data")),
      allowed: ["operator", "breakGlass"],
    },
    {
      title: "let DynamoDB keep the key of a restored table",
      request: of("kms:CreateGrant", KEY, key("data", { "kms:GrantIsForAWSResource": "true" })),
      allowed: ["operator"],
    },
    ...["kms:Decrypt", "kms:CreateGrant"].map((action) => ({
      title: `${action} with a key of another account`,
      request: of(action, KEY.replace(account, "999999999999"), key("data", { "kms:GrantIsForAWSResource": "true" })),
      allowed: [] as Person[],
      refused: BEYOND,
    })),
    {
      title: "take a grant back",
      request: of("kms:RevokeGrant", KEY, key("data", { "kms:GrantIsForAWSResource": "true" })),
      allowed: [],
      refused: BEYOND,
    },
    {
      title: "give somebody a grant",
      request: of("kms:CreateGrant", KEY, key("data", { "kms:GrantIsForAWSResource": "false" })),
      allowed: [],
      refused: BEYOND,
    },
    ...["kms:Decrypt", "kms:CreateGrant"].flatMap((action) => [
      {
        title: `${action} of another key of the account`,
        request: of(action, KEY, { ...key("data", { "kms:GrantIsForAWSResource": "true" }), ...OTHER_KEY(name) }),
        allowed: [] as Person[],
        refused: BEYOND,
      },
      {
        title: `${action} directly`,
        request: of(action, KEY, {
          ...key("data", { "kms:GrantIsForAWSResource": "true" }),
          "kms:ViaService": `s3.${region}.amazonaws.com`,
        }),
        allowed: [] as Person[],
        refused: "not granted by identity, boundary, resource",
      },
    ]),
    {
      title: "put off the deletion of the key",
      request: of("kms:ScheduleKeyDeletion", KEY, key("data")),
      allowed: [],
      // The key's policy leaves its administration to the account's own policies.
      refused: BEYOND,
    },
    // Nobody's.
    ...["DeleteTable", "PutResourcePolicy", "UpdateContinuousBackups"].map((action) => ({
      title: `${action} of sessions`,
      request: of(`dynamodb:${action}`, sessions),
      allowed: [] as Person[],
      refused: BEYOND,
    })),
    {
      title: "delete a backup",
      request: of("dynamodb:DeleteBackup", `${sessions}/backup/01489173575360-b308cd7d`),
      allowed: [],
      refused: BEYOND,
    },
    { title: "take another role", request: of("sts:AssumeRole", ROLE), allowed: [], refused: BEYOND },
    { title: "give a role a policy", request: of("iam:AttachRolePolicy", ROLE), allowed: [], refused: BEYOND },
  ];
}

/** Reading what the trail recorded is for two of them; changing it is for nobody. */
function trailJobs(environment: Environment): Job[] {
  return trailRequests(environment).map(({ title, request, whose, isDenied = false, isBeyondKey = false }): Job => {
    if (whose === "reader") return { title, request, allowed: ["operator", "forensicReader"] };
    const refused = `${isDenied ? "denied by resource; " : ""}${BEYOND}${isBeyondKey ? ", resource" : ""}`;
    return { title, request, allowed: [], refused };
  });
}

/** An alias that is none of the environment's. */
const OTHER_KEY = (name: string) => ({ "kms:ResourceAliases": [`alias/${name}-something-else`] });

/** Every job asked of every role that the environment has. */
export function peopleCells(environment: Environment): Cell[] {
  const restricted = environment.roles?.analyst?.restrictedTables?.includes("recurring-payments") ?? false;
  const people = (Object.keys(READY_ROLE_NAMES) as Person[]).filter((person) => environment.roles?.[person]);
  const jobs = [...jobsIn(environment, restricted), ...trailJobs(environment)];
  return people.flatMap((person) => {
    const role = `${environment.name}-${READY_ROLE_NAMES[person]}`;
    const asked = jobs.map(({ title, request, allowed, refused = NOT_GRANTED }): Cell => ({
      title,
      role,
      request,
      expected: allowed.includes(person) ? "allowed" : refused,
    }));
    return [...asked, ...guardCells(role, environment, asked)];
  });
}

/** What a role is allowed, asked for without TLS. */
function guardCells(role: string, { region }: Environment, cells: readonly Cell[]): Cell[] {
  const allowed = cells.find(
    ({ expected, request }) =>
      expected === "allowed" && request.action.startsWith("dynamodb:") && request.resource !== "*",
  );
  if (!allowed) throw new Error(`${role} may do nothing in ${region}`);
  const { request } = allowed;
  return [
    {
      title: `${allowed.title}, without TLS`,
      role,
      request: { ...request, context: { ...request.context, "aws:SecureTransport": "false" } },
      expected: "denied by identity, boundary, resource",
    },
    {
      title: `${allowed.title}, by a service, on a wire of its own`,
      role,
      request: {
        ...request,
        context: { ...request.context, "aws:SecureTransport": "false", "aws:ViaAWSService": "true" },
      },
      expected: "denied by resource",
    },
  ];
}
