import { partitionOf } from "../arn";
import { TableDeployment } from "../deployment";
import { SOURCES } from "../limits";
import { Place } from "../places";
import { Replica } from "../replication";
import { Path } from "../problem";
import { quoted } from "../words";
import { capacitiesOf } from "./capacities";
import { checkRegion } from "./environment-identity";
import { checkKeyArn } from "./key-arn";
import { DeploymentRule } from "./rule";

export function replicasOf({ replication }: TableDeployment, path: Path): Place<Replica>[] {
  const place = path.at("replication").at("replicas");
  return (replication?.replicas ?? []).map((value, position) => ({ value, path: place.at(position) }));
}

/** Each replica is in a Region of its own that can replicate with the table's. */
export const replicaRegions: DeploymentRule = (deployment, environment, path, report) => {
  const replicas = replicasOf(deployment, path);
  const source = SOURCES.globalTables;
  if (deployment.replication && replicas.length === 0) {
    const message = "The replication names no replica.";
    report.error(path.at("replication").at("replicas"), { message, received: [], expected: "at least one", source });
  }
  const seen = new Set([environment.region]);
  for (const { value, path: place } of replicas) {
    const { region } = value;
    const at = place.at("region");
    checkRegion(region, at, report);
    if (seen.has(region)) {
      const message =
        region === environment.region ? "The table is in this Region itself." : "The Region has a replica already.";
      report.error(at, { message, received: region, expected: "another Region for each replica", source });
    }
    seen.add(region);
    if (partitionOf(region) === partitionOf(environment.region)) continue;
    const finding = {
      message: `AWS does not replicate between partitions, and the table is in ${environment.region}.`,
      received: region,
      expected: `a Region of the partition ${quoted(partitionOf(environment.region))}`,
      source,
    };
    report.error(at, finding);
  }
};

/** All replicas use the same kind of key: each one a customer-managed key of its own Region. */
export const replicaKeys: DeploymentRule = (deployment, { account }, path, report) => {
  for (const { value, path: place } of replicasOf(deployment, path)) {
    if (value.kmsKeyArn === undefined) continue;
    checkKeyArn(value.kmsKeyArn, place.at("kmsKeyArn"), { account, region: value.region }, "error", report);
  }
};

/** Writes arrive from every Region: a fixed write capacity throttles replication, and AWS refuses it. */
export const replicatedWritesScale: DeploymentRule = (deployment, _environment, path, report) => {
  if (!deployment.replication) return;
  for (const { value, path: place } of capacitiesOf(deployment, path)) {
    if (value.mode !== "provisioned") continue;
    report.error(place.at("mode"), {
      message: "A replicated table needs a write capacity that scales.",
      received: value.mode,
      expected: '"on-demand" or "auto-scaled"',
      source: SOURCES.globalTables,
    });
  }
};

/** Replication reads the stream, with both images; the replicas' streams say the same. */
export const replicatedStream: DeploymentRule = ({ table, replication }, _environment, path, report) => {
  if (!replication || table.streamView === undefined || table.streamView === "NEW_AND_OLD_IMAGES") return;
  report.error(path.at("table").at("streamView"), {
    message: "The stream of a replicated table carries both images.",
    received: table.streamView,
    expected: '"NEW_AND_OLD_IMAGES", or nothing',
    source: SOURCES.globalTables,
  });
};

const PROTECTIONS = [
  { property: "deletionProtection", control: "deletion-protection", source: SOURCES.deletionProtection },
  { property: "pointInTimeRecovery", control: "point-in-time-recovery", source: SOURCES.pointInTimeRecovery },
] as const;

function excuses({ retiring, loosened }: TableDeployment, control: string): boolean {
  // A loosened floor is reported where it is loosened.
  const isLoosened = loosened?.some((loosening) => loosening.control === control) === true;
  return isLoosened || (control === "deletion-protection" && retiring !== undefined);
}

/** AWS does not synchronise these between replicas; production has them everywhere. */
export const replicaFloors: DeploymentRule = (deployment, { stage }, path, report) => {
  if (stage !== "production") return;
  for (const { value, path: place } of replicasOf(deployment, path)) {
    for (const { property, control, source } of PROTECTIONS) {
      if (value[property] !== false || excuses(deployment, control)) continue;
      const message = `Production does not go without ${quoted(control)}, in no Region.`;
      const expected = control === "deletion-protection" ? "true, or `retiring` on the deployment" : "true";
      report.error(place.at(property), { message, received: false, expected, source });
    }
  }
};
