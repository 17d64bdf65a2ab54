import { Fn } from "cdktf";

/** CDKTF puts texts into the expression as they are; what means something there has to be escaped. */
function escaped(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(/["\\]/g, "\\$&").replaceAll("%{", "%%{");
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, escaped(each)]));
}

/** A value as Terraform's `jsonencode(...)`: references to resources stay references. */
export function jsonText(value: unknown): string {
  return Fn.jsonencode(escaped(value));
}

/** Lines as Terraform's `join(...)` of a list, so that a plan review reads them one below the other. */
export function linesText(lines: readonly string[]): string {
  return Fn.join(
    "\\n",
    lines.map((line) => String(escaped(line))),
  );
}
