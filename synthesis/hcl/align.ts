import { splitTemplate } from "./template";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Columns as terraform fmt counts them: grapheme clusters within a token, whatever width a terminal gives them. */
export function columnsOf(label: string): number {
  if (/^[\x20-\x7e]*$/.test(label)) return label.length;
  if (!label.startsWith('"')) return clustersIn(label);
  const columns = splitTemplate(label.slice(1, -1), "quoted").map((part) =>
    part.kind === "literal" ? literalColumns(part.text) : "${}".length + clustersIn(part.text),
  );
  return columns.reduce((sum, count) => sum + count, 2);
}

/** Terraform's lexer makes tokens of their own of the signs `$` and `%`: no combining character joins them. */
function literalColumns(text: string): number {
  return text
    .split(/(\$\$\{~?|%%\{~?|[$%])/)
    .reduce((sum, piece, index) => sum + (index % 2 === 1 ? piece.length : clustersIn(piece)), 0);
}

function clustersIn(text: string): number {
  let count = 0;
  for (const { segment } of graphemes.segment(text)) {
    // Newer versions of Unicode hold an Indic conjunct together, Terraform's counts each of its consonants.
    count += 1 + (segment.match(/(?<=[\p{M}\u200d])\p{Lo}/gu)?.length ?? 0);
  }
  return count;
}

export interface Row {
  readonly label: string;
  /** Whether the line holds a whole assignment: only neighbouring ones are aligned. */
  readonly aligned: boolean;
}

/** The label of each row with the spaces that bring its `=` below that of its neighbours. */
export function alignLabels(rows: readonly Row[]): readonly string[] {
  const labels: string[] = [];
  let chain: string[] = [];
  const closeChain = () => {
    const columns = chain.map(columnsOf);
    const widest = columns.reduce((most, count) => Math.max(most, count), 0);
    for (const [index, label] of chain.entries()) labels.push(label + " ".repeat(widest - (columns[index] ?? widest)));
    chain = [];
  };
  for (const { label, aligned } of rows) {
    if (aligned) chain.push(label);
    else {
      closeChain();
      labels.push(label);
    }
  }
  closeChain();
  return labels;
}
