import { capacitySnippet } from "./capacity-snippet";
import { importFixture, importValue } from "./testing/import-fixture";

const scaling = (min: number, max: number, target?: number) => ({
  ScalableTargetRequest: { MinCapacity: min, MaxCapacity: max },
  ...(target === undefined ? {} : { ScalingPolicyConfiguration: { TargetValue: target } }),
});
const throughput = (read: number, write: number) => ({
  ProvisionedThroughput: { ReadCapacityUnits: read, WriteCapacityUnits: write },
});
const key = { PartitionKey: { AttributeName: "pk", AttributeType: "S" } };

function snippet(of: object): string | undefined {
  const { tables } = importValue({ DataModel: [{ TableName: "orders", KeyAttributes: key, ...of }] });
  return tables[0] && capacitySnippet(tables[0]);
}

describe("the suggested capacity", () => {
  it.each([{ BillingMode: "PAY_PER_REQUEST" }, {}, { BillingMode: "PROVISIONED" }, { BillingMode: "FREE" }])(
    "is on-demand for %j",
    (of) => {
      expect(snippet(of)).toBe("deploy(orders, { capacity: Capacity.onDemand() }),");
    },
  );

  it("is auto-scaled where both dimensions are, and fixed at the provisioned units where one is not", () => {
    const scaled = { AutoScalingRead: scaling(2, 20, 50), ...throughput(5, 6) };
    expect(snippet({ BillingMode: "PROVISIONED", ProvisionedCapacitySettings: scaled })).toBe(
      [
        "deploy(orders, {",
        "  capacity: Capacity.autoScaled({",
        "    read: { minimum: 2, maximum: 20, targetUtilization: 50 },",
        "    write: { minimum: 6, maximum: 6 },",
        "  }),",
        "}),",
      ].join("\n"),
    );
  });

  it("is provisioned without scaling, with the reason left to a person", () => {
    expect(snippet({ BillingMode: "PROVISIONED", ProvisionedCapacitySettings: throughput(5, 6) })).toBe(
      [
        "deploy(orders, {",
        "  capacity: Capacity.provisioned({ read: 5, write: 6 }),",
        "  // Say why it does not scale, or give it Capacity.autoScaled or Capacity.onDemand.",
        '  loosened: [{ control: "auto-scaling", reason: "" }],',
        "}),",
      ].join("\n"),
    );
  });

  it("has the choice for auto-scaled indexes, and what an index has of its own", () => {
    const { tables } = importFixture("every-setting.json");
    expect(tables[0] && capacitySnippet(tables[0])).toBe(
      [
        "deploy(sensorReadings, {",
        "  capacity: Capacity.provisioned({ read: 5, write: 6 }),",
        "  indexes: {",
        '    "by-site": {',
        "      capacity: Capacity.autoScaled({",
        "        read: { minimum: 2, maximum: 200, targetUtilization: 60 },",
        "        write: { minimum: 30, maximum: 30 },",
        "      }),",
        "    },",
        "  },",
        '  // Or "accept-capacity-resets": see TableDeployment in model/deployment.ts.',
        '  autoScaledIndexes: "ignore-index-changes",',
        "  // Say why it does not scale, or give it Capacity.autoScaled or Capacity.onDemand.",
        '  loosened: [{ control: "auto-scaling", reason: "" }],',
        "}),",
      ].join("\n"),
    );
  });
});
