import { KeyAttribute, KeyAttributeType } from "../../model/attribute";
import { Part } from "./part";

/** Workbench writes S, N and B; tools that write its format also use the words. */
const TYPES: Readonly<Record<string, KeyAttributeType>> = {
  s: "S",
  string: "S",
  n: "N",
  number: "N",
  b: "B",
  binary: "B",
};

function keyAttribute(part: Part): KeyAttribute | undefined {
  const attribute = part.object();
  const name = attribute?.at("AttributeName").text();
  const typePart = attribute?.at("AttributeType");
  const type = typePart?.text();
  if (name === undefined || type === undefined) return undefined;
  const known = TYPES[type.toLowerCase()];
  if (known) return { name, type: known };
  part.log.problem(`${typePart?.place} is ${JSON.stringify(type)}, but a key attribute is of type S, N or B.`);
  return undefined;
}

/** An editor may leave an empty sort key behind where there is none. */
export function isEmptyKey(part: Part): boolean {
  return part.exists && part.names.includes("AttributeName") && part.at("AttributeName").value === "";
}

export function partitionKeyOf(keyAttributes: Part): KeyAttribute | undefined {
  return keyAttribute(keyAttributes.at("PartitionKey"));
}

export function sortKeyOf(keyAttributes: Part): KeyAttribute | undefined {
  const sortKey = keyAttributes.at("SortKey");
  return sortKey.exists && !isEmptyKey(sortKey) ? keyAttribute(sortKey) : undefined;
}
