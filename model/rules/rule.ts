import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { Place } from "../places";
import { Finding, Path } from "../problem";
import { Table } from "../table";

/**
 * Where a rule puts what it finds.
 *
 * `restsOn` names further places that the finding draws on, beside its own: where one of them could not be read, the
 * finding is a guess and is dropped. A rule that says "there is no such index" rests on the names of the indexes.
 */
export interface Report {
  error(path: Path, finding: Finding, restsOn?: readonly Path[]): void;
  warning(path: Path, finding: Finding, restsOn?: readonly Path[]): void;
}

/** Judges a table of the catalogue, once, however many environments deploy it. */
export type TableRule = (table: Table, path: Path, report: Report) => void;

/** Judges a table as one environment deploys it. The table's own places are below `path.at("table")`. */
export type DeploymentRule = (
  deployment: TableDeployment,
  environment: Environment,
  path: Path,
  report: Report,
) => void;

/** Judges what an environment says beside its tables. */
export type EnvironmentRule = (environment: Environment, path: Path, report: Report) => void;

/** The estate with the place of each of its parts. */
export interface PlacedEstate {
  /** The catalogue: every table once. */
  readonly tables: readonly Place<Table>[];
  readonly environments: readonly PlacedEnvironment[];
}

export interface PlacedEnvironment extends Place<Environment> {
  readonly deployments: readonly Place<TableDeployment>[];
}

/** Judges what only shows when all environments are looked at together. */
export type EstateRule = (estate: PlacedEstate, report: Report) => void;
