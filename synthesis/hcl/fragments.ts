import type { Block } from "./document";
import { KINDS, readFragment } from "./fragment";
import { fieldsOf, type Fields } from "./guards";
import { importBlocks, localsBlocks, movedBlocks, outputBlocks, providerBlocks, variableBlocks } from "./other-blocks";
import { resourceBlocks } from "./resource-block";
import { terraformBlock, type TerraformOptions } from "./terraform-block";

export interface Fragment {
  readonly fragment: unknown;
  readonly comment?: string;
}

const WRITERS: Readonly<Record<(typeof KINDS)[number], (fragment: Fields) => readonly Block[]>> = {
  // All fragments share one terraform block.
  terraform: () => [],
  provider: providerBlocks,
  locals: localsBlocks,
  variable: variableBlocks,
  data: (fragment) => resourceBlocks(fragment, "data"),
  resource: (fragment) => resourceBlocks(fragment, "resource"),
  moved: movedBlocks,
  import: importBlocks,
  output: outputBlocks,
};

/** The blocks of a Terraform file for the resolved fragments of a stack's elements. */
export function documentOf(fragments: readonly Fragment[], options: TerraformOptions): readonly Block[] {
  const parts: Fields[] = [];
  const terraformComments: string[] = [];
  const written: Block[] = [];
  for (const { fragment, comment } of fragments) {
    const fields = readFragment(fragment);
    const blocks = KINDS.flatMap((kind) => WRITERS[kind](fields));
    if (fields["terraform"] !== undefined) parts.push(fieldsOf(fields["terraform"], "terraform"));
    if (comment !== undefined && blocks.length === 0) terraformComments.push(comment);
    // One element has one comment: it belongs above the first block the element is written as.
    written.push(...blocks.map((block, index) => (index === 0 ? commented(block, comment) : block)));
  }
  const terraform = commented(terraformBlock(parts, options), joined(terraformComments));
  return [terraform, ...KINDS.flatMap((kind) => ofKind(written, kind))];
}

function ofKind(blocks: readonly Block[], kind: string): readonly Block[] {
  const found = blocks.filter(({ type }) => type === kind);
  if (kind !== "locals" || found.length === 0) return found;
  const comment = joined(found.flatMap((block) => block.comment ?? []));
  return [commented({ type: kind, labels: [], body: found.flatMap(({ body }) => body) }, comment)];
}

function commented(block: Block, comment: string | undefined): Block {
  return comment === undefined ? block : { ...block, comment };
}

function joined(comments: readonly string[]): string | undefined {
  return comments.length === 0 ? undefined : comments.join("\n");
}
