import { readdirSync } from "node:fs";
import { Capacity } from "../../model/capacity";
import { deploy } from "../../model/deployment";
import { Item } from "../../model/item";
import { Table } from "../../model/table";
import { validate } from "../../model/validate";
import { dev } from "../dev";
import { CATALOGUE, complaints } from ".";

const catalogue: readonly Table[] = CATALOGUE;

describe("the catalogue", () => {
  it("has a place in its index for every file of a table", () => {
    const files = readdirSync(__dirname).filter((name) => name.endsWith(".samples.json"));
    expect(CATALOGUE).toHaveLength(files.length);
  });

  it.each(catalogue.map((table) => [table.name, table] as const))("has no errors in %s", (_, table) => {
    const { problems } = validate({
      environments: [{ ...dev, tables: [deploy(table, { capacity: Capacity.onDemand() })], consumers: [], roles: {} }],
    });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each(catalogue.map((table) => [table.name, table] as const))(
    "shows every access pattern of %s at work",
    (_, table) => {
      expect(table.accessPatterns.filter(({ example }) => example === undefined)).toEqual([]);
    },
  );
});

describe("complaints", () => {
  const patterns: Table["accessPatterns"] = complaints.accessPatterns;
  const text = (item: Item, attribute: string) => {
    const value = item[attribute];
    return value && "S" in value ? value.S : undefined;
  };

  it("hold the composite of severity and state in step with both, in samples and in new complaints", () => {
    const created = patterns.find(({ name }) => name === "create complaint")?.example?.item;
    const items = [...complaints.sampleItems, ...(created ? [created] : [])];
    const withSeverity = items.filter((item) => text(item, "severity") !== undefined);
    expect(withSeverity).toHaveLength(6);
    for (const item of items) {
      const [severity, state] = [text(item, "severity"), text(item, "current_state")];
      expect(text(item, "severity_state")).toBe(severity && state && `${severity}#${state}`);
    }
  });

  it("never change one part of the composite without the whole", () => {
    const writers = patterns.filter(
      ({ writes = [] }) => writes.includes("severity") || writes.includes("current_state"),
    );
    expect(writers.map(({ name }) => name)).toEqual([
      "create complaint",
      "change state of a complaint",
      "change severity of a complaint",
    ]);
    for (const { writes, filter } of writers) {
      expect(writes).toContain("severity_state");
      const parts = ["severity", "current_state"].filter((part) => !writes?.includes(part));
      expect(filter?.map(({ attribute }) => attribute)).toEqual(parts.length === 0 ? ["PK"] : parts);
    }
  });
});
