import { Log } from "./log";

/**
 * A part of a file that may hold anything, and the place where it is. What is asked of it and is not there, or is of
 * another kind, becomes a problem with that place; the asker gets `undefined` and goes on.
 */
export class Part {
  constructor(
    readonly value: unknown,
    readonly place: string,
    readonly log: Log,
  ) {}

  /** A property; nothing where there is none. */
  at(name: string): Part {
    const value = isRecord(this.value) && Object.hasOwn(this.value, name) ? this.value[name] : undefined;
    return new Part(value, this.place === "" ? name : `${this.place}.${name}`, this.log);
  }

  /** Whether there is anything. Some tools write `null` for nothing. */
  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The names of the properties that hold something. */
  get names(): string[] {
    return isRecord(this.value) ? Object.keys(this.value).filter((name) => this.at(name).exists) : [];
  }

  object(): this | undefined {
    if (isRecord(this.value)) return this;
    this.report("an object");
    return undefined;
  }

  /** A text that is not empty. */
  text(): string | undefined {
    if (typeof this.value === "string" && this.value !== "") return this.value;
    this.report("a text");
    return undefined;
  }

  /** The elements of a list; none where there is nothing. */
  list(): Part[] {
    if (!this.exists) return [];
    if (Array.isArray(this.value)) {
      return this.value.map((element, position) => new Part(element, `${this.place}[${position}]`, this.log));
    }
    this.report("a list");
    return [];
  }

  private report(wanted: string): void {
    const is = this.value === "" ? "is empty" : `is ${kindOf(this.value)}`;
    this.log.problem(`${this.place} ${this.exists ? `${is}, but has to be ${wanted}` : "is missing"}.`);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return "a text";
  return typeof value === "number" ? "a number" : "true or false";
}
