import { z } from "zod";
import { Fault, Steps } from "./faults";
import { nearest } from "./nearest";
import { accepts, describe, isOptional, knownTexts, neutral, unwrap } from "./schema";
import { discriminatorOf, likelyOption, optionFor } from "./schema-unions";
import { anyOf, quoted } from "./words";

export interface Examined<T> {
  /** The value itself where it is of the right shape, else a copy that has it: with stand-ins for what is wrong. */
  readonly value: T;
  readonly faults: readonly Fault[];
}

/** Marks a value that is wrong as a whole: its holder decides between a stand-in and leaving it out. */
const UNFIT = Symbol("unfit");

/** Steps after which a value is taken to contain itself: DynamoDB nests 32 levels, of two steps each. */
const MAX_STEPS = 100;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Compares a value with its schema and reports everything that differs, each at its own place, and makes a copy that
 * rules can run on. The value itself is never changed.
 */
export function examine<T>(schema: z.ZodType<T>, value: unknown): Examined<T> {
  const faults: Fault[] = [];
  const mended = new Mender(faults).mend(schema, value, []);
  return { value: (mended === UNFIT ? neutral(schema) : mended) as T, faults };
}

class Mender {
  constructor(private readonly faults: Fault[]) {}

  mend(schema: z.ZodType, value: unknown, at: Steps): unknown {
    if (accepts(schema, value)) return value;
    const inner = unwrap(schema);
    if (at.length > MAX_STEPS) return this.unfit(inner, value, at, "The value is nested too deeply.");
    if (inner instanceof z.ZodUnion) return this.mendUnion(inner, value, at);
    if (inner instanceof z.ZodObject && isRecord(value)) return this.mendObject(inner.shape, value, at);
    if (inner instanceof z.ZodArray && Array.isArray(value)) {
      const element = inner.element as z.ZodType;
      return Array.from(value, (held: unknown, position) => this.orNeutral(element, held, [...at, position]));
    }
    if (inner instanceof z.ZodRecord && isRecord(value)) {
      const held = inner.valueType as z.ZodType;
      return Object.fromEntries(Object.keys(value).map((key) => [key, this.orNeutral(held, value[key], [...at, key])]));
    }
    return this.unfit(inner, value, at);
  }

  private orNeutral(schema: z.ZodType, value: unknown, at: Steps): unknown {
    const mended = this.mend(schema, value, at);
    return mended === UNFIT ? neutral(schema, this.faults.length) : mended;
  }

  private mendUnion(union: z.ZodUnion, value: unknown, at: Steps): unknown {
    const option = optionFor(union, value);
    if (option) return this.mend(option, value, at);
    const discriminator = discriminatorOf(union);
    if (discriminator === undefined || !isRecord(value)) return this.unfit(union, value, at);
    const { name, schema } = discriminator;
    const likely = likelyOption(union, name, value);
    this.unfit(schema, value[name], [...at, name], undefined, likely ? [...at, name] : at);
    return likely ? this.mend(likely.option, { ...value, [name]: likely.is }, at) : UNFIT;
  }

  private mendObject(shape: Readonly<Record<string, z.ZodType>>, value: Record<string, unknown>, at: Steps): unknown {
    const mended: Record<string, unknown> = {};
    const meant = this.unknownProperties(shape, value, at);
    for (const [name, schema] of Object.entries(shape)) {
      const held = value[meant.get(name) ?? name];
      if (held === undefined && isOptional(schema)) continue;
      const result = this.mend(schema, held, [...at, name]);
      if (result !== UNFIT) mended[name] = result;
      else if (!isOptional(schema)) mended[name] = neutral(schema, this.faults.length);
    }
    return mended;
  }

  /**
   * Reports the properties that do not exist. Where one is close to a known property that is absent, it is read as
   * that one, so that a slip in a name does not hide what is wrong with the value.
   */
  private unknownProperties(shape: object, value: Record<string, unknown>, at: Steps): Map<string, string> {
    const known = Object.keys(shape);
    const absent = new Set(known.filter((name) => value[name] === undefined));
    const meant = new Map<string, string>();
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(shape, name)) continue;
      const adopted = nearest(name, absent);
      if (adopted !== undefined) {
        absent.delete(adopted);
        meant.set(adopted, name);
      }
      const hint = adopted ?? nearest(name, known);
      this.faults.push({
        at: [...at, name],
        mended: [...at, name],
        finding: {
          message: `There is no property ${quoted(name)} here.`,
          received: value[name],
          expected: hint === undefined ? `one of ${anyOf(known)}` : `did you mean ${quoted(hint)}?`,
        },
      });
    }
    return meant;
  }

  private unfit(schema: z.ZodType, value: unknown, at: Steps, message?: string, mended = at): typeof UNFIT {
    const name = at.at(-1);
    const missing = value === undefined && typeof name === "string";
    const finding = missing
      ? { message: `The property ${quoted(name)} is missing.`, expected: describe(schema) }
      : { message: message ?? complaint(schema, value), received: value, expected: expectation(schema, value) };
    this.faults.push({ at, mended, finding });
    return UNFIT;
  }
}

function complaint(schema: z.ZodType, value: unknown): string {
  const kindIsRight = typeof value === "string" && knownTexts(schema).length > 0;
  return kindIsRight ? "The value is none of the known ones." : "The value is of the wrong kind.";
}

function expectation(schema: z.ZodType, value: unknown): string {
  const hint = typeof value === "string" ? nearest(value, knownTexts(schema)) : undefined;
  return hint === undefined ? describe(schema) : `${describe(schema)}; did you mean ${quoted(hint)}?`;
}
