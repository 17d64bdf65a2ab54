import { references } from "./address";
import { located } from "./body";
import type { Block, Body } from "./document";
import { bare, value, type Expression } from "./expression";
import { definedEntries, fieldsOf, isList, type Fields } from "./guards";
import { plainFields } from "./wrapper";

const ATTRIBUTES: Readonly<Record<string, (input: unknown, where: string) => Expression>> = {
  create_before_destroy: value,
  prevent_destroy: value,
  ignore_changes: (input, where) => (input === "all" ? bare("all") : references(input, where)),
  replace_triggered_by: references,
};

const CONDITIONS = ["precondition", "postcondition"];

/** The `lifecycle` argument without what is undefined or empty; undefined where nothing is left. */
export function lifecycleFields(input: unknown, where: string): Fields | undefined {
  const fields = plainFields(input ?? {}, where);
  const entries = definedEntries(fields).filter(([, item]) => !(isList(item) && item.length === 0));
  for (const [name] of entries) {
    if (!Object.hasOwn(ATTRIBUTES, name) && !CONDITIONS.includes(name)) {
      throw new Error(`the HCL writer cannot write ${where}.${name}`);
    }
  }
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export function lifecycleBlock(fields: Fields, where: string): Block {
  const attributes = Object.entries(ATTRIBUTES).flatMap(([name, write]) =>
    fields[name] === undefined
      ? []
      : [{ name, value: located(`${where}.${name}`, (path) => write(fields[name], path)) }],
  );
  const conditions = CONDITIONS.flatMap((name) => conditionBlocks(name, fields[name], `${where}.${name}`));
  return { type: "lifecycle", labels: [], body: [...attributes, ...conditions] };
}

function conditionBlocks(name: string, input: unknown, where: string): readonly Block[] {
  if (input === undefined) return [];
  const items = isList(input) ? input : [input];
  return items.map((item) => ({ type: name, labels: [], body: conditionBody(fieldsOf(item, where), where) }));
}

function conditionBody(fields: Fields, where: string): Body {
  return definedEntries(fields).map(([name, item]) => ({
    name,
    value: located(`${where}.${name}`, () => value(item)),
  }));
}
