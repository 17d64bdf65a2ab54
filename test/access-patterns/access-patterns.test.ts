import { estate } from "../../environments";
import { CATALOGUE } from "../../environments/tables";
import { AccessPattern, isRead } from "../../model/access-pattern";
import { tableNameIn } from "../../model/names";
import { Table } from "../../model/table";
import { createTableInput } from "./create-table-input";
import { createTable, Engine, startEngine } from "./engine";
import { provePattern } from "./prove";
import { SynthesizedTable } from "./synthesized-table";
import { synthesizedTables } from "./synthesized-tables";

type Index = NonNullable<SynthesizedTable["global_secondary_index"]>[number];

const deployments = estate.environments.flatMap((environment) =>
  environment.tables.map(({ table }) => [tableNameIn(environment.name, table.name), table] as const),
);

/** The index without one of the attributes that it projects. */
function without(index: Index, attribute: string): Index {
  const left = index.non_key_attributes?.filter((name) => name !== attribute) ?? [];
  return left.length > 0
    ? { ...index, non_key_attributes: left }
    : { ...index, projection_type: "KEYS_ONLY", non_key_attributes: undefined };
}

// The engine's start and a synthesis come before the first test.
jest.setTimeout(60_000);

describe("access patterns on the tables that were synthesized", () => {
  let engine: Engine;
  let synthesized: ReadonlyMap<string, SynthesizedTable>;
  let copies = 0;
  const shared = new Set<string>();

  beforeAll(async () => {
    engine = await startEngine();
    synthesized = new Map((await synthesizedTables()).map((resource) => [resource.name, resource]));
  });
  afterAll(() => engine.stop());

  function resourceOf(tableName: string): SynthesizedTable {
    const resource = synthesized.get(tableName);
    if (!resource) throw new Error(`${tableName} was not synthesized`);
    return resource;
  }

  /** Makes the table under a name of its own, with the sample items. */
  async function copyOf(resource: SynthesizedTable, table: Table): Promise<string> {
    const name = `copy-${copies++}`;
    await createTable(engine.client, createTableInput({ ...resource, name }), table.sampleItems ?? []);
    return name;
  }

  /** A table with the sample items: one that all reads share, and a copy for every write. */
  async function tableFor(tableName: string, table: Table, pattern: AccessPattern): Promise<string> {
    const resource = resourceOf(tableName);
    if (!isRead(pattern.operation)) return copyOf(resource, table);
    if (!shared.has(tableName)) {
      shared.add(tableName);
      await createTable(engine.client, createTableInput(resource), table.sampleItems ?? []);
    }
    return tableName;
  }

  it.each(CATALOGUE.map((table) => [table.name, table] as const))("include %s", (_, table) => {
    expect(deployments.map(([, deployed]) => deployed)).toContain(table);
  });

  describe.each(deployments)("%s", (tableName, table) => {
    test.each(table.accessPatterns.map((pattern) => [pattern.name, pattern] as const))("%s", async (_, pattern) => {
      const name = await tableFor(tableName, table, pattern);
      expect(await provePattern({ client: engine.client, table, tableName: name, pattern })).toEqual([]);
    });
  });

  /** What the patterns that read an index say of a table whose index is another one. */
  async function failuresWith(index: Index, resource: SynthesizedTable, table: Table): Promise<string> {
    const indexes = resource.global_secondary_index?.map((each) => (each.name === index.name ? index : each));
    const tableName = await copyOf({ ...resource, global_secondary_index: indexes }, table);
    const failures: string[] = [];
    for (const pattern of table.accessPatterns.filter((each) => each.index === index.name)) {
      failures.push(...(await provePattern({ client: engine.client, table, tableName, pattern })));
    }
    return failures.join("\n");
  }

  // The projections are the same in every environment: the first shows what there is to show.
  it.each(deployments.slice(0, CATALOGUE.length))(
    "would notice every attribute that an index of %s did not project",
    async (tableName, table) => {
      const resource = resourceOf(tableName);
      for (const index of resource.global_secondary_index ?? []) {
        for (const dropped of index.non_key_attributes ?? []) {
          expect(await failuresWith(without(index, dropped), resource, table)).toContain(`lacks "${dropped}"`);
        }
      }
    },
    30_000,
  );
});
