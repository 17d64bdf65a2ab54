import { AccessPattern, isRead } from "../../model/access-pattern";
import { Consumer } from "../../model/consumer";
import { Environment } from "../../model/environment";
import { RowAccess } from "../../model/row-access";
import { Table } from "../../model/table";
import { Request, Verdict } from "./engine";
import {
  actionsOf,
  attemptTokenIn,
  attributesIn,
  declaredAttributes,
  enclosing,
  FOREIGN,
  identityOf,
  keysOf,
  limitOf,
  overTheWire,
  OWN,
  partitionKeyFor,
} from "./requests";

/** One question to IAM and the answer that the estate, not its policies, says is right. */
export interface Cell {
  readonly title: string;
  /** Name of the role. */
  readonly role: string;
  readonly request: Request;
  readonly expected: Verdict;
}

export const NOT_GRANTED = "not granted by identity";
const BEYOND_THE_BOUNDARY = "not granted by identity, boundary";
export const WITHOUT_TLS = "denied by identity, boundary, resource";
export const OTHER_REGION = "denied by boundary; not granted by identity";
/** A Region that no environment of the tests lives in. */
export const ELSEWHERE = "ap-southeast-2";

/** A pattern as a consumer is granted it. */
interface Granted {
  readonly table: Table;
  readonly pattern: AccessPattern;
  readonly rows?: RowAccess;
}

/** What a write whose answer was lost is settled with: reading the token of the item that it wrote, and nothing else. */
function settling({ table, pattern, rows }: Granted): Granted[] {
  const token = attemptTokenIn(table, pattern);
  if (token.length === 0) return [];
  const { name, key, peakPerSecond, itemSizeBytes } = pattern;
  const read = {
    name: `${name}, settled`,
    operation: "GetItem",
    key,
    returns: token,
    peakPerSecond,
    itemSizeBytes,
  } as const;
  return [{ table, pattern: read, ...(rows ? { rows: { ...rows, shared: [] } } : {}) }];
}

const ITEM_ACTIONS = [
  "GetItem",
  "BatchGetItem",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "BatchWriteItem",
  "ConditionCheckItem",
  "PartiQLInsert",
  "PartiQLUpdate",
  "PartiQLDelete",
].map((name) => `dynamodb:${name}`);
const MANY_ITEM_ACTIONS = ["Query", "Scan", "PartiQLSelect"].map((name) => `dynamodb:${name}`);
const SETTINGS_ACTIONS = ["DescribeTable", "UpdateTable", "CreateBackup"].map((name) => `dynamodb:${name}`);
const NOBODYS_ACTIONS = ["DeleteTable", "PutResourcePolicy", "UpdateContinuousBackups"].map(
  (name) => `dynamodb:${name}`,
);

const KEY_ID = "key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** The same question without some keys of the context. */
function bare(cell: Cell, ...names: readonly string[]): Cell {
  const context = Object.entries(cell.request.context).filter(([name]) => !names.includes(name));
  return { ...cell, request: { ...cell.request, context: Object.fromEntries(context) } };
}

/** What a consumer may do is asked of every table and index, and of each pattern in every way that it could go wrong. */
export class ConsumerCells {
  private readonly role: string;
  private readonly granted: readonly Granted[];

  constructor(
    private readonly environment: Environment,
    private readonly consumer: Consumer,
  ) {
    this.role = `${environment.name}-${consumer.name}`;
    this.granted = consumer.grants.flatMap(({ table: name, patterns, rows }) => {
      const table = environment.tables.find((each) => each.table.name === name)?.table;
      if (!table) throw new Error(name);
      return table.accessPatterns
        .filter((pattern) => patterns.includes(pattern.name))
        .flatMap((pattern) => [{ table, pattern, rows }, ...settling({ table, pattern, rows })]);
    });
  }

  all(): Cell[] {
    return [...this.granted.flatMap((each) => this.ofPattern(each)), ...this.ofKeys(), ...this.everyAction()];
  }

  private cell(title: string, request: Request, expected: Verdict): Cell {
    return { title, role: this.role, request, expected };
  }

  private regionsOf(table: Table): string[] {
    const deployment = this.environment.tables.find((each) => each.table === table);
    const replicas = deployment?.replication?.replicas ?? [];
    return [this.environment.region, ...replicas.map(({ region }) => region)];
  }

