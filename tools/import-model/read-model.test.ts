import { importFixture, importValue } from "./testing/import-fixture";

const table = (of: object = {}) => ({
  TableName: "orders",
  KeyAttributes: { PartitionKey: { AttributeName: "pk", AttributeType: "S" } },
  ...of,
});
const model = (...tables: unknown[]) => ({ ModelName: "Shop", DataModel: tables });

describe("reading a model", () => {
  it("reads keys, indexes and projections exactly, without the keys that a projection repeats", () => {
    const { tables, problems, notes } = importFixture("RecurringPaymentsSchema.json");
    expect(problems).toEqual([]);
    expect(notes).toEqual(['DataModel[0]: if items expire by their "TTL", set timeToLive.']);
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({
      name: "ReoccuringPayments",
      partitionKey: { name: "PK", type: "S" },
      sortKey: { name: "SK", type: "S" },
      globalIndexes: [
        { name: "GSI-1", projection: { include: ["SKU", "Email", "NextPaymentDate"] } },
        { name: "GSI-2", projection: { include: ["Email", "PaymentDay", "PaymentAmount", "SKU", "PaymentDetails"] } },
      ],
      localIndexes: [],
      facets: [
        { name: "Subscription", partitionKeyAlias: "AccountId", sortKeyAlias: "SubId#SKU" },
        { name: "Receipts", partitionKeyAlias: "AccountId", sortKeyAlias: "ProcessedDate#SKU" },
      ],
      items: [{ SK: { S: "SUB#123#SKU#999" } }, { SK: { S: "REC#12023-05-28T14:15:39.24#SKU#999" } }],
      capacity: {
        capacity: { mode: "auto-scaled", read: { minimum: 1, maximum: 10, targetUtilization: 70 } },
      },
    });
  });

  it("reads models of the first version: several tables, no version, no billing mode", () => {
    const { model: read, tables, problems, notes } = importFixture("several-tables.json");
    expect({ problems, notes }).toEqual({ problems: [], notes: [] });
    expect(read?.name).toBe("Library");
    expect(tables.map(({ name }) => name)).toEqual(["Book", "Loan"]);
    expect(tables[0]?.sortKey).toBeUndefined();
    expect(tables[1]).toMatchObject({ partitionKey: { name: "reader#branch" }, sortKey: { name: "due", type: "N" } });
    expect(tables[0]?.capacity).toEqual({ capacity: { mode: "on-demand" }, because: "the model has no billing mode" });
  });

  it("reads local indexes, settings, and what indexes have of their own", () => {
    const { tables, problems, notes } = importFixture("every-setting.json");
    expect(problems).toEqual([]);
    expect(notes).toEqual([
      "DataModel[0].GlobalSecondaryIndexes[1].Projection: the projection includes nothing beside keys, which is KEYS_ONLY.",
      "DataModel[0].AccessPatterns: it was not taken over.",
    ]);
    expect(tables[0]).toMatchObject({
      partitionKey: { name: "sensor", type: "S" },
      globalIndexes: [
        {
          name: "by-site",
          projection: { include: ["value"] },
          capacity: {
            capacity: {
              mode: "auto-scaled",
              read: { minimum: 2, maximum: 200, targetUtilization: 60 },
              write: { minimum: 30, maximum: 30 },
            },
          },
        },
        { name: "by-digest", sortKey: undefined, projection: "keys-only", capacity: undefined },
      ],
      localIndexes: [
        { name: "by-value", sortKey: { name: "value", type: "N" }, projection: "all" },
        { name: "by-quality", sortKey: { name: "quality", type: "S" }, projection: { include: ["note"] } },
      ],
      capacity: { capacity: { mode: "provisioned", read: 5, write: 6 } },
      timeToLive: { attribute: "expires" },
      streamView: "NEW_IMAGE",
      tableClass: "STANDARD_INFREQUENT_ACCESS",
    });
  });

  it("makes one item of what several facets show, and leaves out what no engine takes", () => {
    const { tables, problems, notes } = importFixture("loose-samples.json");
    expect(problems).toEqual([]);
    expect(tables[0]?.items).toEqual([
      {
        id: { S: "b" },
        rank: { N: "2" },
        camera: {
          M: { on: { BOOL: true }, lenses: { M: { front: { M: { x: { N: "59" } } } } }, name: { S: "main" } },
        },
        nested: { M: { M: { M: { HP: { N: "50" } } } } },
        tags: { SS: ["new"] },
        height: { S: "tall" },
      },
      { id: { S: "a" }, rank: { N: "1" }, name: { S: "Ann" }, age: { N: "33" } },
    ]);
    expect(notes).toEqual(
      expect.arrayContaining([
        'DataModel[0].TableData[0]: "day" is not of type S, which its index needs, and was left out.',
        'DataModel[0].TableData[1]: it has no "id" of type S and was left out of the samples.',
        'DataModel[0].TableData[2]: it has no "rank" of type N and was left out of the samples.',
        "DataModel[0].TableData[3]: it is no item and was left out of the samples.",
        "DataModel[0].TableFacets[1].TableData[0]: another item has the same key and other values; the first was kept.",
      ]),
    );
  });

  it("gives names that AWS takes, says so, and keeps files and constants apart", () => {
    const { tables, problems, notes } = importFixture("awkward-names.json");
    expect(problems).toEqual([]);
    expect(tables.map(({ name, fileName, constantName }) => [name, fileName, constantName])).toEqual([
      ["Strasse-7-Ubersicht", "strasse-7-ubersicht", "strasse7Ubersicht"],
      ["index", "index-table", "indexTable"],
      ["2024", "2024", "table2024"],
      ["class", "class", "classTable"],
      ["table", "table", "tableTable"],
      ["my_table", "my-table", "myTable"],
      ["myTable", "my-table-2", "myTable2"],
    ]);
    expect(tables[0]?.globalIndexes.map(({ name }) => name)).toEqual(["by-day", "by-day-2", "G1-index"]);
    expect(notes).toHaveLength(5);
    expect(notes[0]).toBe(
      'DataModel[0]: AWS takes letters, digits, `_`, `-` and `.`: the table "Straße 7 \\"Übersicht\\"" is imported as "Strasse-7-Ubersicht".',
    );
  });

  it("reports every problem at once, each with its place", () => {
    const { model: read, problems } = importFixture("many-problems.json");
    expect(read).toBeUndefined();
    expect(problems).toEqual([
      "DataModel[0].TableName is missing.",
      'DataModel[0].KeyAttributes.PartitionKey.AttributeType is "BOOL", but a key attribute is of type S, N or B.',
      "DataModel[1].TableName is empty, but has to be a text.",
      "DataModel[1].KeyAttributes.PartitionKey.AttributeName is a number, but has to be a text.",
      "DataModel[1].GlobalSecondaryIndexes is an object, but has to be a list.",
      "DataModel[2] is a text, but has to be an object.",
      'DataModel[3].GlobalSecondaryIndexes[0].Projection.ProjectionType is "SOME", but has to be ALL, KEYS_ONLY or INCLUDE.',
      "DataModel[3].GlobalSecondaryIndexes[2].KeyAttributes.PartitionKey is missing.",
      "DataModel[3].GlobalSecondaryIndexes[3].Projection is missing.",
      "DataModel[3].LocalSecondaryIndexes[0].KeyAttributes.SortKey is missing: it is what makes a local secondary index.",
      'DataModel[3].LocalSecondaryIndexes[0] has the partition key "other", but a local secondary index has its table\'s, "pk".',
      "DataModel[3].LocalSecondaryIndexes needs a table with a sort key, and DataModel[3] has none.",
      'DataModel[3] uses the key attribute "day" as S and as N.',
      'DataModel[3] uses the key attribute "pk" as S and as N.',
      'DataModel[3] has more than one index "two".',
      'DataModel has more than one table "orders".',
    ]);
  });

  it.each([
    [{ AWSTemplateFormatVersion: "2010-09-09", Resources: {} }, "`DataModel` is missing"],
    [[model(table())], "the file holds a list"],
    [5, "the file holds a number"],
    [{ DataModel: {} }, "`DataModel` is an object"],
    [{ DataModel: [] }, "`DataModel` is empty"],
    [{ ...model(table()), ModelMetadata: { AWSService: "Amazon Keyspaces" } }, "it is made for Amazon Keyspaces"],
  ])("names what is missing in what is no such model: %j", (value, missing) => {
    const { problems } = importValue(value);
    expect(problems).toEqual([expect.stringContaining(`This is no NoSQL Workbench model: ${missing}; `)]);
  });

  it("does not take an empty sort key for one, where an index needs it", () => {
    const empty = { SortKey: { AttributeName: "", AttributeType: "S" } };
    const keys = {
      PartitionKey: { AttributeName: "pk", AttributeType: "S" },
      SortKey: { AttributeName: "sk", AttributeType: "S" },
    };
    const local = { IndexName: "local", KeyAttributes: empty, Projection: { ProjectionType: "ALL" } };
    const { problems } = importValue(model(table({ KeyAttributes: keys, LocalSecondaryIndexes: [local] })));
    expect(problems).toEqual([
      "DataModel[0].LocalSecondaryIndexes[0].KeyAttributes.SortKey is missing: it is what makes a local secondary index.",
    ]);
  });

  it("takes null for nothing, wherever a model may have nothing", () => {
    const nothing = {
      NonKeyAttributes: null,
      TableFacets: null,
      GlobalSecondaryIndexes: null,
      LocalSecondaryIndexes: null,
      TableData: null,
      BillingMode: null,
      ProvisionedCapacitySettings: null,
      StreamSpecification: null,
      TimeToLiveSpecification: null,
      TableClass: null,
    };
    const { tables, problems, notes } = importValue({ ...model(table(nothing)), ModelMetadata: null });
    expect({ problems, notes }).toEqual({ problems: [], notes: [] });
    expect(tables[0]).toMatchObject({ name: "orders", globalIndexes: [], localIndexes: [], facets: [], items: [] });
  });

  it.each([
    [{ TimeToLiveSpecification: { AttributeName: "gone", Enabled: false } }, {}],
    [{ TimeToLiveSpecification: { AttributeName: "pk", Enabled: true } }, {}],
    [{ TimeToLiveSpecification: { Enabled: true } }, {}],
    [{ StreamSpecification: { StreamEnabled: false, StreamViewType: "NEW_IMAGE" } }, {}],
    [{ StreamViewType: "OLD_IMAGE" }, { streamView: "OLD_IMAGE" }],
    [{ TableClass: "GLACIER" }, {}],
  ])("takes over settings only where they hold: %j", (settings, expected) => {
    const { tables, problems } = importValue(model(table(settings)));
    expect(problems).toEqual([]);
    const { timeToLive, streamView, tableClass } = tables[0] ?? {};
    expect(JSON.parse(JSON.stringify({ timeToLive, streamView, tableClass }))).toEqual(expected);
  });
});
