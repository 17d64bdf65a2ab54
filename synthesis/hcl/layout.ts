import { alignLabels } from "./align";
import type { Call, Entry, Node } from "./node";

/** Lists and calls longer than this are broken over lines. */
const MAX_WIDTH = 100;

export function indent(depth: number): string {
  return "  ".repeat(depth);
}

function flat(node: Node): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "tuple":
      return `[${node.items.map(flat).join(", ")}]`;
    case "object":
      return "{}";
    case "call":
      return `${node.name}(${node.args.map(flat).join(", ")})`;
  }
}

/** The argument a call keeps beside its name, as in `jsonencode({`. */
function onlyArgument({ args }: Call): Node | undefined {
  return args.length === 1 ? args[0] : undefined;
}

/** Whether the node takes several lines when it begins at the column; `flat` is for those that do not. */
function isBroken(node: Node, column: number): boolean {
  if (node.tall) return true;
  switch (node.kind) {
    case "text":
    case "object":
      return false;
    case "tuple":
      return isFilledTuple(node) && (node.items.some(isFilledTuple) || column + node.width > MAX_WIDTH);
    case "call": {
      const only = onlyArgument(node);
      if (only !== undefined) return isBroken(only, column + node.name.length + 2);
      const breakable = node.args.some((arg) => arg.kind === "call" || isFilledTuple(arg));
      return breakable && column + node.width > MAX_WIDTH;
    }
  }
}

function isFilledTuple(node: Node): boolean {
  return node.kind === "tuple" && node.items.length > 0;
}

/** Appends the node as it stands behind `column` columns of a line at the depth. */
export function writeNode(node: Node, depth: number, column: number, out: string[]): void {
  if (node.kind === "text" || !isBroken(node, column)) {
    out.push(flat(node));
    return;
  }
  switch (node.kind) {
    case "object":
      out.push("{\n");
      writeEntries(node.entries, depth + 1, out);
      out.push(indent(depth), "}");
      return;
    case "tuple":
      out.push("[\n");
      for (const item of node.items) writeLine(item, depth + 1, ",", out);
      out.push(indent(depth), "]");
      return;
    case "call":
      writeCall(node, depth, column, out);
  }
}

function writeCall(node: Call, depth: number, column: number, out: string[]): void {
  const only = onlyArgument(node);
  out.push(node.name, "(");
  if (only !== undefined) {
    writeNode(only, depth, column + node.name.length + 2, out);
  } else {
    out.push("\n");
    for (const [index, arg] of node.args.entries()) {
      writeLine(arg, depth + 1, index < node.args.length - 1 ? "," : "", out);
    }
    out.push(indent(depth));
  }
  out.push(")");
}

function writeLine(node: Node, depth: number, end: string, out: string[]): void {
  out.push(indent(depth));
  writeNode(node, depth, 2 * depth, out);
  out.push(end, "\n");
}

/** Lines of `key = value`, as an object and the body of a block have them. */
export function writeEntries(entries: readonly Entry[], depth: number, out: string[]): void {
  const columnOf = ({ key }: Entry) => 2 * depth + key.text.length + " = ".length;
  const labels = alignLabels(
    entries.map((entry) => ({
      label: entry.key.text,
      aligned: entry.key.aligned && !isBroken(entry.value, columnOf(entry)),
    })),
  );
  for (const [index, entry] of entries.entries()) {
    out.push(indent(depth), labels[index] ?? entry.key.text, " = ");
    writeNode(entry.value, depth, columnOf(entry), out);
    out.push("\n");
  }
}
