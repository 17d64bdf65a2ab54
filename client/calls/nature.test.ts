import { natureOf } from "./nature";

const NAMES = { "#a": "a", "#state": "set" };
const update = (UpdateExpression: string) =>
  natureOf("UpdateItem", { UpdateExpression, ExpressionAttributeNames: NAMES }).repeatable;

describe("whether an operation may be tried again after an attempt that was lost", () => {
  it.each(["GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan", "DescribeTable"])(
    "%s reads",
    (operation) => {
      expect(natureOf(operation, {})).toEqual({ writes: false, repeatable: true });
    },
  );

  it.each(["PutItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"])(
    "%s writes the same again",
    (operation) => {
      expect(natureOf(operation, {})).toEqual({ writes: true, repeatable: true });
    },
  );

  it.each([
    "SET #a = :a, b = :b REMOVE c",
    "SET a = if_not_exists(a, :zero)",
    "SET #a=if_not_exists( a , :zero ),b=:b",
    "SET address.#a = if_not_exists(address . a, :none)",
    "remove #state delete tags :gone set #a = :set",
    "REMOVE #address.#street",
    "DELETE tags :gone",
    "SET #n0 = :v0",
    "",
    "SET additional = :a",
  ])("UpdateItem with %s leaves the same item behind", (expression) => {
    expect(update(expression)).toBe(true);
  });

  it.each([
    "ADD visits :one",
    "set visits = visits + :one",
    "SET stock = stock - :one",
    "SET log = list_append(log, :entry)",
    "REMOVE log[0]",
    "SET #log[3] = :entry",
    "SET a = :a add visits :one",
    "SET #previous = #current, #current = :new",
    "SET a = b",
    "SET a = if_not_exists(b, :zero), b = :b",
    "SET address.a = if_not_exists(a, :zero)",
    "SET a = if_not_exists(a, b)",
    "SET a = :a, b = a REMOVE c",
    "SET a = something_new(:a)",
    "FORGET a",
  ])("UpdateItem with %s does not", (expression) => {
    expect(update(expression)).toBe(false);
  });

  it.each(["PutItem", "DeleteItem", "UpdateItem"])(
    "%s that is answered with the item before it is not: the second answer would be another one",
    (operation) => {
      const answered = (ReturnValues?: string) =>
        natureOf(operation, { UpdateExpression: "SET a = :a", ReturnValues }).repeatable;
      expect(["ALL_OLD", "UPDATED_OLD", "SOMETHING_NEW"].map(answered)).toEqual([false, false, false]);
      expect([undefined, "NONE", "ALL_NEW", "UPDATED_NEW"].map(answered)).toEqual([true, true, true, true]);
    },
  );

  it("does not repeat what it does not know", () => {
    expect(natureOf("ExecuteStatement", {})).toEqual({ writes: true, repeatable: false });
    expect(natureOf("UpdateItem", { AttributeUpdates: {} }).repeatable).toBe(false);
  });
});
