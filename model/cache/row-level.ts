import { Environment } from "../environment";

/** As much of a consumer as tells whether it sees a table in part. */
interface Consumer {
  readonly grants: readonly { readonly table: string; readonly rows?: unknown }[];
}

/** An environment that names who uses its tables. */
export type WithConsumers = Pick<Environment, "name"> & { readonly consumers?: readonly Consumer[] };

/** Names of the tables of which some consumer sees some rows only. */
export function tablesWithRowAccess({ consumers = [] }: WithConsumers): ReadonlySet<string> {
  const limited = consumers.flatMap(({ grants }) => grants.filter(({ rows }) => rows !== undefined));
  return new Set(limited.map(({ table }) => table));
}
