import { Problem } from "../model/problem";
import { ComposedStack } from "./compose-stack";

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** Which stacks need a newer provider than the oldest supported one, and what for. */
function raisedProviders(stacks: readonly ComposedStack[]): string[] {
  return stacks.flatMap(({ name, stack }) => {
    const features = stack.providerFeatures.map(({ feature, version, table }) => `${feature} of ${table} (${version})`);
    return features.length === 0
      ? []
      : [`${name} needs the AWS provider ${stack.providerVersion}: ${[...new Set(features)].join(", ")}`];
  });
}

/** What the stacks want to be known, each decision once however many stacks it is made for. */
function notes(stacks: readonly ComposedStack[]): string[] {
  return [...new Set(stacks.flatMap(({ stack }) => stack.notes))];
}

/** What synth prints when all went well. */
export function summaryOf(stacks: readonly ComposedStack[], warnings: readonly Problem[], where: string): string {
  const rows = stacks.map(({ name, stack, resourceCount }) => [
    name,
    count(resourceCount, "resource"),
    count(stack.content.count, stack.content.noun),
    `${stack.environment.region}, account ${stack.environment.account}`,
  ]);
  const environments = new Set(stacks.map(({ stack }) => stack.environment.name)).size;
  const resources = stacks.reduce((sum, { resourceCount }) => sum + resourceCount, 0);
  const totals = [
    count(environments, "environment"),
    count(stacks.length, "stack"),
    count(resources, "resource"),
    count(warnings.length, "warning"),
  ];
  return [
    ...columns(rows),
    "",
    ...raisedProviders(stacks),
    ...notes(stacks),
    `${totals.join(", ")}; written to ${where}`,
  ].join("\n");
}
