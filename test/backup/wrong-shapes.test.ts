import { holdsMarker, isMarker } from "../../model/markers";
import { validate } from "../../model/validate";
import { backedUp, keepsCopies } from "../support/backed-up";

jest.setTimeout(60_000);

const JUNK = [
  undefined,
  null,
  0,
  -1,
  NaN,
  "x",
  true,
  [],
  {},
  [null],
  { kind: "plan" },
  { mode: "compliance" },
] as const;

type Steps = readonly string[];

/** Every place in a value, itself first. */
function placesIn(value: unknown, at: Steps = []): Steps[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([step, held]) => placesIn(held, [...at, step]))];
}

/** A copy of the value with something else at a place. */
function replaced(value: unknown, [step, ...rest]: Steps, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((held, at) => (String(at) === step ? replaced(held, rest, by) : (held as unknown)));
  return { ...(value as object), [step]: replaced((value as Record<string, unknown>)[step], rest, by) };
}

test("whatever stands anywhere in what is said of backups, validation says what is wrong, and only of what is there", () => {
  let refused = 0;
  for (const place of placesIn(backedUp.backups)) {
    for (const junk of JUNK) {
      const environment = { ...backedUp, backups: replaced(backedUp.backups, place, junk) };
      const { problems } = validate({ environments: [environment, keepsCopies] });
      if (problems.some(({ severity }) => severity === "error")) refused++;
      for (const { path, message, expected, received } of problems) {
        expect([path, message, expected].filter((text) => isMarker(text) || text.includes("NaN"))).toEqual([]);
        expect(typeof received === "number" || !holdsMarker(received)).toBe(true);
      }
    }
  }
  expect(refused).toBeGreaterThan(400);
});
