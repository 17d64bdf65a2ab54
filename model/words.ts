/** Text for messages: how names, lists and numbers are written in a sentence. */

/** A name as it is written in TypeScript: `"orders"`. */
export function quoted(name: string): string {
  return JSON.stringify(name);
}

/** `"a", "b" or "c"`; nothing is `none`. */
export function anyOf(names: readonly string[]): string {
  return joined(names.map(quoted), "or");
}

/** `"a", "b" and "c"`; nothing is `none`. */
export function allOf(names: readonly string[]): string {
  return joined(names.map(quoted), "and");
}

/** `a, b or c`, as they are. */
export function joined(words: readonly string[], conjunction: "and" | "or"): string {
  const last = words.at(-1);
  if (last === undefined) return "none";
  return words.length === 1 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/** `40,000`; at most two decimals. */
export function figure(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${figure(count)} ${count === 1 ? noun : plural}`;
}

/** Bytes of a text in UTF-8, which is how DynamoDB counts names and strings. */
export function utf8Length(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
