import fc from "fast-check";
import { AccessPattern, Operation } from "../access-pattern";
import { Alerts } from "../alerts";
import { KeyAttribute } from "../attribute";
import { Trail } from "../audit/trail";
import { Capacity, ScalingRange } from "../capacity";
import { beginsWith, between, Condition, equals } from "../condition";
import { TableDeployment } from "../deployment";
import { Environment, STAGES } from "../environment";
import { Estate } from "../estate";
import { DATA_CLASSIFICATIONS, GlobalSecondaryIndex, Projection, Table } from "../table";

/** Sound estates of every kind, for properties that hold for all of them. */

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const sentence = fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => words.join(" "));

const key = (name: string): fc.Arbitrary<KeyAttribute> =>
  fc.record({ name: fc.constant(name), type: fc.constantFrom("S" as const, "N" as const) });

const load = { peakPerSecond: fc.nat(1000), itemSizeBytes: fc.integer({ min: 1, max: 409_600 }) };

function condition({ name, type }: KeyAttribute, parameter: string): Condition {
  return equals(name, type === "N" ? `{${parameter}}` : `${name}#{${parameter}}`);
}

/** A condition on a sort key, of any kind that its type allows. */
function sortCondition({ name, type }: KeyAttribute): fc.Arbitrary<Condition[]> {
  const range = between(name, type === "N" ? "{from}" : "a#{from}", type === "N" ? "{to}" : "a#{to}");
  const choices: Condition[][] = [[], [condition({ name, type }, "sort")], [range]];
  if (type === "S") choices.push([beginsWith(name, "prefix#")]);
  return fc.constantFrom(...choices);
}

function query(
  name: string,
  partitionKey: KeyAttribute,
  sortKey?: KeyAttribute,
  index?: string,
): fc.Arbitrary<AccessPattern> {
  return fc.record({
    ...load,
    name: fc.constant(name),
    operation: fc.constant("Query" as const),
    index: fc.constant(index),
    key: (sortKey ? sortCondition(sortKey) : fc.constant<Condition[]>([])).map((more) => [
      condition(partitionKey, "id"),
      ...more,
    ]),
    returns: index === undefined ? fc.constant("all" as const) : fc.subarray(["amount", "note", "status"]),
  });
}

const ITEM_OPERATIONS: readonly Operation[] = ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"];

function itemPattern(name: string, keys: readonly KeyAttribute[]): fc.Arbitrary<AccessPattern> {
  return fc.record({
    ...load,
    name: fc.constant(name),
    operation: fc.constantFrom(...ITEM_OPERATIONS),
    key: fc.constant(keys.map((attribute, position) => condition(attribute, `key${position}`))),
  });
}

/** A projection that carries what the patterns below return. */
const projection: fc.Arbitrary<Projection> = fc.constantFrom<Projection[]>("all", "access-patterns", {
  include: ["amount", "note", "status"],
});

function indexes(count: number): fc.Arbitrary<GlobalSecondaryIndex[]> {
  const index = (position: number) =>
    fc.record(
      {
        name: fc.constant(`index-${position}`),
        partitionKey: key(`partition-${position}`),
        sortKey: key(`sort-${position}`),
        projection,
      },
      { requiredKeys: ["name", "partitionKey", "projection"] },
    );
  return fc.tuple(...Array.from({ length: count }, (_, position) => index(position)));
}

export function soundTable(name: string): fc.Arbitrary<Table> {
  const shape = fc.record({
    partitionKey: key("PK"),
    sortKey: fc.option(key("SK"), { nil: undefined }),
    globalSecondaryIndexes: fc.nat(3).chain(indexes),
    purpose: sentence,
    owner: word,
    dataClassification: fc.constantFrom(...DATA_CLASSIFICATIONS),
    timeToLive: fc.constantFrom(undefined, { attribute: "expires" }),
    tags: fc.dictionary(
      word.map((text) => `x-${text}`),
      sentence,
      { maxKeys: 5 },
    ),
  });
  return shape.chain((table) => {
    const { partitionKey, sortKey, globalSecondaryIndexes } = table;
    const keys = sortKey ? [partitionKey, sortKey] : [partitionKey];
    const patterns = fc.tuple(
      query("find", partitionKey, sortKey),
      itemPattern("one item", keys),
      ...globalSecondaryIndexes.map((index) =>
        query(`read ${index.name}`, index.partitionKey, index.sortKey, index.name),
      ),
    );
    return patterns.map((accessPatterns) => ({ ...table, name, accessPatterns }));
  });
}

const range: fc.Arbitrary<ScalingRange> = fc
  .tuple(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 40_000 }))
  .map(([one, other]) => ({ minimum: Math.min(one, other), maximum: Math.max(one, other) }));

const capacity: fc.Arbitrary<Capacity> = fc.oneof(
  fc.constant(Capacity.onDemand()),
  fc
    .record({ read: fc.integer({ min: 1, max: 40_000 }), write: fc.integer({ min: 1, max: 40_000 }) })
    .map((maximumRequestUnits) => Capacity.onDemand({ maximumRequestUnits })),
  fc.record({ read: range, write: range }).map((ranges) => Capacity.autoScaled(ranges)),
);

function deployment(table: Table): fc.Arbitrary<TableDeployment> {
  return fc.record({ capacity, days: fc.integer({ min: 1, max: 35 }) }).map((options) => ({
    table,
    capacity: options.capacity,
    pointInTimeRecoveryDays: options.days,
    ...(options.capacity.mode === "auto-scaled" ? { autoScaledIndexes: "ignore-index-changes" as const } : {}),
  }));
}

function environment(name: string, position: number, tables: readonly Table[]): fc.Arbitrary<Environment> {
  return fc.record({
    name: fc.constant(name),
    stage: fc.constantFrom(...STAGES),
    account: fc.constant(String(111_111_111_111 + position)),
    region: fc.constantFrom("eu-west-1", "us-east-1", "ap-southeast-2"),
    costCenter: word,
    alerts: fc.constantFrom(undefined, Alerts.created(), Alerts.created({ emails: ["team@example.com"] })),
    audit: fc.constantFrom({ trail: Trail.none("The organization records it.") }, { trail: Trail.created() }),
    tables: fc.subarray([...tables]).chain((chosen) => fc.tuple(...chosen.map(deployment))),
  });
}

/** Up to three environments that share up to four tables. */
export const soundEstate: fc.Arbitrary<Estate> = fc
  .uniqueArray(word, { maxLength: 4 })
  .chain((names) => fc.tuple(...names.map(soundTable)))
  .chain((tables) =>
    fc
      .uniqueArray(word, { maxLength: 3 })
      .chain((names) => fc.tuple(...names.map((name, position) => environment(name, position, tables)))),
  )
  .map((environments) => ({ environments }));
