import { addressesOf, addressOf } from "./address";
import { readFragment } from "./fragment";
import { definedEntries, fieldsOf, isList, type Fields } from "./guards";
import { lifecycleFields } from "./lifecycle";
import { readBody, type RawBody } from "./raw-body";
import { plainValue } from "./wrapper";

/** Meta arguments, absent where they are undefined or empty. */
interface MetaArguments {
  readonly provider?: string;
  readonly count?: unknown;
  readonly forEach?: unknown;
  readonly dependsOn?: readonly string[];
  readonly lifecycle?: Fields;
}

interface Identity {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
}

/** A resource or data source as data, its values shaped like those of Terraform's plan JSON. */
export interface ResourceRecord extends Identity, MetaArguments {
  readonly values: Fields;
}

export interface ReadResource extends Identity {
  readonly meta: MetaArguments;
  readonly body: RawBody;
}

const MODES = { resource: "managed", data: "data" } as const;

export function readResources(fragment: Fields, kind: keyof typeof MODES): readonly ReadResource[] {
  return definedEntries(fieldsOf(fragment[kind] ?? {}, kind)).flatMap(([type, byName]) =>
    definedEntries(fieldsOf(byName, `${kind} ${type}`)).map(([name, input]) => {
      const address = `${kind === "data" ? "data." : ""}${type}.${name}`;
      const { provider, count, for_each, depends_on, lifecycle, ...attributes } = fieldsOf(input, address);
      const meta = { provider, count, forEach: for_each, dependsOn: depends_on, lifecycle };
      const body = readBody(attributes, address);
      return { address, mode: MODES[kind], type, name, meta: readMeta(meta, address), body };
    }),
  );
}

function readMeta(raw: Readonly<Record<keyof MetaArguments, unknown>>, address: string): MetaArguments {
  const dependsOn = raw.dependsOn ?? [];
  const lifecycle = lifecycleFields(raw.lifecycle, `${address}.lifecycle`);
  const hasDependencies = !(isList(dependsOn) && dependsOn.length === 0);
  return {
    ...(raw.provider === undefined ? {} : { provider: addressOf(raw.provider, `${address}.provider`) }),
    ...(raw.count === undefined ? {} : { count: plainValue(raw.count, `${address}.count`) }),
    ...(raw.forEach === undefined ? {} : { forEach: plainValue(raw.forEach, `${address}.for_each`) }),
    ...(hasDependencies ? { dependsOn: addressesOf(dependsOn, `${address}.depends_on`) } : {}),
    ...(lifecycle === undefined ? {} : { lifecycle }),
  };
}

/** The resources and data sources of resolved fragments. */
export function resourcesOf(fragments: readonly unknown[]): readonly ResourceRecord[] {
  return fragments
    .map(readFragment)
    .flatMap((fragment) =>
      (["resource", "data"] as const)
        .flatMap((kind) => readResources(fragment, kind))
        .map(({ meta, body, ...identity }) => ({ ...identity, ...meta, values: valuesOf(body) })),
    );
}

function valuesOf(body: RawBody): Fields {
  const blocks = [...body.blocks].map(([name, bodies]) => [name, bodies.map(valuesOf)] as const);
  return Object.fromEntries([...body.attributes, ...blocks]);
}
