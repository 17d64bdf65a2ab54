import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { MAX_TAGS, MAX_TAGS_BYTES, SOURCES } from "../limits";
import { Path } from "../problem";
import { figure, utf8Length } from "../words";
import { replicasOf } from "./replicas";
import { DeploymentRule, EnvironmentRule, Report, TableRule } from "./rule";
import { checkTagProperty, checkTags, OWNED_TAGS, Tags } from "./tag-texts";

const TOTAL = `at most ${MAX_TAGS} tags and ${figure(MAX_TAGS_BYTES)} bytes together`;

/** Whether these are more than AWS takes, and if so, reports it. */
function checkTotal(tags: Tags, path: Path, report: Report): void {
  const finding = { expected: TOTAL, source: SOURCES.tagging };
  const count = countOf(tags);
  if (count > MAX_TAGS) {
    const message = "There are too many tags, counting those that the project sets.";
    report.error(path, { message, received: count, ...finding });
  }
  const bytes = Object.entries(tags).reduce((sum, [key, value]) => sum + utf8Length(key) + utf8Length(value), 0);
  if (bytes > MAX_TAGS_BYTES) {
    report.error(path, { message: "The tags together have too many bytes.", received: bytes, ...finding });
  }
}

function countOf(tags: Tags): number {
  return new Set([...OWNED_TAGS, ...Object.keys(tags)]).size;
}

/** What a deployed table carries: what the project says of it, and what its owners add. */
function tagsOf({ table, tags }: TableDeployment, environment: Environment): Tags {
  return {
    environment: environment.name,
    stage: environment.stage,
    "managed-by": "terraform",
    "cost-center": table.costCenter ?? environment.costCenter,
    owner: table.owner,
    "data-classification": table.dataClassification,
    ...environment.tags,
    ...table.tags,
    ...tags,
  };
}

export const environmentTags: EnvironmentRule = ({ tags, costCenter }, path, report) => {
  checkTagProperty(costCenter, path.at("costCenter"), "The cost center", report);
  checkTags(tags, path.at("tags"), report);
  checkTotal(tags ?? {}, path.at("tags"), report);
};

export const tableTags: TableRule = ({ owner, costCenter, tags }, path, report) => {
  checkTagProperty(owner, path.at("owner"), "The owner", report);
  checkTagProperty(costCenter, path.at("costCenter"), "The cost center", report);
  checkTags(tags, path.at("tags"), report);
};

/** A deployed table carries the tags of its environment, its own and its deployment's; a replica adds to them. */
export const deploymentTags: DeploymentRule = (deployment, environment, path, report) => {
  const ofTable = tagsOf(deployment, environment);
  // Too many tags of the environment alone are reported there, not once more for each table.
  const isTotalOpen = countOf(environment.tags ?? {}) <= MAX_TAGS;
  checkTags(deployment.tags, path.at("tags"), report);
  if (isTotalOpen) checkTotal(ofTable, path.at("tags"), report);
  for (const { value: replica, path: place } of replicasOf(deployment, path)) {
    checkTags(replica.tags, place.at("tags"), report);
    if (isTotalOpen && replica.tags) checkTotal({ ...ofTable, ...replica.tags }, place.at("tags"), report);
  }
};
