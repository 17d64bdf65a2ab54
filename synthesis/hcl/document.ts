import type { Expression } from "./expression";
import { isIdentifier } from "./key";
import { indent, writeEntries } from "./layout";

export interface Attribute {
  readonly name: string;
  readonly value: Expression;
  /** Sets the attribute apart from those above it. */
  readonly blankLineAbove?: boolean;
}

export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly comment?: string;
  readonly body: Body;
}

export type Body = readonly (Attribute | Block)[];

/** The text of a Terraform file, as terraform fmt would leave it. */
export function renderDocument(blocks: readonly Block[]): string {
  const out: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (index > 0) out.push("\n");
    writeBlock(block, 0, out);
  }
  return out.length === 0 ? "\n" : out.join("");
}

function isBlock(item: Attribute | Block): item is Block {
  return "body" in item;
}

function writeBlock(block: Block, depth: number, out: string[]): void {
  for (const line of block.comment?.split(/\r\n|[\r\n]/) ?? []) out.push(indent(depth), `# ${line}`.trimEnd(), "\n");
  out.push(indent(depth), identifier(block.type, "block type"));
  for (const label of block.labels) out.push(` "${identifier(label, `label of the ${block.type} block`)}"`);
  if (block.body.length === 0) {
    out.push(" {}\n");
    return;
  }
  out.push(" {\n");
  writeBody(block.body, depth + 1, out);
  out.push(indent(depth), "}\n");
}

function writeBody(body: Body, depth: number, out: string[]): void {
  for (const [index, group] of groupsOf(body).entries()) {
    if (index > 0) out.push("\n");
    if (isBlockGroup(group)) writeBlock(group, depth, out);
    else {
      const entries = group.map(({ name, value }) => ({
        key: { text: identifier(name, "attribute"), aligned: true },
        value,
      }));
      writeEntries(entries, depth, out);
    }
  }
}

type Group = Block | readonly Attribute[];

function isBlockGroup(group: Group): group is Block {
  return "body" in group;
}

/** What a blank line separates: each block, and the attributes between them. */
function groupsOf(body: Body): readonly Group[] {
  const groups: Group[] = [];
  let attributes: Attribute[] = [];
  for (const item of body) {
    if (isBlock(item)) {
      groups.push(item);
      attributes = [];
      continue;
    }
    if (attributes.length === 0 || item.blankLineAbove === true) {
      attributes = [];
      groups.push(attributes);
    }
    attributes.push(item);
  }
  return groups;
}

function identifier(name: string, what: string): string {
  if (!isIdentifier(name)) throw new Error(`${JSON.stringify(name)} is no valid name of a Terraform ${what}`);
  return name;
}
