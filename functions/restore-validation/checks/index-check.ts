import type {
  GlobalSecondaryIndexDescription,
  LocalSecondaryIndexDescription,
  Projection as DescribedProjection,
} from "@aws-sdk/client-dynamodb";
import type { Key, Projection } from "../declaration";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import { keyDifference } from "./keys";

type Kind = "global" | "local";

interface DeclaredIndex {
  readonly kind: Kind;
  readonly name: string;
  readonly keys: readonly (Key | undefined)[];
  readonly projection: Projection;
}

interface FoundIndex {
  readonly kind: Kind;
  readonly described: GlobalSecondaryIndexDescription | LocalSecondaryIndexDescription;
  /** Local secondary indexes have no status of their own. */
  readonly status: string | undefined;
}

function declaredIndexes({ declaration }: Evidence): DeclaredIndex[] {
  const { partitionKey, globalSecondaryIndexes, localSecondaryIndexes } = declaration;
  return [
    ...globalSecondaryIndexes.map((index) => ({
      kind: "global" as const,
      name: index.name,
      keys: [index.partitionKey, index.sortKey],
      projection: index.projection,
    })),
    ...localSecondaryIndexes.map((index) => ({
      kind: "local" as const,
      name: index.name,
      keys: [partitionKey, index.sortKey],
      projection: index.projection,
    })),
  ];
}

function foundIndexes({ table }: Evidence): FoundIndex[] {
  return [
    ...(table.GlobalSecondaryIndexes ?? []).map((described) => ({
      kind: "global" as const,
      described,
      status: described.IndexStatus ?? "unknown",
    })),
    ...(table.LocalSecondaryIndexes ?? []).map((described) => ({
      kind: "local" as const,
      described,
      status: undefined,
    })),
  ];
}

function worded(type: string, attributes: readonly string[]): string {
  return attributes.length === 0 ? type : `${type} of ${[...attributes].sort().join(", ")}`;
}

function projectionDifference(declared: Projection, found: DescribedProjection | undefined): string | undefined {
  const is = worded(found?.ProjectionType ?? "unknown", found?.NonKeyAttributes ?? []);
  const wanted = worded(declared.type, declared.nonKeyAttributes);
  return is === wanted ? undefined : `It projects ${is}; declared is ${wanted}.`;
}

/** When it is no loss: a recovery point is as old as it is, and the declaration is today's. */
function ageHint({ recoveryPoint: { createdAt } }: Evidence): string {
  const age = createdAt === undefined ? "the recovery point" : `the recovery point (${createdAt.toISOString()})`;
  return `If the declaration has changed since ${age}, the test of a newer one settles it; otherwise compare production with the catalogue.`;
}

/** That every declared index is there, complete and usable, and no other. */
export function checkIndexes(evidence: Evidence): Finding[] {
  const { table } = evidence;
  const [declared, found] = [declaredIndexes(evidence), foundIndexes(evidence)];
  const action = ageHint(evidence);
  const findings: Finding[] = [];
  for (const { kind, name, keys, projection } of declared) {
    const about = `${kind} secondary index ${name}`;
    const index = found.find((each) => each.kind === kind && each.described.IndexName === name);
    if (index === undefined) {
      findings.push({ about, message: "The restored table does not have it.", action });
      continue;
    }
    const { described, status } = index;
    const differences = [
      keyDifference(keys, described.KeySchema, table.AttributeDefinitions),
      projectionDifference(projection, described.Projection),
    ];
    for (const message of differences) if (message !== undefined) findings.push({ about, message, action });
    if (status !== undefined && status !== "ACTIVE") {
      const message = `Its status is ${status}, not ACTIVE: nothing can be read through it, although the restore is complete.`;
      findings.push({ about, message, action: "Count the time until it is ACTIVE to the time that a restore takes." });
    }
  }
  for (const { kind, described } of found) {
    if (declared.some((index) => index.kind === kind && index.name === described.IndexName)) continue;
    const about = `${kind} secondary index ${described.IndexName ?? "without a name"}`;
    findings.push({ about, message: "The restored table has it, and the catalogue does not declare it.", action });
  }
  return findings;
}
