import { z } from "zod";
import { TableDeployment } from "./deployment";
import { Environment } from "./environment";
import { Fault, locate, LocatedFault } from "./faults";
import { environmentPlaces, Place, placesOf } from "./places";
import { Path } from "./problem";
import { neutral } from "./schema";
import { examine, Examined } from "./shape";
import { Table } from "./table";

/** The schemas without what is read as a piece of its own, so that a table shared by environments is read once. */
const EstateFrame = z.strictObject({ environments: z.array(z.unknown()) });
const EnvironmentFrame = Environment.extend({ tables: z.array(z.unknown()) });
const DeploymentFrame = TableDeployment.extend({ table: z.record(z.string(), z.unknown()) });

/** A part of the estate, readable for rules, with what was wrong with its shape. */
export interface Piece<T> extends Place<T> {
  readonly faults: readonly LocatedFault[];
}

export interface EnvironmentPiece extends Piece<Environment> {
  readonly deployments: readonly Piece<TableDeployment>[];
}

/** Everything that was given, in a form that rules can run on whatever it was. */
export interface Reading {
  /** What is wrong with the estate beside its environments. */
  readonly faults: readonly LocatedFault[];
  /** The catalogue: every table once, in the order in which the environments name them. */
  readonly tables: readonly Piece<Table>[];
  readonly environments: readonly EnvironmentPiece[];
}

/** Reads the tables, each one once: a table is known by the object that it is, as the environments share it. */
class Catalogue {
  private readonly read = new Map<unknown, Examined<Table>>();

  table(deployed: unknown, faults: readonly Fault[]): Table {
    // Where the deployment names no table at all, that is what is wrong, and not everything that a table needs.
    if (faults.some(({ mended }) => mended.length === 0 || mended[0] === "table")) return neutral(Table) as Table;
    let examined = this.read.get(deployed);
    if (examined === undefined) this.read.set(deployed, (examined = examine<Table>(Table, deployed)));
    return examined.value;
  }

  pieces(): Piece<Table>[] {
    const examined = [...this.read.values()];
    const places = placesOf(
      examined.map(({ value }) => value),
      Path.of("tables"),
    );
    return places.map(({ value, path }, position) => ({
      value,
      path,
      faults: locate(examined[position]?.faults ?? [], value, path),
    }));
  }
}

export function readEstate(input: unknown): Reading {
  const frame = examine(EstateFrame, input);
  const catalogue = new Catalogue();
  // Not `map`, which would skip the holes of a list.
  const read = Array.from(frame.value.environments, (given) => readEnvironment(given, catalogue));
  const environments = environmentPlaces(read.map(({ value }) => value)).map(({ value, path }, position) => {
    const { faults = [], deployments = [] } = read[position] ?? {};
    const places = placesOf(value.tables, path.at("tables"));
    return {
      value,
      path,
      faults: locate(faults, value, path),
      deployments: places.map((place, index) => ({
        ...place,
        faults: locate(deployments[index]?.faults ?? [], place.value, place.path),
      })),
    };
  });
  return {
    faults: locate(frame.faults, frame.value, Path.of("estate")),
    tables: catalogue.pieces(),
    environments,
  };
}

function readEnvironment(given: unknown, catalogue: Catalogue) {
  const frame = examine(EnvironmentFrame, given);
  const deployments = Array.from(frame.value.tables, (deployed) => {
    const { value, faults } = examine(DeploymentFrame, deployed);
    return { value: { ...value, table: catalogue.table(value.table, faults) }, faults };
  });
  const value: Environment = { ...frame.value, tables: deployments.map((deployment) => deployment.value) };
  return { value, faults: frame.faults, deployments };
}
