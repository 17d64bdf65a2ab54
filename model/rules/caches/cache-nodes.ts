import { CACHE_LOOSENABLE } from "../../cache";
import { Environment } from "../../environment";
import { MAX_CACHE_NODES, MIN_AVAILABLE_CACHE_NODES, SOURCES } from "../../limits";
import { defaultNodes } from "../../cache/nodes";
import { checkNumber } from "../checks";
import { checkReason } from "../reasons";
import { CacheRule } from "./cache-rule";

const MULTI_AZ: string = "dax-multi-az" satisfies (typeof CACHE_LOOSENABLE)[number];

/** A cluster of development may be lost with its zone; any other has to say why. */
function needsZones({ stage }: Environment): boolean {
  return stage !== "development";
}

export const nodes: CacheRule = ({ value: cache, path, environment }, report) => {
  const count = cache.nodes ?? defaultNodes(environment.stage);
  const place = path.at("nodes");
  const source = SOURCES.cacheSizing;
  checkNumber(
    count,
    place,
    { what: "The number of nodes", minimum: 1, maximum: MAX_CACHE_NODES, unit: "nodes", source: SOURCES.cacheNodes },
    report,
  );
  if (!(count >= 1 && count < MIN_AVAILABLE_CACHE_NODES)) return;
  const isLoosened = (cache.loosened ?? []).some(({ control }) => control === MULTI_AZ);
  if (environment.stage === "production") {
    const message =
      count === 2
        ? "Two nodes do not keep a cluster of production available: one is lost with its zone, and the other overloaded."
        : "A cluster of production with one node is gone with its zone.";
    const expected = `${MIN_AVAILABLE_CACHE_NODES} to ${MAX_CACHE_NODES} nodes, over as many zones`;
    report.error(place, { message, received: count, expected, source }, [path.at("nodes")]);
  } else if (needsZones(environment) && !isLoosened) {
    const finding = {
      message: "The cluster is not available when a zone fails, and nothing says why that is right.",
      received: count,
      expected: `at least ${MIN_AVAILABLE_CACHE_NODES} nodes, or the control "${MULTI_AZ}" in \`loosened\` with a reason`,
      source,
    };
    const controls = (cache.loosened ?? []).map((_, position) => path.at("loosened").at(position).at("control"));
    report.error(place, finding, [path.at("loosened"), ...controls]);
  } else if (count === 2) {
    const message = "A second node costs as much as the first and does not make the cluster available.";
    report.warning(place, { message, received: count, expected: "1 node, or at least 3", source });
  }
};

/** Production loosens nothing; elsewhere a reason is given, once, for what would not hold otherwise. */
export const cacheLoosenings: CacheRule = ({ value: cache, path, environment }, report) => {
  const seen = new Set<string>();
  const count = cache.nodes ?? defaultNodes(environment.stage);
  cache.loosened?.forEach(({ control, reason }, position) => {
    const place = path.at("loosened").at(position);
    checkReason(reason, place.at("reason"), `loosening "${control}"`, report);
    if (seen.has(control)) {
      const message = "The control is loosened twice.";
      report.error(place.at("control"), { message, received: control, expected: "one entry with all there is to say" });
    }
    seen.add(control);
    if (environment.stage === "production") {
      const message = `Production does not go without "${control}".`;
      const expected = `at least ${MIN_AVAILABLE_CACHE_NODES} nodes and no such entry`;
      report.error(place.at("control"), { message, received: control, expected, source: SOURCES.cacheSizing });
    } else if (!needsZones(environment) || count >= MIN_AVAILABLE_CACHE_NODES) {
      const message = "The control holds or is not asked for here, so that the loosening has no effect.";
      report.warning(place, { message, received: control, expected: "no such entry" }, [path.at("nodes")]);
    }
  });
};
