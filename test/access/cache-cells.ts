import { isRead, Operation } from "../../model/access-pattern";
import { Cache } from "../../model/cache";
import { clusterName } from "../../model/cache/cluster-name";
import { Consumer } from "../../model/consumer";
import { Environment } from "../../model/environment";
import { Cell, NOT_GRANTED } from "./consumer-cells";
import { actionsOf, overTheWire } from "./requests";

const BEYOND = "not granted by identity, boundary";

const ACTIONS = [
  "BatchGetItem",
  "BatchWriteItem",
  "ConditionCheckItem",
  "DeleteItem",
  "GetItem",
  "PutItem",
  "Query",
  "Scan",
  "UpdateItem",
];

/** The permissions for DynamoDB behind what a consumer is granted of the tables of a cache. */
function grantedBehind({ tables }: Environment, consumer: Consumer, cache: Cache): Set<string> {
  const patterns = consumer.grants
    .filter(({ table }) => cache.tables.includes(table))
    .flatMap((grant) => {
      const table = tables.find((each) => each.table.name === grant.table)?.table;
      return table?.accessPatterns.filter(({ name }) => grant.patterns.includes(name)) ?? [];
    });
  const goes = (operation: Operation) => cache.writeThrough === true || isRead(operation);
  return new Set(patterns.filter(({ operation }) => goes(operation)).flatMap((pattern) => [...actionsOf(pattern)]));
}

/** What a consumer may do through each cache: what it is granted of the tables behind it, where it calls the cache. */
export function cacheCells(environment: Environment, consumer: Consumer): Cell[] {
  const { name, account, region, caches = [] } = environment;
  const wire = overTheWire(environment);
  const cluster = (label: string) => `arn:aws:dax:${region}:${account}:cache/${label}`;
  const cell = (action: string, resource: string, expected: string, context = {}): Cell => ({
    title: `${action} on ${resource} ${JSON.stringify(context)}`,
    role: `${name}-${consumer.name}`,
    request: { action, resource, context: { ...wire, ...context } },
    expected,
  });
  return caches.flatMap((cache) => {
    const calls = consumer.caches?.includes(cache.name) ?? false;
    const granted = calls ? grantedBehind(environment, consumer, cache) : new Set<string>();
    const arn = cluster(clusterName(name, cache.name));
    const parameter = `arn:aws:ssm:${region}:${account}:parameter/dynamodb/${name}/caches/${cache.name}/endpoint`;
    const [first] = granted;
    return [
      ...ACTIONS.map((action) =>
        cell(`dax:${action}`, arn, granted.has(`dynamodb:${action}`) ? "allowed" : NOT_GRANTED),
      ),
      ...["DeleteCluster", "IncreaseReplicationFactor"].map((action) => cell(`dax:${action}`, arn, BEYOND)),
      cell("dax:GetItem", cluster("somebody-elses"), BEYOND),
      cell("dax:PutItem", cluster("somebody-elses"), BEYOND),
      cell("ssm:GetParameter", parameter, first === undefined ? NOT_GRANTED : "allowed"),
      cell("ssm:PutParameter", parameter, BEYOND),
      cell("ssm:GetParameter", `${parameter.slice(0, -"/endpoint".length)}-2/endpoint`, BEYOND),
      ...(first === undefined
        ? []
        : [
            cell(first.replace("dynamodb:", "dax:"), arn, "denied by identity, boundary", {
              "aws:SecureTransport": "false",
            }),
          ]),
    ];
  });
}
