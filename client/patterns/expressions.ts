import { Operand } from "./template";
import { ConditionShape } from "./table-shape";

/**
 * The names and values of a request's expressions. Every attribute goes by a placeholder: hundreds of plain words
 * (`TTL`, `state`, `name`) are reserved, and names may hold characters that expressions do not allow.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
 */
export class Expressions {
  private readonly attributes: string[] = [];
  private readonly operands: unknown[] = [];

  /** The placeholder of an attribute's name. */
  name(attribute: string): string {
    if (!this.attributes.includes(attribute)) this.attributes.push(attribute);
    return `#n${this.attributes.indexOf(attribute)}`;
  }

  /** The placeholder of a value. */
  value(value: unknown): string {
    this.operands.push(value);
    return `:v${this.operands.length - 1}`;
  }

  /** One condition, as key, filter and condition expressions write it. */
  condition({ attribute, operator }: ConditionShape, values: readonly Operand[]): string {
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

  /** The names and values behind the placeholders. The API rejects empty maps, so there are none then. */
  placeholders(): {
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, unknown>;
  } {
    const names = this.attributes.map((attribute, position) => [`#n${position}`, attribute] as const);
    const values = this.operands.map((value, position) => [`:v${position}`, value] as const);
    return {
      ...(names.length === 0 ? {} : { ExpressionAttributeNames: Object.fromEntries(names) }),
      ...(values.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(values) }),
    };
  }
}
