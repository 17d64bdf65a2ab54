import { Capacity } from "../capacity";
import { SOURCES } from "../limits";
import { nearest } from "../nearest";
import { anyOf, figure, quoted } from "../words";
import { capacityOfIndex, ceilingOf } from "./capacities";
import { suggestion } from "./checks";
import { DeploymentRule } from "./rule";
import { indexNamePlaces } from "./table-parts";

/** `indexes` speaks of global secondary indexes; a local one shares the table's capacity. */
export const indexesWithCapacityExist: DeploymentRule = ({ table, indexes }, _environment, path, report) => {
  const global = (table.globalSecondaryIndexes ?? []).map(({ name }) => name);
  const local = (table.localSecondaryIndexes ?? []).map(({ name }) => name);
  for (const name of Object.keys(indexes ?? {})) {
    if (global.includes(name)) continue;
    const isLocal = local.includes(name);
    const finding = {
      message: isLocal
        ? "A local secondary index shares the capacity of the table."
        : `The table has no global secondary index ${quoted(name)}.`,
      received: name,
      expected: anyOf(global) + suggestion(nearest(name, global)),
      source: isLocal ? SOURCES.localSecondaryIndexes : undefined,
    };
    report.error(path.at("indexes").at(name), finding, indexNamePlaces(table, path.at("table"), ["global"]));
  }
};

/** The billing mode is the table's: on-demand, or provisioned whether scaled or not. */
function billing({ mode }: Capacity): "on-demand" | "provisioned" | undefined {
  switch (mode) {
    case "on-demand":
      return "on-demand";
    case "provisioned":
    case "auto-scaled":
      return "provisioned";
  }
}

export const indexModesFit: DeploymentRule = ({ capacity, indexes }, _environment, path, report) => {
  const table = billing(capacity);
  for (const [name, index] of Object.entries(indexes ?? {})) {
    const own = billing(index.capacity);
    if (own === table || own === undefined || table === undefined) continue;
    const finding = {
      message: `The capacity mode of the index does not fit that of its table, which is ${quoted(capacity.mode)}.`,
      received: index.capacity.mode,
      expected: table === "on-demand" ? '"on-demand"' : '"provisioned" or "auto-scaled"',
      source: SOURCES.globalSecondaryIndexes,
    };
    report.error(path.at("indexes").at(name).at("capacity").at("mode"), finding, [path.at("capacity").at("mode")]);
  }
};

/** A write that an index has no capacity for throttles the table's write. */
export const indexWritesKeepUp: DeploymentRule = (deployment, _environment, path, report) => {
  const table = ceilingOf({ value: deployment.capacity, path: path.at("capacity") }, "write");
  for (const name of Object.keys(deployment.indexes ?? {})) {
    const index = ceilingOf(capacityOfIndex(deployment, path, name), "write");
    if (!table || !index || !(index.value < table.value)) continue;
    const finding = {
      message: "The index takes fewer writes than its table, whose writes are throttled when the index falls behind.",
      received: index.value,
      expected: `at least the ${figure(table.value)} write units per second of the table`,
      source: SOURCES.globalSecondaryIndexes,
    };
    report.warning(index.path, finding, [table.path]);
  }
};

/** Terraform cannot ignore the capacity of one index alone: somebody has to choose what it does instead. */
export const autoScaledIndexes: DeploymentRule = (deployment, _environment, path, report) => {
  const { autoScaledIndexes: chosen, table } = deployment;
  const capacities = (table.globalSecondaryIndexes ?? []).map(({ name }) => capacityOfIndex(deployment, path, name));
  const scaled = capacities.find(({ value }) => value.mode === "auto-scaled");
  const place = path.at("autoScaledIndexes");
  const source = SOURCES.terraformTable;
  if (scaled && chosen === undefined) {
    const message = "The table has auto-scaled indexes, and nothing says what Terraform does with them.";
    const expected = '"ignore-index-changes" or "accept-capacity-resets"';
    report.error(place, { message, expected, source }, [scaled.path.at("mode")]);
  }
  if (!scaled && chosen !== undefined) {
    const message = "The table has no auto-scaled global secondary index, so that the choice has no effect.";
    report.warning(place, { message, received: chosen, expected: "nothing", source }, [
      path.at("capacity").at("mode"),
      ...capacities.map((capacity) => capacity.path.at("mode")),
      ...indexNamePlaces(table, path.at("table"), ["global"]),
    ]);
  }
};
