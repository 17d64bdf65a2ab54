import { natureOf } from "./nature";

const update = (UpdateExpression: string) => natureOf("UpdateItem", { UpdateExpression }).repeatable;

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
    "REMOVE #address.#street",
    "DELETE tags :gone",
    "SET #n-0 = :v0".replace("-", ""),
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
  ])("UpdateItem with %s does not", (expression) => {
    expect(update(expression)).toBe(false);
  });

  it("does not repeat what it does not know", () => {
    expect(natureOf("ExecuteStatement", {})).toEqual({ writes: true, repeatable: false });
    expect(natureOf("UpdateItem", { AttributeUpdates: {} }).repeatable).toBe(false);
  });
});
