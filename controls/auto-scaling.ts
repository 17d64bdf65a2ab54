import { COMPLIANT, Control, nonCompliant, ResourceRecord, Surroundings } from "./control";
import { blocks, text } from "./values";

const DIMENSIONS = ["ReadCapacityUnits", "WriteCapacityUnits"];

/** What the target of a table is called in a configuration (by reference) and in a plan (by name). */
function resourceIds({ address, values }: ResourceRecord, suffix: string): string[] {
  return [`\${${address}.name}`, `\${${address}.id}`, String(values["name"])].map((name) => `table/${name}${suffix}`);
}

/** Whether this dimension has a target and a policy that moves it: a target alone does nothing. */
function isScaled(ids: readonly string[], dimension: string, surroundings: Surroundings): boolean {
  return ids
    .flatMap((id) => surroundings.where("aws_appautoscaling_target", "resource_id", id))
    .filter(({ values }) => values["scalable_dimension"] === dimension)
    .some(({ address, values }) =>
      [`\${${address}.resource_id}`, String(values["resource_id"])]
        .flatMap((id) => surroundings.where("aws_appautoscaling_policy", "resource_id", id))
        .some((policy) =>
          [`\${${address}.scalable_dimension}`, dimension].includes(String(policy.values["scalable_dimension"])),
        ),
    );
}

export const autoScaling: Control = {
  id: "auto-scaling",
  title: "Every table is on-demand, or it and all its global secondary indexes are auto-scaled for reads and writes",
  why: "Fixed capacity throttles at a peak and is paid for when idle. An index that falls behind throttles its table.",
  types: ["aws_dynamodb_table"],
  answers: {
    securityHub: ["DynamoDB.1"],
    checkov: ["CKV2_AWS_16"],
    prowler: ["dynamodb_table_autoscaling_enabled"],
    lens: ["DDBPERF2_2", "DDBPERF2_3", "DDBREL7_1", "DDBREL7_2", "DDBCOST1_1", "DDBCOST1_2"],
  },
  configRules: [
    {
      identifier: "DYNAMODB_AUTOSCALING_ENABLED",
      judges: "account",
      // It judges every table: where one of ours is fixed by decision, it would never be content.
      isNeeded: ({ tables }) =>
        tables.length > 0 && !tables.some(({ exceptions }) => exceptions.includes("auto-scaling")),
    },
    {
      // What scales and what is on demand grows into the quota of the account.
      identifier: "DYNAMODB_THROUGHPUT_LIMIT_CHECK",
      title: "Provisioned throughput leaves room below the quota of the account",
      judges: "account",
      isNeeded: ({ tables }) => tables.length > 0,
      parameters: () => ({ accountRCUThresholdPercentage: "80", accountWCUThresholdPercentage: "80" }),
    },
  ],
  judge(table, surroundings) {
    if (table.values["billing_mode"] === "PAY_PER_REQUEST") return COMPLIANT;
    const indexes = blocks(table.values, "global_secondary_index").flatMap((index) => text(index, "name") ?? []);
    const scaled = [
      ...DIMENSIONS.map((units) => ({ what: `table ${units}`, dimension: `dynamodb:table:${units}`, suffix: "" })),
      ...indexes.flatMap((name) =>
        DIMENSIONS.map((units) => ({
          what: `index ${name} ${units}`,
          dimension: `dynamodb:index:${units}`,
          suffix: `/index/${name}`,
        })),
      ),
    ];
    const fixed = scaled.filter(
      ({ dimension, suffix }) => !isScaled(resourceIds(table, suffix), dimension, surroundings),
    );
    return fixed.length === 0
      ? COMPLIANT
      : nonCompliant(`not auto-scaled: ${fixed.map(({ what }) => what).join(", ")}`);
  },
};
