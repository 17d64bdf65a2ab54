import { ModelTable } from "./model";
import { Part } from "./part";
import { TableKeys } from "./read-indexes";

const STREAM_VIEWS = ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"] as const;
const TABLE_CLASSES = ["STANDARD", "STANDARD_INFREQUENT_ACCESS"] as const;

function oneOf<const T extends string>(part: Part, known: readonly T[]): T | undefined {
  if (!part.exists) return undefined;
  const value = known.find((each) => each === part.value);
  if (value === undefined) part.log.note(`${JSON.stringify(part.value)} is not known and was left out.`, part.place);
  return value;
}

function timeToLive(table: Part, keys: TableKeys): ModelTable["timeToLive"] {
  const part = ["TimeToLiveSpecification", "TimeToLive"].map((name) => table.at(name)).find(({ exists }) => exists);
  const attribute = part?.at("AttributeName").value;
  if (!part || part.at("Enabled").value === false) return undefined;
  if (typeof attribute !== "string" || attribute === "") {
    part.log.note("it does not name an attribute and was left out.", part.place);
    return undefined;
  }
  if (attribute === keys.partitionKey.name || attribute === keys.sortKey?.name) {
    part.log.note(`the key attribute "${attribute}" cannot be the expiry time; it was left out.`, part.place);
    return undefined;
  }
  return { attribute };
}

/** Items of such tables may expire. Whether they do, only their owner knows. */
function hintAtExpiry(table: Part): void {
  for (const attribute of table.at("NonKeyAttributes").list()) {
    const name = attribute.at("AttributeName").value;
    if (typeof name !== "string" || attribute.at("AttributeType").value !== "N") continue;
    if (!/ttl|expir/i.test(name)) continue;
    table.log.note(`if items expire by their "${name}", set timeToLive.`, table.place);
  }
}

function streamView(table: Part): ModelTable["streamView"] {
  const specification = table.at("StreamSpecification");
  if (specification.exists) {
    if (specification.at("StreamEnabled").value === false) return undefined;
    return oneOf(specification.at("StreamViewType"), STREAM_VIEWS);
  }
  return oneOf(table.at("StreamViewType"), STREAM_VIEWS);
}

/**
 * Settings that the modeler of Workbench does not keep. Where a tool adds them to its format, it uses the names of the
 * API's CreateTable and UpdateTimeToLive.
 */
export function tableSettings(table: Part, keys: TableKeys) {
  const expiry = timeToLive(table, keys);
  if (!expiry) hintAtExpiry(table);
  return {
    timeToLive: expiry,
    streamView: streamView(table),
    tableClass: oneOf(table.at("TableClass"), TABLE_CLASSES),
  };
}
