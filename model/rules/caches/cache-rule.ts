import { Cache } from "../../cache";
import { TableDeployment } from "../../deployment";
import { Environment } from "../../environment";
import { Place, placesOf } from "../../places";
import { Path } from "../../problem";
import { Report } from "../rule";

/** A cache with its place and what is around it. */
export interface CachePlace extends Place<Cache> {
  readonly environment: Environment;
  /** The place of the environment. */
  readonly home: Path;
  /** The deployments of the tables that it serves; a table that is not deployed is not among them. */
  readonly served: readonly Place<TableDeployment>[];
}

/** Judges one cache. */
export type CacheRule = (cache: CachePlace, report: Report) => void;

export function cachesOf(environment: Environment, home: Path): CachePlace[] {
  const deployments = placesOf(environment.tables, home.at("tables"));
  return placesOf(environment.caches, home.at("caches")).map(({ value, path }) => ({
    value,
    path,
    environment,
    home,
    served: deployments.filter((deployment) => value.tables.includes(deployment.value.table.name)),
  }));
}
