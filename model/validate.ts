import { Estate } from "./estate";
import { holdsMarker, isMarker } from "./markers";
import { Finding, Path, Problem, Reporter } from "./problem";
import { Piece, readEstate, Reading } from "./read-estate";
import { DEPLOYMENT_RULES, ENVIRONMENT_RULES, ESTATE_RULES, TABLE_RULES } from "./rules";
import { Report } from "./rules/rule";
import { LocatedFault } from "./faults";

export interface Validation {
  /** Everything that is wrong with the estate: the catalogue first, then each environment, then how they fit. */
  readonly problems: readonly Problem[];
  /** What was given, known to be sound; left out where there is an error. */
  readonly estate?: Estate;
}

/**
 * Judges an estate, whatever it is: a value of another shape is no exception but a list of problems. Parts that cannot
 * be read are replaced in a copy, so that the rules still judge the rest; what a rule says about a replacement is
 * dropped. The value is never changed.
 */
export function validate(input: unknown): Validation {
  const reporter = new Reporter();
  const reading = readEstate(input);
  const report = new ReportOnWhatIsKnown(reporter, mendedPlaces(reading));
  const reportFaults = (faults: readonly LocatedFault[]) => {
    for (const { path, finding } of faults) reporter.error(path, finding);
  };

  reportFaults(reading.faults);
  for (const { value, path, faults } of reading.tables) {
    reportFaults(faults);
    for (const rule of TABLE_RULES) rule(value, path, report);
  }
  for (const { value, path, faults, deployments } of reading.environments) {
    reportFaults(faults);
    for (const rule of ENVIRONMENT_RULES) rule(value, path, report);
    for (const deployment of deployments) {
      reportFaults(deployment.faults);
      for (const rule of DEPLOYMENT_RULES) rule(deployment.value, value, deployment.path, report);
    }
  }
  for (const rule of ESTATE_RULES) rule(reading, report);

  const { problems } = reporter;
  return problems.some(({ severity }) => severity === "error") ? { problems } : { problems, estate: input as Estate };
}

/** The places that were replaced. A table's are also those of `table` in each of its deployments. */
function mendedPlaces({ faults, tables, environments }: Reading): ReadonlySet<string> {
  const deployments = environments.flatMap((environment) => environment.deployments);
  const pieces: readonly Piece<unknown>[] = [...tables, ...environments, ...deployments];
  const mended = new Set(
    [...faults, ...pieces.flatMap((piece) => piece.faults)].map((fault) => fault.mended.toString()),
  );
  const faulty = new Map(tables.filter((table) => table.faults.length > 0).map((table) => [table.value, table]));
  for (const deployment of deployments) {
    const table = faulty.get(deployment.value.table);
    const prefix = table?.path.toString().length;
    for (const fault of table?.faults ?? []) {
      mended.add(deployment.path.at("table").toString() + fault.mended.toString().slice(prefix));
    }
  }
  return mended;
}

/** Passes on what rules find, except what is about a replacement or rests on one. */
class ReportOnWhatIsKnown implements Report {
  constructor(
    private readonly reporter: Reporter,
    private readonly mended: ReadonlySet<string>,
  ) {}

  error(path: Path, finding: Finding, restsOn: readonly Path[] = []): void {
    if (this.isKnown(path, finding, restsOn)) this.reporter.error(path, finding);
  }

  warning(path: Path, finding: Finding, restsOn: readonly Path[] = []): void {
    if (this.isKnown(path, finding, restsOn)) this.reporter.warning(path, finding);
  }

  private isKnown(path: Path, finding: Finding, restsOn: readonly Path[]): boolean {
    if (this.mended.size === 0) return true;
    const { message, expected, received } = finding;
    if ([message, expected, path.toString()].some(isMarker) || holdsMarker(received)) return false;
    return ![path, ...restsOn].some((place) => this.isMended(place.toString()));
  }

  /** Whether the place, or one that it lies in, was replaced. */
  private isMended(place: string): boolean {
    for (let end = 1; end <= place.length; end++) {
      const atStep = end === place.length || place[end] === "." || place[end] === "[";
      if (atStep && this.mended.has(place.slice(0, end))) return true;
    }
    return false;
  }
}
