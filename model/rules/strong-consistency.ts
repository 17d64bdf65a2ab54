import { SOURCES, STRONG_CONSISTENCY_REGION_SETS, STRONG_CONSISTENCY_REGIONS } from "../limits";
import { allOf, joined } from "../words";
import { checkRegion } from "./environment-identity";
import { Path } from "../problem";
import { DeploymentRule } from "./rule";
import { patternsOf } from "./table-parts";

const source = SOURCES.globalTables;

/** Exactly three Regions of one set: the home, and two replicas or a replica and a witness. */
export const strongRegions: DeploymentRule = ({ replication }, environment, path, report) => {
  if (replication?.consistency !== "strong") return;
  const place = path.at("replication");
  const { replicas, witness } = replication;
  const regions = [environment.region, ...replicas.map(({ region }) => region)];
  if (witness !== undefined) {
    checkRegion(witness, place.at("witness"), report);
    if (regions.includes(witness)) {
      const message = "The witness is in a Region that serves data.";
      report.error(place.at("witness"), { message, received: witness, expected: "a third Region", source });
    }
    regions.push(witness);
  }
  if (regions.length !== STRONG_CONSISTENCY_REGIONS) {
    const finding = {
      message: `Strong consistency takes exactly ${STRONG_CONSISTENCY_REGIONS} Regions.`,
      received: regions.length,
      expected: "two replicas, or one replica and a witness",
      source,
    };
    report.error(place.at("replicas"), finding, [place.at("witness")]);
  }
  if (STRONG_CONSISTENCY_REGION_SETS.some((set) => regions.every((region) => set.includes(region)))) return;
  report.error(place.at("replicas"), {
    message: "Strong consistency stays within one set of Regions.",
    received: regions,
    expected: `all of ${joined(STRONG_CONSISTENCY_REGION_SETS.map(allOf), "or")}`,
    source,
  });
};

/** Terraform makes such a replica with its table, and gives it the table's tags and no others. */
export const strongReplicaTags: DeploymentRule = ({ replication }, _environment, path, report) => {
  if (replication?.consistency !== "strong") return;
  for (const [position, { tags }] of replication.replicas.entries()) {
    if (tags === undefined) continue;
    report.error(path.at("replication").at("replicas").at(position).at("tags"), {
      message: "A replica with strong consistency takes over the tags of its table.",
      received: tags,
      expected: "no tags of its own",
      source: SOURCES.terraformTable,
    });
  }
};

/** What a strongly consistent global table does not have, with the places in the table that have it. */
export const strongFeatures: DeploymentRule = ({ table, replication }, _environment, path, report) => {
  if (replication?.consistency !== "strong") return;
  const catalogue = path.at("table");
  const refuse = (what: string, place: Path, restsOn: readonly Path[] = []) => {
    const finding = {
      message: `A table with strong consistency has no ${what}, which ${place.toString()} has.`,
      received: replication.consistency,
      expected: `"eventual", or a table without ${what}`,
      source,
    };
    report.error(path.at("replication").at("consistency"), finding, [place, ...restsOn]);
  };
  const { timeToLive, localSecondaryIndexes = [] } = table;
  const expiry = catalogue.at("timeToLive");
  if (timeToLive && timeToLive.enabled !== false) refuse("time to live", expiry, [expiry.at("enabled")]);
  if (localSecondaryIndexes.length > 0) refuse("local secondary indexes", catalogue.at("localSecondaryIndexes"));
  for (const { value, path: place } of patternsOf(table, catalogue)) {
    if (value.operation === "TransactWriteItems") refuse("transactions", place);
  }
};
