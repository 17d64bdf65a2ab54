import { AUTOMATIC } from "../../cache";
import { automaticNodeType } from "../../cache/node-types/choose";
import { nodeTypesIn, NODE_TYPES, offersGraviton, regionsWith } from "../../cache/node-types/catalogue";
import {
  encryptsAtRest,
  isBurstable,
  isGraviton,
  isSuperseded,
  NodeType,
  readNodeType,
} from "../../cache/node-types/node-type";
import { SOURCES } from "../../limits";
import { joined } from "../../words";
import { checkReason } from "../reasons";
import { Report } from "../rule";
import { CachePlace, CacheRule } from "./cache-rule";

const LIST = `AWS's price list of ${NODE_TYPES.date}`;
const REFRESH =
  "; where AWS offers it by now, run `npm run refresh:dax-node-types`, or say why in `acceptUnknownNodeType`";

/** Why the catalogue does not have a type for a Region. */
function absence(name: string, nodeType: NodeType, region: string): string {
  const elsewhere = regionsWith(name);
  if (elsewhere.length > 0) {
    return `${LIST} does not have the node type in ${region}, only in ${joined(elsewhere, "and")}.`;
  }
  return isGraviton(nodeType) && !offersGraviton()
    ? `${LIST} has no Graviton node type for DAX, in no Region.`
    : `${LIST} has no such node type, in no Region.`;
}

/** What would be right in a Region: what "automatic" means there, and the families to choose from. */
function offer({ environment: { region, stage } }: CachePlace): string {
  const chosen = automaticNodeType(region, stage);
  if (chosen === undefined) return "a Region that has DAX";
  const families = new Set(nodeTypesIn(region).flatMap((name) => readNodeType(name)?.family ?? []));
  return `"${AUTOMATIC}", which is ${chosen} here, or a size of ${joined([...families], "or")}`;
}

/** The type exists in the Region, or somebody has said why the catalogue is wrong. */
export const nodeTypeIsOffered: CacheRule = (cache, report) => {
  const { nodeType: name = AUTOMATIC, acceptUnknownNodeType } = cache.value;
  const { region } = cache.environment;
  const place = cache.path.at("nodeType");
  const restsOn = [cache.home.at("region"), cache.home.at("stage")];
  if (name === AUTOMATIC) {
    if (automaticNodeType(region, cache.environment.stage) !== undefined) return;
    const message = `${LIST} has no DAX in ${region}.`;
    const expected = `a Region that has it${REFRESH}`;
    report.error(place, { message, received: region, expected, source: SOURCES.priceList }, restsOn);
    return;
  }
  const nodeType = readNodeType(name);
  if (nodeType === undefined) {
    const finding = { received: name, expected: offer(cache), source: SOURCES.priceList };
    report.error(place, { message: "The node type is malformed.", ...finding }, restsOn);
  } else if (!nodeTypesIn(region).includes(name) && acceptUnknownNodeType === undefined) {
    const finding = { message: absence(name, nodeType, region), received: name, expected: offer(cache) + REFRESH };
    report.error(place, { ...finding, source: SOURCES.priceList }, [
      ...restsOn,
      cache.path.at("acceptUnknownNodeType"),
    ]);
  }
};

/** What AWS sells, and is not right for this cluster all the same. */
export const nodeTypeFits: CacheRule = (cache, report) => {
  const { nodeType: name = AUTOMATIC } = cache.value;
  const nodeType = readNodeType(name);
  if (nodeType === undefined) return;
  const finding = { received: name, expected: offer(cache) };
  const place = cache.path.at("nodeType");
  const restsOn = [cache.home.at("region"), cache.home.at("stage")];
  if (!encryptsAtRest(nodeType)) {
    const message = "Nodes of this family cannot encrypt at rest.";
    report.error(place, { ...finding, message, source: SOURCES.cacheEncryption }, restsOn);
  } else if (isSuperseded(nodeType) && nodeTypesIn(cache.environment.region).includes(name)) {
    const message = "There is a newer family, which does more for its price.";
    report.warning(place, { ...finding, message, source: SOURCES.priceList }, restsOn);
  }
  if (isBurstable(nodeType) && cache.environment.stage === "production") {
    const message = "A burstable node is slow when its credits are used up: at the peak.";
    report.warning(place, { ...finding, message, source: SOURCES.cacheBurstable }, restsOn);
  }
};

function idle(cache: CachePlace, received: string, message: string, report: Report): void {
  const finding = { message, received, expected: "no such property", source: SOURCES.priceList };
  report.warning(cache.path.at("acceptUnknownNodeType"), finding, [cache.home.at("region"), cache.path.at("nodeType")]);
}

/** The override is for a catalogue that is behind: it says why, and goes when the catalogue has caught up. */
export const unknownNodeTypeIsMeant: CacheRule = (cache, report) => {
  const { nodeType: name = AUTOMATIC, acceptUnknownNodeType: reason } = cache.value;
  if (reason === undefined) return;
  checkReason(reason, cache.path.at("acceptUnknownNodeType"), "a node type that the catalogue does not have", report);
  if (name === AUTOMATIC) {
    idle(cache, reason, `"${AUTOMATIC}" takes no other node types than those of the catalogue.`, report);
  } else if (nodeTypesIn(cache.environment.region).includes(name)) {
    idle(cache, reason, "The catalogue has the node type, so that nothing has to be accepted.", report);
  }
};
