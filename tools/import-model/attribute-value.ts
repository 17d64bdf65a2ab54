import { AttributeValue } from "../../model/item";
import { isRecord, kindOf } from "./part";

/** A value in DynamoDB JSON, or why there is none, with what was changed on the way. */
export class ValueReader {
  /** Remarks on what was changed, in the order of finding. */
  readonly changes = new Set<string>();

  /** Reads a value that should be DynamoDB JSON; undefined, with a remark, for what cannot be stored. */
  read(raw: unknown): AttributeValue | undefined {
    const typed = soleProperty(raw);
    if (!typed) return this.plain(raw);
    const [type, content] = typed;
    switch (type) {
      case "S":
        return this.text(content) ?? this.plain(raw);
      case "N":
        return this.number(content) ?? this.plain(raw);
      case "B":
        return typeof content === "string" ? { B: content } : this.plain(raw);
      case "BOOL":
        return this.boolean(content) ?? this.plain(raw);
      case "NULL":
        return content === true || content === "true" || content === null ? { NULL: true } : this.plain(raw);
      case "SS":
      case "NS":
      case "BS":
        return Array.isArray(content) ? this.set(type, content) : this.plain(raw);
      case "L":
        return Array.isArray(content) ? this.list(content) : this.plain(raw);
      case "M":
        return isRecord(content) ? this.map(content) : this.plain(raw);
      default:
        return this.plain(raw);
    }
  }

  /** Plain JSON where DynamoDB JSON should be: the type follows from the value. */
  private plain(raw: unknown): AttributeValue | undefined {
    this.changes.add("plain JSON was given the types of DynamoDB JSON");
    if (typeof raw === "string") return { S: raw };
    if (typeof raw === "number") return { N: String(raw) };
    if (typeof raw === "boolean") return { BOOL: raw };
    if (raw === null) return { NULL: true };
    if (Array.isArray(raw)) return this.list(raw);
    if (isRecord(raw)) return this.map(raw);
    return undefined;
  }

  private text(content: unknown): AttributeValue | undefined {
    if (typeof content === "string") return { S: content };
    if (typeof content !== "number" && typeof content !== "boolean") return undefined;
    this.changes.add(`${kindOf(content)} of type S was written as text`);
    return { S: String(content) };
  }

  private number(content: unknown): AttributeValue | undefined {
    if (typeof content === "number") {
      this.changes.add("a number of type N was written as text, as DynamoDB JSON has it");
      return { N: String(content) };
    }
    if (typeof content === "string" && isNumber(content)) return { N: content.trim() };
    if (typeof content !== "string") return undefined;
    this.changes.add(`${JSON.stringify(content)} of type N is no number and was kept as text`);
    return { S: content };
  }

  private boolean(content: unknown): AttributeValue | undefined {
    if (typeof content === "boolean") return { BOOL: content };
    if (content !== "true" && content !== "false") return undefined;
    this.changes.add("a text of type BOOL was written as true or false");
    return { BOOL: content === "true" };
  }

  private set(type: "SS" | "NS" | "BS", content: readonly unknown[]): AttributeValue | undefined {
    const elements = [...new Set(content.map(String))];
    if (elements.length < content.length) this.changes.add("a set held an element twice");
    if (elements.length === 0) {
      this.changes.add("an empty set, which DynamoDB does not store, was left out");
      return undefined;
    }
    if (type === "NS" && !elements.every(isNumber)) {
      this.changes.add("a set of type NS holds what is no number and was kept as texts");
      return { SS: elements };
    }
    if (type === "NS") return { NS: elements };
    return type === "SS" ? { SS: elements } : { BS: elements };
  }

  private list(content: readonly unknown[]): AttributeValue {
    return { L: content.map((element) => this.read(element)).filter((element) => element !== undefined) };
  }

  private map(content: Readonly<Record<string, unknown>>): AttributeValue {
    return { M: this.attributes(content) };
  }

  /** The attributes of an item or a map. */
  attributes(content: Readonly<Record<string, unknown>>): Record<string, AttributeValue> {
    const entries = Object.entries(content).map(([name, value]) => [name, this.read(value)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, AttributeValue] => entry[1] !== undefined));
  }
}

function soleProperty(raw: unknown): readonly [string, unknown] | undefined {
  const entries = isRecord(raw) ? Object.entries(raw) : [];
  return entries.length === 1 ? entries[0] : undefined;
}

function isNumber(text: string): boolean {
  return /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(text);
}