  private arnOf(table: Table, region: string, index?: string): string {
    const { name, account } = this.environment;
    const arn = `arn:aws:dynamodb:${region}:${account}:table/${name}-${table.name}`;
    return index === undefined ? arn : `${arn}/index/${index}`;
  }

  /** A request as a pattern declares it. */
  private declared({ table, pattern, rows }: Granted, action: string, region = this.environment.region): Request {
    const key: Request["context"] =
      pattern.operation === "Scan" ? {} : { "dynamodb:LeadingKeys": [partitionKeyFor(table, pattern, OWN)] };
    return {
      action,
      resource: this.arnOf(table, region, pattern.index),
      context: {
        ...overTheWire(this.environment, region),
        ...identityOf(rows),
        ...key,
        ...declaredAttributes(table, pattern, action),
        ...enclosing(pattern, action),
      },
    };
  }

  private ofPattern(granted: Granted): Cell[] {
    const { table, pattern, rows } = granted;
    return actionsOf(pattern).flatMap((action) => {
      const request = this.declared(granted, action);
      const title = `${pattern.name} (${action.split(":")[1]})`;
      const but = (what: string, context: Request["context"], expected: Verdict) =>
        this.cell(`${title}, ${what}`, { ...request, context: { ...request.context, ...context } }, expected);
      return [
        ...this.regionsOf(table).map((region) =>
          this.cell(`${title} in ${region}`, this.declared(granted, action, region), "allowed"),
        ),
        but("without TLS", { "aws:SecureTransport": "false" }, WITHOUT_TLS),
        // Only the table itself does not care on whose behalf: it is asked by the service, whose wire is its own.
        but(
          "by a service, on a wire of its own",
          { "aws:SecureTransport": "false", "aws:ViaAWSService": "true" },
          "denied by resource",
        ),
        this.cell(`${title} in another Region`, this.declared(granted, action, ELSEWHERE), OTHER_REGION),
        ...(limitOf(table, pattern) && !this.isUnlimited(granted, action)
          ? this.ofAttributes(granted, action, but)
          : []),
        ...(rows && !this.isForEverybody(granted, action) ? this.ofRows(granted, action, but) : []),
        ...(this.isForTransactionsOnly(granted, action)
          ? [but("outside a transaction", { "dynamodb:EnclosingOperation": "none" }, NOT_GRANTED)]
          : []),
      ];
    });
  }

  /** Another grant of the same action on the same table or index. */
  private others(granted: Granted, action: string): Granted[] {
    const { table, pattern } = granted;
    return this.granted.filter(
      (other) =>
        other.table === table && other.pattern.index === pattern.index && actionsOf(other.pattern).includes(action),
    );
  }

  private isUnlimited(granted: Granted, action: string): boolean {
    return this.others(granted, action).some(({ table, pattern }) => limitOf(table, pattern) === undefined);
  }

  /** A check exists within transactions only; it needs no limit. */
  private isForTransactionsOnly(granted: Granted, action: string): boolean {
    return (
      action !== "dynamodb:ConditionCheckItem" &&
      this.others(granted, action).every(({ pattern }) => pattern.operation === "TransactWriteItems")
    );
  }

  private isForEverybody(granted: Granted, action: string): boolean {
    return this.others(granted, action).some(({ rows }) => rows === undefined);
  }

  private ofAttributes(
    { table, pattern }: Granted,
    action: string,
    but: (what: string, context: Request["context"], expected: Verdict) => Cell,
  ): Cell[] {
    const keys = keysOf(table, pattern.index);
    const another = but(
      "with an attribute that is not granted",
      { "dynamodb:Attributes": [...keys, ...(limitOf(table, pattern) ?? []), "not-granted"] },
      NOT_GRANTED,
    );
    if (!isRead(pattern.operation)) {
      const returns = ["ALL_OLD", ...(action === "dynamodb:UpdateItem" ? ["ALL_NEW"] : [])];
      return action === "dynamodb:BatchWriteItem"
        ? [another]
        : [
            another,
            ...returns.map((value) => but(`answered with ${value}`, { "dynamodb:ReturnValues": value }, NOT_GRANTED)),
          ];
    }
    const all = { "dynamodb:Attributes": keys, "dynamodb:Select": "ALL_ATTRIBUTES" };
    const none = but("that names no attributes", {}, NOT_GRANTED);
    return [another, but("of all attributes", all, NOT_GRANTED), bare(none, "dynamodb:Attributes", "dynamodb:Select")];
  }

