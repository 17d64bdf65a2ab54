import fc from "fast-check";
import { fullJitter } from "./backoff";

describe("the wait before the next attempt", () => {
  const limits = { baseMs: 100, capMs: 5_000 };

  it("doubles its limit with every failure, up to the cap", () => {
    const longest = [1, 2, 3, 6, 7, 50].map((failures) => fullJitter(limits, failures, () => 1));
    expect(longest).toEqual([100, 200, 400, 3_200, 5_000, 5_000]);
  });

  it("is anything up to that limit, and uses all of it", () => {
    expect(fullJitter(limits, 3, () => 0)).toBe(0);
    expect(fullJitter(limits, 3, () => 0.5)).toBe(200);
  });

  it("never exceeds the cap and is never negative", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, drawn) => {
        const wait = fullJitter(limits, failures, () => drawn);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(limits.capMs);
      }),
    );
  });
});
