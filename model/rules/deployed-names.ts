import { SOURCES } from "../limits";
import { tableNameIn, terraformName } from "../names";
import { Environment } from "../environment";
import { Path } from "../problem";
import { Table } from "../table";
import { quoted } from "../words";
import { replicasOf } from "./replicas";
import { EstateRule, PlacedEnvironment, Report } from "./rule";
import { indexesOf } from "./table-parts";

/** A table or a replica of it, as it will stand in an account and Region. */
interface Deployed {
  readonly place: Path;
  readonly environment: Environment;
  readonly tableName: string;
  readonly key: string;
}

function deployedBy({ value: environment, deployments }: PlacedEnvironment): Deployed[] {
  return deployments.flatMap(({ value, path: place }) => {
    const tableName = tableNameIn(environment.name, value.table.name);
    const at = (region: string, where: Path) => ({
      place: where,
      environment,
      tableName,
      key: JSON.stringify([environment.account, region, tableName]),
    });
    const replicas = replicasOf(value, place).map((replica) => at(replica.value.region, replica.path));
    return [at(environment.region, place), ...replicas];
  });
}

/** `dev` with `a-b` and `dev-a` with `b` are one table; so are replicas that meet in a Region. */
export const distinctDeployedNames: EstateRule = ({ environments }, report) => {
  const first = new Map<string, Deployed>();
  for (const deployed of environments.flatMap(deployedBy)) {
    const earlier = first.get(deployed.key);
    if (!earlier) first.set(deployed.key, deployed);
    // Within an environment, and between two of one name, the cause has been reported.
    else if (earlier.environment.name !== deployed.environment.name) {
      report.error(deployed.place, {
        message: `The deployed table is that of ${earlier.place.toString()}, in the same account and Region.`,
        received: deployed.tableName,
        expected: "another name of the table or of the environment, or another account",
        source: SOURCES.constraints,
      });
    }
  }
};

interface Named {
  readonly called: string;
  /** Computed only for a problem: most names have none. */
  readonly place: () => Path;
}

function namedBy(table: Table, path: Path): { name: string; named: Named }[] {
  const indexes = [...(table.globalSecondaryIndexes ?? []), ...(table.localSecondaryIndexes ?? [])];
  return [
    { name: terraformName(table.name), named: { called: table.name, place: () => path.at("name") } },
    ...indexes.map((index, position) => {
      const place = () => (indexesOf(table, path)[position]?.path ?? path).at("name");
      return { name: terraformName(table.name, index.name), named: { called: `${table.name}/${index.name}`, place } };
    }),
  ];
}

function checkTerraformNames({ deployments }: PlacedEnvironment, report: Report): void {
  const first = new Map<string, Named>();
  for (const { name, named } of deployments.flatMap(({ value, path }) => namedBy(value.table, path.at("table")))) {
    const earlier = first.get(name);
    if (!earlier) first.set(name, named);
    // The same name twice has been reported; here are the different names that Terraform cannot tell apart.
    else if (earlier.called !== named.called) {
      report.error(named.place(), {
        message: `In Terraform this is ${quoted(name)}, as ${earlier.place().toString()} is.`,
        received: named.called,
        expected: "names that differ in more than dots, `_` and what is not a letter or digit",
        source: SOURCES.terraformNames,
      });
    }
  }
}

/** Addresses in Terraform have fewer characters than names in DynamoDB. */
export const distinctTerraformNames: EstateRule = ({ environments }, report) => {
  for (const environment of environments) checkTerraformNames(environment, report);
};