  private ofRows(
    { table, pattern, rows }: Granted,
    action: string,
    but: (what: string, context: Request["context"], expected: Verdict) => Cell,
  ): Cell[] {
    const [own, foreign] = [OWN, FOREIGN].map((tenant) => partitionKeyFor(table, pattern, tenant));
    const keys = (...values: readonly (string | undefined)[]) => ({
      "dynamodb:LeadingKeys": values.flatMap((value) => value ?? []),
    });
    const shared = rows?.shared?.[0];
    const readsShared = isRead(pattern.operation) && pattern.index === undefined;
    return [
      but("of another row", keys(foreign), NOT_GRANTED),
      // `ACC#421` is another account than `ACC#42`.
      but("of a row that begins like the own one", keys(partitionKeyFor(table, pattern, `${OWN}1`)), NOT_GRANTED),
      but("of the own row and another", keys(own, foreign), NOT_GRANTED),
      bare(but("that names no row", {}, NOT_GRANTED), "dynamodb:LeadingKeys"),
      ...(Object.keys(identityOf(rows)).length === 0
        ? []
        : [bare(but("by a caller without identity", {}, NOT_GRANTED), ...Object.keys(identityOf(rows)))]),
      ...(action === "dynamodb:GetItem"
        ? [but("within TransactGetItems", { "dynamodb:EnclosingOperation": "TransactGetItems" }, NOT_GRANTED)]
        : []),
      ...(shared === undefined ? [] : [but("of a shared row", keys(shared), readsShared ? "allowed" : NOT_GRANTED)]),
    ];
  }

  /** Every key is used through DynamoDB only, and only those of the granted tables. */
  private ofKeys(): Cell[] {
    const { name, account, region } = this.environment;
    const tables = [...new Set(this.granted.map(({ table }) => table))];
    const aliasOf = (table: Table) => {
      const deployment = this.environment.tables.find((each) => each.table === table);
      return `alias/${name}-${deployment?.replication ? "global-data" : "data"}`;
    };
    const used = new Set(tables.map(aliasOf));
    const writes = this.granted.some(({ pattern }) => !isRead(pattern.operation));
    const ask = (title: string, action: string, alias: string, context: Request["context"], expected: Verdict) =>
      this.cell(
        title,
        {
          action,
          resource: `arn:aws:kms:${region}:${account}:${KEY_ID}`,
          context: {
            ...overTheWire(this.environment, region),
            "kms:CallerAccount": account,
            "kms:ResourceAliases": [alias],
            "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
            ...context,
          },
        },
        expected,
      );
    const every = new Set(this.environment.tables.map(({ table }) => aliasOf(table)));
    const foreignKey = `arn:aws:kms:${region}:999999999999:${KEY_ID}`;
    const elsewhere = [...every].map((alias) => {
      const cell = ask("decrypt with a key of another account", "kms:Decrypt", alias, {}, BEYOND_THE_BOUNDARY);
      return { ...cell, request: { ...cell.request, resource: foreignKey } };
    });
    const unknown = ask(
      "decrypt with a key of nobody here",
      "kms:Decrypt",
      "alias/other-data",
      {},
      BEYOND_THE_BOUNDARY,
    );
    const ofEnvironment = [...every].flatMap((alias) => {
      const isUsed = used.has(alias);
      const verdict = (allowed: boolean) => (allowed ? "allowed" : NOT_GRANTED);
      return [
        ask(`decrypt with ${alias} through DynamoDB`, "kms:Decrypt", alias, {}, verdict(isUsed)),
        ask(`encrypt with ${alias} through DynamoDB`, "kms:Encrypt", alias, {}, verdict(isUsed && writes)),
        ask(
          `a grant for DynamoDB on ${alias}`,
          "kms:CreateGrant",
          alias,
          { "kms:GrantIsForAWSResource": "true" },
          NOT_GRANTED,
        ),
        ask(
          `decrypt with ${alias} through S3`,
          "kms:Decrypt",
          alias,
          { "kms:ViaService": `s3.${region}.amazonaws.com` },
          "not granted by identity, boundary, resource",
        ),
      ];
    });
    return [...ofEnvironment, ...elsewhere, unknown, ...this.ofReplicaKeys(tables)];
  }

