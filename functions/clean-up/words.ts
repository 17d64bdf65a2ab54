/** How numbers and lists are written in what people read. */

/** `1,234`; at most two decimals. */
export function figure(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

/** `1 day`, `2 days`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${figure(count)} ${count === 1 ? noun : plural}`;
}

/** `a, b and c` */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "none";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** `3.2 GB`: with a thousand million bytes for each, as AWS's bills count storage. */
export function gigabytes(bytes: number): string {
  const value = bytes / 1e9;
  return value > 0 && value < 0.01 ? "under 0.01 GB" : `${figure(value)} GB`;
}
