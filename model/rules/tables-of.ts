import { Environment } from "../environment";
import { nearest } from "../nearest";
import { placesOf } from "../places";
import { Path } from "../problem";
import { anyOf, quoted } from "../words";
import { checkDistinct, suggestion } from "./checks";
import { Report } from "./rule";

export interface NamedTables {
  /** Names of tables in the catalogue. */
  readonly names: readonly string[];
  readonly place: Path;
  readonly environment: Environment;
  /** The place of the environment. */
  readonly home: Path;
}

/** Whatever is about tables is about tables that the environment deploys, each once. */
export function checkTablesOf({ names, place, environment, home }: NamedTables, report: Report): void {
  const deployments = placesOf(environment.tables, home.at("tables"));
  const deployed = deployments.map(({ value }) => value.table.name);
  checkDistinct(names, place, "table", report);
  names.forEach((name, position) => {
    if (deployed.includes(name)) return;
    const finding = {
      message: `The environment deploys no table ${quoted(name)}.`,
      received: name,
      expected: anyOf(deployed) + suggestion(nearest(name, deployed)),
    };
    const places = deployments.map((deployment) => deployment.path.at("table").at("name"));
    report.error(place.at(position), finding, [home.at("tables"), ...places]);
  });
}