  /** The keys of replicas that exist already are named by their ARNs. */
  private ofReplicaKeys(tables: readonly Table[]): Cell[] {
    const deployments = this.environment.tables.filter(({ table }) => tables.includes(table));
    const replicas = deployments.flatMap(({ replication }) => replication?.replicas ?? []);
    return replicas.flatMap(({ region, kmsKeyArn }) => {
      if (kmsKeyArn === undefined) return [];
      const ask = (action: string, context: Request["context"], expected: Verdict) => {
        const via = { "kms:ViaService": `dynamodb.${region}.amazonaws.com` };
        const request = {
          action,
          resource: kmsKeyArn,
          context: { ...overTheWire(this.environment, region), ...via, ...context },
        };
        return this.cell(`${action} with the key of the replica in ${region}`, request, expected);
      };
      return [
        ask("kms:Decrypt", {}, "allowed"),
        ask("kms:Decrypt", { "kms:ViaService": `s3.${region}.amazonaws.com` }, BEYOND_THE_BOUNDARY),
        ask("kms:RevokeGrant", {}, BEYOND_THE_BOUNDARY),
      ];
    });
  }

  /** Every action on every table and index, asked in the way that the fewest conditions could refuse. */
  private everyAction(): Cell[] {
    const { region, account } = this.environment;
    const others = `arn:aws:dynamodb:${region}:${account}:table/somebody-elses`;
    return [
      ...this.environment.tables.flatMap(({ table }) => this.everyActionOn(table)),
      this.cell(
        "read a table of nobody here",
        {
          action: "dynamodb:GetItem",
          resource: others,
          context: { ...overTheWire(this.environment, region), "dynamodb:LeadingKeys": ["x"] },
        },
        BEYOND_THE_BOUNDARY,
      ),
    ];
  }

  /** A key that a row limit lets through, also where the action is not granted. */
  private ownKey(table: Table, index: string | undefined): string {
    const here = this.granted.filter((each) => each.table === table);
    const { pattern } = here.find((each) => each.pattern.index === index) ?? here[0] ?? {};
    return pattern ? partitionKeyFor(table, pattern, OWN) : "x";
  }

  private everyActionOn(table: Table): Cell[] {
    const indexes = [...(table.globalSecondaryIndexes ?? []), ...(table.localSecondaryIndexes ?? [])].map(
      ({ name }) => name,
    );
    const isTransaction = this.granted.some(
      (each) => each.table === table && each.pattern.operation === "TransactWriteItems",
    );
    const ask = (action: string, index?: string) => {
      const granted = this.granted.find(
        (each) => each.table === table && each.pattern.index === index && actionsOf(each.pattern).includes(action),
      );
      const { region } = this.environment;
      const request = {
        action,
        resource: this.arnOf(table, region, index),
        context: {
          ...overTheWire(this.environment, region),
          ...identityOf(this.consumer.grants.find(({ rows }) => rows !== undefined)?.rows),
          ...(action === "dynamodb:Scan" ? {} : { "dynamodb:LeadingKeys": [this.ownKey(table, index)] }),
          ...attributesIn(action, keysOf(table, index)),
          ...(isTransaction ? { "dynamodb:EnclosingOperation": "TransactWriteItems" } : {}),
        },
      };
      const where = index === undefined ? table.name : `${table.name}/${index}`;
      const beyond = NOBODYS_ACTIONS.includes(action) ? BEYOND_THE_BOUNDARY : NOT_GRANTED;
      return this.cell(`${action} on ${where}`, request, granted ? "allowed" : beyond);
    };
    return [
      ...[...ITEM_ACTIONS, ...MANY_ITEM_ACTIONS, ...SETTINGS_ACTIONS, ...NOBODYS_ACTIONS].map((action) => ask(action)),
      ...indexes.flatMap((index) => MANY_ITEM_ACTIONS.map((action) => ask(action, index))),
    ];
  }
}
