/**
 * An estate of as many tables as the argument says, in three environments: checked, judged and synthesized as
 * `npm run synth` does. Prints the peak memory in megabytes.
 */
import { Alerts } from "../../model/alerts";
import { Key } from "../../model/attribute";
import { Capacity } from "../../model/capacity";
import { equals } from "../../model/condition";
import { deploy } from "../../model/deployment";
import { Environment } from "../../model/environment";
import { table } from "../../model/table";
import { runSynth } from "../../synthesis/command";

const tables = Array.from({ length: Number(process.argv[2]) }, (_, position) =>
  table({
    name: `table-${position}`,
    purpose: "A table of the benchmark",
    owner: "bench",
    dataClassification: "internal",
    partitionKey: Key.string("PK"),
    sortKey: Key.string("SK"),
    globalSecondaryIndexes: [
      {
        name: "by-customer",
        partitionKey: Key.string("customer"),
        sortKey: Key.string("SK"),
        projection: "access-patterns",
      },
    ],
    timeToLive: { attribute: "expires" },
    accessPatterns: [
      {
        name: "one item",
        operation: "GetItem",
        key: [equals("PK", "{id}"), equals("SK", "{part}")],
        peakPerSecond: 1,
        itemSizeBytes: 500,
      },
      {
        name: "items of a customer",
        operation: "Query",
        index: "by-customer",
        key: [equals("customer", "{customer}")],
        returns: ["state", "total"],
        peakPerSecond: 1,
        itemSizeBytes: 500,
      },
    ],
  }),
);

const environments = ["one", "two", "three"].map((name, position): Environment => ({
  name,
  stage: "test",
  account: String(position + 1).repeat(12),
  region: "eu-west-1",
  costCenter: "bench",
  alerts: Alerts.created({ emails: ["bench@example.com"] }),
  tables: tables.map((each) => deploy(each, { capacity: Capacity.onDemand() })),
}));

void runSynth([], () => Promise.resolve({ estate: { environments } })).then((exitCode) => {
  process.exitCode = exitCode;
  process.stderr.write(String(process.resourceUsage().maxRSS / 1024));
});
