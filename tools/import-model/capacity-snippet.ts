import { Capacity, ScalingRange } from "../../model/capacity";
import { CatalogueTable } from "./catalogue-table";
import { call, Entry, object, print, quote, Source, text, TYPESCRIPT } from "./source-text";

function numbers(of: Readonly<Record<string, number | undefined>>): Source {
  const entries = Object.entries(of).map(([name, value]) => {
    return value === undefined ? undefined : { name, value: text(String(value)) };
  });
  return object(entries);
}

function range({ minimum, maximum, targetUtilization }: ScalingRange): Source {
  return numbers({ minimum, maximum, targetUtilization });
}

function capacitySource(capacity: Capacity): Source {
  switch (capacity.mode) {
    case "on-demand":
      return text("Capacity.onDemand()");
    case "provisioned":
      return call("Capacity.provisioned", numbers({ read: capacity.read, write: capacity.write }));
    case "auto-scaled": {
      const ranges = [
        { name: "read", value: range(capacity.read) },
        { name: "write", value: range(capacity.write) },
      ];
      return call("Capacity.autoScaled", object(ranges));
    }
  }
}

/** A fixed number of units is only deployed with a reason, which the model does not give. */
const LOOSENED: Entry = {
  name: "loosened",
  value: text('[{ control: "auto-scaling", reason: "" }]'),
  comments: ["Say why it does not scale, or give it Capacity.autoScaled or Capacity.onDemand."],
};

const INDEXES: Entry = {
  name: "autoScaledIndexes",
  value: text('"ignore-index-changes"'),
  comments: ['Or "accept-capacity-resets": see TableDeployment in model/deployment.ts.'],
};

function indexesEntry({ globalIndexes, capacity: ofTable }: CatalogueTable): Entry | undefined {
  const own = globalIndexes.flatMap(({ name, capacity }) => {
    const source = capacity && capacitySource(capacity.capacity);
    // On-demand is the whole table's; and what an index has in common with its table goes without saying.
    if (!source || ofTable.capacity.mode === "on-demand" || sameCapacity(capacity.capacity, ofTable.capacity))
      return [];
    return [
      {
        name: /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name),
        value: object([{ name: "capacity", value: source }]),
      },
    ];
  });
  return own.length === 0 ? undefined : { name: "indexes", value: object(own, true) };
}

function sameCapacity(a: Capacity, b: Capacity): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A deployment of the table with the capacity that its model has, to be copied into an environment. */
export function capacitySnippet(table: CatalogueTable): string {
  const { capacity } = table.capacity;
  const all = [capacity, ...table.globalIndexes.map((index) => index.capacity?.capacity ?? capacity)];
  const has = (mode: Capacity["mode"]) => capacity.mode !== "on-demand" && all.some((each) => each.mode === mode);
  const scaledIndexes = table.globalIndexes.some((index) => {
    return (index.capacity?.capacity ?? capacity).mode === "auto-scaled" && capacity.mode !== "on-demand";
  });
  const options = object(
    [
      { name: "capacity", value: capacitySource(capacity) },
      indexesEntry(table),
      scaledIndexes ? INDEXES : undefined,
      has("provisioned") ? LOOSENED : undefined,
    ],
    capacity.mode !== "on-demand",
  );
  return `deploy(${table.constantName}, ${print(options, TYPESCRIPT)}),`;
}
