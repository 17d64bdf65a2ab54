import { reference, references } from "./address";
import { attributesOf, located, nestedBlocksOf } from "./body";
import type { Attribute, Block } from "./document";
import { value } from "./expression";
import { lifecycleBlock } from "./lifecycle";
import { readResources, type ReadResource } from "./resources";
import type { Fields } from "./guards";

export function resourceBlocks(fragment: Fields, kind: "resource" | "data"): readonly Block[] {
  return readResources(fragment, kind).map((resource) => resourceBlock(kind, resource));
}

/** Terraform's style guide: meta arguments that say how many and where come first, those about ordering last. */
function resourceBlock(kind: string, { address, type, name, meta, body }: ReadResource): Block {
  const leading = leadingArguments(meta, address);
  const attributes = attributesOf(body, { where: address }).map((attribute, index) =>
    index === 0 && leading.length > 0 ? { ...attribute, blankLineAbove: true } : attribute,
  );
  return {
    type: kind,
    labels: [type, name],
    body: [...leading, ...attributes, ...nestedBlocksOf(body, address), ...trailingArguments(meta, address)],
  };
}

function leadingArguments({ provider, count, forEach }: ReadResource["meta"], where: string): readonly Attribute[] {
  const argument = (name: string, input: unknown, write = value): readonly Attribute[] =>
    input === undefined ? [] : [{ name, value: located(`${where}.${name}`, () => write(input)) }];
  return [
    ...argument("provider", provider, (input) => reference(input, `${where}.provider`)),
    ...argument("count", count),
    ...argument("for_each", forEach),
  ];
}

function trailingArguments(
  { dependsOn, lifecycle }: ReadResource["meta"],
  where: string,
): readonly (Attribute | Block)[] {
  return [
    ...(dependsOn === undefined
      ? []
      : [{ name: "depends_on", value: references(dependsOn, where), blankLineAbove: true }]),
    ...(lifecycle === undefined ? [] : [lifecycleBlock(lifecycle, `${where}.lifecycle`)]),
  ];
}
