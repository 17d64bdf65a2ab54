/** Why a group of tests cannot run here; nothing where it can. */
export type Missing = string | undefined;

/**
 * Describes tests that need more than Node. Where something is missing they are skipped with one line that says what,
 * except in CI (`CI=true`), where a skipped test would be a test that nobody notices is gone: there they fail.
 */
export function describeWhere(name: string, missing: Missing, tests: () => void): void {
  if (missing === undefined) {
    describe(name, tests);
    return;
  }
  if (process.env["CI"] === "true") {
    test(`${name}: ${missing}`, () => {
      throw new Error(`CI must run these tests: ${missing}`);
    });
    return;
  }
  process.stderr.write(`skipped: ${name}: ${missing}\n`);
  describe.skip(`${name} (skipped: ${missing})`, tests);
}
