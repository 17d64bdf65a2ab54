/** What an expression looks like to the layout: brackets it may break over lines, and text it may not. */
export type Node = Text | Tuple | ObjectNode | Call;

interface Measured {
  /** Columns the node takes on one line. */
  readonly width: number;
  /** Whether it cannot be written on one line, as an object with entries never is. */
  readonly tall: boolean;
}

export interface Text extends Measured {
  readonly kind: "text";
  readonly text: string;
}

export interface Tuple extends Measured {
  readonly kind: "tuple";
  readonly items: readonly Node[];
}

export interface Key {
  readonly text: string;
  /** terraform fmt aligns no line whose key has an `=` of its own (in an interpolation). */
  readonly aligned: boolean;
}

export interface Entry {
  readonly key: Key;
  readonly value: Node;
}

export interface ObjectNode extends Measured {
  readonly kind: "object";
  readonly entries: readonly Entry[];
}

export interface Call extends Measured {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Node[];
}

export function text(content: string): Text {
  return { kind: "text", text: content, width: content.length, tall: content.includes("\n") };
}

export function tuple(items: readonly Node[]): Tuple {
  return { kind: "tuple", items, ...measure(items, 2) };
}

export function object(entries: readonly Entry[]): ObjectNode {
  const keys = entries.reduce((sum, { key }) => sum + key.text.length + " = ".length, 0);
  const { width } = measure(
    entries.map(({ value }) => value),
    keys + 4,
  );
  return { kind: "object", entries, width, tall: entries.length > 0 };
}

export function call(name: string, args: readonly Node[]): Call {
  return { kind: "call", name, args, ...measure(args, name.length + 2) };
}

function measure(children: readonly Node[], around: number): Measured {
  return {
    width: children.reduce((sum, child) => sum + child.width, around + 2 * Math.max(0, children.length - 1)),
    tall: children.some((child) => child.tall),
  };
}
