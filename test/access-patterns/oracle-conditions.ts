import { Condition } from "../../model/condition";
import { AttributeValue, Item } from "../../model/item";
import { Table } from "../../model/table";
import { canonical, compare } from "./attribute-order";
import { Given, valuesOf } from "./given";

function contains(value: AttributeValue, element: AttributeValue): boolean {
  if ("S" in value && "S" in element) return value.S.includes(element.S);
  return elementsOf(value).some((each) => canonical(each) === canonical(element));
}

/** The elements of a set, as values of their own. */
function elementsOf(value: AttributeValue): AttributeValue[] {
  if ("SS" in value) return value.SS.map((S) => ({ S }));
  if ("NS" in value) return value.NS.map((N) => ({ N }));
  if ("BS" in value) return value.BS.map((B) => ({ B }));
  return "L" in value ? [...value.L] : [];
}

function beginsWith(value: AttributeValue, start: AttributeValue): boolean {
  if ("S" in value && "S" in start) return value.S.startsWith(start.S);
  if ("B" in value && "B" in start) {
    const [bytes, first] = [Buffer.from(value.B, "base64"), Buffer.from(start.B, "base64")];
    return bytes.subarray(0, first.length).equals(first);
  }
  return false;
}

/** Whether an item meets a condition, as DynamoDB documents its comparison operators. */
export function meets(table: Table, item: Item, condition: Condition, given: Given): boolean {
  const value = item[condition.attribute];
  const [operand, upper] = valuesOf(table, condition, given);
  if (condition.operator === "attribute_exists") return value !== undefined;
  if (condition.operator === "attribute_not_exists") return value === undefined;
  if (operand === undefined) return false;
  // What is not there differs from everything; no other comparison holds for it.
  if (condition.operator === "<>") return value === undefined || canonical(value) !== canonical(operand);
  if (value === undefined) return false;
  const order = compare(value, operand);
  switch (condition.operator) {
    case "=":
      return canonical(value) === canonical(operand);
    case "<":
      return order !== undefined && order < 0;
    case "<=":
      return order !== undefined && order <= 0;
    case ">":
      return order !== undefined && order > 0;
    case ">=":
      return order !== undefined && order >= 0;
    case "between": {
      const upperOrder = upper && compare(value, upper);
      return order !== undefined && order >= 0 && upperOrder !== undefined && upperOrder <= 0;
    }
    case "begins_with":
      return beginsWith(value, operand);
    case "contains":
      return contains(value, operand);
  }
}

export function meetsAll(table: Table, item: Item, conditions: readonly Condition[], given: Given): boolean {
  return conditions.every((condition) => meets(table, item, condition, given));
}
