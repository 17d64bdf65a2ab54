import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BundleCache } from "./bundle-cache";
import { BundledFunctions } from "./bundled-functions";

const CACHE = "node_modules/.cache/functions";

function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "cached-"));
  mkdirSync(join(folder, "functions/greet"), { recursive: true });
  writeFileSync(join(folder, "package-lock.json"), "{}");
  writeFileSync(join(folder, "functions/greet/handler.ts"), 'export { handler } from "./greeting";');
  writeFileSync(join(folder, "functions/greet/greeting.ts"), "export const handler = () => 1;");
  return folder;
}

const hashIn = (folder: string) => BundledFunctions.fast(folder).packageOf("greet").sha256;
const freshHashIn = (folder: string) => new BundledFunctions(folder).packageOf("greet").sha256;

/** Puts something else into the cache, to see whether it is used. */
function forge(folder: string): void {
  const file = join(folder, CACHE, "greet.json");
  const kept = JSON.parse(readFileSync(file, "utf8")) as object;
  writeFileSync(file, JSON.stringify({ ...kept, zip: Buffer.from("forged").toString("base64") }));
}

test("a second run takes the archive of the first, with the same bytes", () => {
  const folder = project();
  const first = hashIn(folder);
  expect(first).toBe(freshHashIn(folder));
  expect(hashIn(folder)).toBe(first);
  expect(readdirSync(join(folder, CACHE))).toEqual(["greet.json"]);
  forge(folder);
  expect(hashIn(folder)).not.toBe(first);
});

test.each([
  ["a file of the function", "functions/greet/greeting.ts", "export const handler = () => 2;"],
  ["the installed packages", "package-lock.json", '{"other":true}'],
])("where %s has changed, it is bundled again", (_, path, content) => {
  const folder = project();
  hashIn(folder);
  forge(folder);
  writeFileSync(join(folder, path), content);
  expect(hashIn(folder)).toBe(freshHashIn(folder));
});

test("where a file beside the code has changed, the archive is made again", () => {
  const folder = project();
  const hash = (text: string) => BundledFunctions.fast(folder).packageOf("greet", { "data.json": text }).sha256;
  const first = hash("1");
  expect(hash("2")).not.toBe(first);
  expect(hash("1")).toBe(first);
});

test("a file that is gone is not read from the cache", () => {
  const folder = project();
  hashIn(folder);
  rmSync(join(folder, "functions/greet/greeting.ts"));
  const code = BundledFunctions.fast(folder);
  code.packageOf("greet");
  expect(code.problems).toHaveLength(1);
});

test("other options of the bundler give another archive", () => {
  const folder = project();
  const archive = { zip: new Uint8Array([1]), inputs: ["functions/greet/handler.ts"] };
  new BundleCache(folder, "one").write("greet", archive);
  expect(new BundleCache(folder, "one").read("greet")).toEqual(Buffer.from([1]));
  expect(new BundleCache(folder, "two").read("greet")).toBeUndefined();
});

test("a cache that cannot be read is none", () => {
  const folder = project();
  hashIn(folder);
  writeFileSync(join(folder, CACHE, "greet.json"), '{"fingerprint":');
  expect(hashIn(folder)).toBe(freshHashIn(folder));
});
