import { AttributeValue as SdkValue } from "@aws-sdk/client-dynamodb";
import { Condition } from "../../model/condition";
import { AttributeValue, Item } from "../../model/item";
import { toSdk } from "./sdk-items";

/**
 * The names and values of a request's expressions. Every attribute goes by a placeholder: hundreds of plain words
 * (`TTL`, `state`, `name`) are reserved, and names may hold characters that expressions do not allow.
 */
export class Expressions {
  private readonly placeholders = new Map<string, string>();
  private readonly operands: SdkValue[] = [];

  /** The placeholder of an attribute's name. */
  name(attribute: string): string {
    const existing = this.placeholders.get(attribute);
    if (existing !== undefined) return existing;
    const placeholder = `#n${this.placeholders.size}`;
    this.placeholders.set(attribute, placeholder);
    return placeholder;
  }

  /** The placeholder of a value. */
  value(value: AttributeValue): string {
    this.operands.push(toSdk(value));
    return `:v${this.operands.length - 1}`;
  }

  /** One condition, as key, filter and condition expressions write it. */
  condition({ attribute, operator }: Condition, values: readonly AttributeValue[]): string {
    const name = this.name(attribute);
    const operands = values.map((value) => this.value(value));
    switch (operator) {
      case "between":
        return `${name} BETWEEN ${operands.join(" AND ")}`;
      case "begins_with":
      case "contains":
      case "attribute_exists":
      case "attribute_not_exists":
        return `${operator}(${[name, ...operands].join(", ")})`;
      case "=":
      case "<>":
      case "<":
      case "<=":
      case ">":
      case ">=":
        return `${name} ${operator} ${operands.join()}`;
    }
  }

  /** `SET` of every attribute of the item; nothing for an empty item. */
  assignments(item: Item): string | undefined {
    const assignments = Object.entries(item).map(([name, value]) => `${this.name(name)} = ${this.value(value)}`);
    return assignments.length === 0 ? undefined : `SET ${assignments.join(", ")}`;
  }

  /** The names behind the placeholders. The API rejects an empty map, so there is none then. */
  names(): { ExpressionAttributeNames?: Record<string, string> } {
    if (this.placeholders.size === 0) return {};
    const entries = [...this.placeholders].map(([attribute, placeholder]) => [placeholder, attribute] as const);
    return { ExpressionAttributeNames: Object.fromEntries(entries) };
  }

  /** The values behind the placeholders, if there are any. */
  values(): { ExpressionAttributeValues?: Record<string, SdkValue> } {
    if (this.operands.length === 0) return {};
    const entries = this.operands.map((value, position) => [`:v${position}`, value] as const);
    return { ExpressionAttributeValues: Object.fromEntries(entries) };
  }
}
