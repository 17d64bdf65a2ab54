import { CATALOGUE } from "../../environments/tables";
import { Table } from "../../model/table";
import { deleteItemInput, putItemInput, queryInput, transactWriteItemsInput, updateItemInput } from "./pattern-request";

const catalogue: readonly Table[] = CATALOGUE;

function call(tableName: string, patternName: string) {
  const table = catalogue.find(({ name }) => name === tableName);
  const pattern = table?.accessPatterns.find(({ name }) => name === patternName);
  if (!table || !pattern?.example) throw new Error(`no example of ${patternName}`);
  return { table, tableName, pattern, example: pattern.example };
}

describe("the request of an access pattern", () => {
  it("is a Query with every attribute behind a placeholder, because any of them may be a reserved word", () => {
    expect(queryInput(call("complaints", "state changes of a complaint"))).toEqual({
      TableName: "complaints",
      IndexName: undefined,
      KeyConditionExpression: "#n0 = :v0 AND begins_with(#n1, :v1)",
      FilterExpression: "#n2 = :v2",
      ProjectionExpression: "#n0, #n1, #n3, #n2, #n4",
      Select: undefined,
      ScanIndexForward: true,
      Limit: undefined,
      ConsistentRead: false,
      ExpressionAttributeNames: {
        "#n0": "PK",
        "#n1": "SK",
        "#n2": "complaint_state",
        "#n3": "comm_date",
        "#n4": "agentID",
      },
      ExpressionAttributeValues: { ":v0": { S: "Complaint123" }, ":v1": { S: "comm#" }, ":v2": { S: "resolved" } },
    });
  });

  it("asks an index for its own keys too, in the order and with the limit of the pattern", () => {
    const input = queryInput(call("sessions", "last login time of a customer"));
    expect(input).toMatchObject({ IndexName: "GSI1_inverse", ScanIndexForward: false, Limit: 1 });
    expect(Object.values(input.ExpressionAttributeNames ?? {})).toEqual(["SK", "PK", "last_login_time"]);
  });

  it("selects all attributes of a table where the pattern returns all", () => {
    expect(queryInput(call("recurring-payments", "receipts of an account"))).toMatchObject({
      Select: "ALL_ATTRIBUTES",
      ProjectionExpression: undefined,
    });
  });

  it("puts the key together with the example's item, on the pattern's condition", () => {
    expect(putItemInput(call("recurring-payments", "create receipt"))).toMatchObject({
      Item: { PK: { S: "ACC#456" }, SK: { S: "REC#2023-06-28T06:01:12.480Z#SKU#999" }, TTL: { N: "1703743272" } },
      ConditionExpression: "attribute_not_exists(#n0)",
      ExpressionAttributeNames: { "#n0": "PK" },
    });
  });

  it("updates with SET, and numbers the condition's values after those", () => {
    expect(updateItemInput(call("complaints", "change state of a complaint"))).toMatchObject({
      Key: { PK: { S: "Complaint1321" }, SK: { S: "metadata" } },
      UpdateExpression: "SET #n0 = :v0, #n1 = :v1",
      ConditionExpression: "#n2 = :v2",
    });
  });

  it("deletes by key alone where the pattern has no condition", () => {
    expect(deleteItemInput(call("sessions", "expire session"))).toEqual({
      TableName: "sessions",
      Key: { PK: { S: "suuid#l221et00" }, SK: { S: "c#XYZ" } },
      ConditionExpression: undefined,
    });
  });

  it("writes a transaction as puts, each with its own condition", () => {
    const { TransactItems: items } = transactWriteItemsInput(call("sessions", "create session"));
    expect(items).toHaveLength(1);
    expect(items?.[0]?.Put).toMatchObject({ ConditionExpression: "attribute_not_exists(#n0)" });
  });
});
