import { sizingOf } from "../../cache/cluster-sizing";
import { SOURCES } from "../../limits";
import { figure, joined } from "../../words";
import { checkNumber } from "../checks";
import { CacheRule } from "./cache-rule";

export const hitRatio: CacheRule = ({ value, path }, report) => {
  const range = { minimum: 0, maximum: 1, unit: "of the eventually consistent reads", whole: false };
  const what = "The expected hit ratio";
  checkNumber(
    value.expectedHitRatio,
    path.at("expectedHitRatio"),
    { what, ...range, source: SOURCES.cacheSizing },
    report,
  );
};

/**
 * The declared peaks fit the cluster, with room for peaks and for a lost node. They are those of production, where a
 * cluster that is too small is refused; elsewhere it is only said.
 */
export const loadFits: CacheRule = ({ value, path, environment, home, served }, report) => {
  if (!(value.expectedHitRatio >= 0 && value.expectedHitRatio <= 1)) return;
  const sizing = sizingOf(
    value,
    environment,
    served.map((deployment) => deployment.value.table),
  );
  if (sizing?.available === undefined || sizing.required <= sizing.available) return;
  const remedies = sizing.remedies.map(({ nodeType, nodes }) => `${nodes} nodes of ${nodeType}`);
  const finding = {
    message:
      `The declared peaks of the tables need ${figure(Math.ceil(sizing.required))} normalized requests a second, with ` +
      "room for peaks and for a lost node: more than the cluster has.",
    received: `${sizing.nodes} × ${sizing.nodeType}: ${figure(sizing.available)}`,
    expected: `${remedies.length > 0 ? joined(remedies, "or") : "several caches, each for some of the tables"}, or lower peaks`,
    source: SOURCES.cacheSizing,
  };
  const patterns = served.flatMap(({ path: table }) => [table.at("table").at("accessPatterns")]);
  const restsOn = [
    ...["nodes", "nodeType", "writeThrough"].map((name) => path.at(name)),
    home.at("region"),
    home.at("stage"),
    ...patterns,
  ];
  if (environment.stage === "production") report.error(path, finding, restsOn);
  else report.warning(path, finding, restsOn);
};
