import { strFromU8, unzipSync } from "fflate";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import Module from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { BundledFunctions } from "./bundled-functions";

// Bundling the SDK takes a second on a busy machine.
jest.setTimeout(30_000);

/** A project with these files and the installed packages, in a folder of its own. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "functions-"));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const GREETER = {
  "functions/greet/handler.ts": `
    import { S3Client } from "@aws-sdk/client-s3";
    import { greeting } from "./greeting";
    const s3 = new S3Client({ region: "eu-west-1" });
    export async function handler(event: { readonly name: string }): Promise<string> {
      return greeting(event.name, await s3.config.region());
    }`,
  "functions/greet/greeting.ts": `export const greeting = (name: string, region: string) => \`\${name} in \${region}\`;`,
};

/** Loads the bundle as Lambda does, from the only file of the archive. */
function load(zip: Uint8Array): { handler(event: unknown): Promise<unknown> } {
  const files = unzipSync(zip);
  expect(Object.keys(files)).toEqual(["index.js"]);
  const loaded = new Module("index") as Module & { _compile(code: string, file: string): void };
  // Nothing is installed beside the file.
  loaded._compile(strFromU8(files["index.js"] ?? new Uint8Array()), join(tmpdir(), "nowhere/index.js"));
  return loaded.exports as { handler(event: unknown): Promise<unknown> };
}

test("a bundled handler runs alone, with the SDK in it", async () => {
  const { zip } = new BundledFunctions(project(GREETER)).packageOf("greet");
  expect(await load(zip).handler({ name: "Ada" })).toBe("Ada in eu-west-1");
});

test("the archive has the same bytes in every folder and time zone and no path of them, and its hash is what Lambda computes", () => {
  const zone = process.env["TZ"];
  const [here, there] = ["Pacific/Auckland", "America/Los_Angeles"].map((name) => {
    process.env["TZ"] = name;
    return new BundledFunctions(project(GREETER)).packageOf("greet");
  });
  process.env["TZ"] = zone;
  if (!here || !there) throw new Error("nothing was bundled");
  expect(Buffer.from(there.zip).equals(here.zip)).toBe(true);
  expect(here.sha256).toBe(createHash("sha256").update(here.zip).digest("base64"));
  expect(here.fileName).toBe("greet.zip");
  const code = strFromU8(unzipSync(here.zip)["index.js"] ?? new Uint8Array());
  for (const path of [process.cwd(), tmpdir()]) expect(code).not.toContain(path);
});

test("another line of code gives another archive", () => {
  const small = { "functions/greet/handler.ts": "export const handler = () => 1;" };
  const changed = { "functions/greet/handler.ts": "export const handler = () => 2;" };
  const [before, after] = [small, changed].map((files) => new BundledFunctions(project(files)).packageOf("greet"));
  expect(after?.sha256).not.toBe(before?.sha256);
});

test("a function is bundled once, however often it is asked for", () => {
  const code = new BundledFunctions(project({ "functions/greet/handler.ts": "export const handler = () => 1;" }));
  expect(code.packageOf("greet")).toBe(code.packageOf("greet"));
  expect(code.problems).toEqual([]);
});

test("every mistake in every function is a problem with its place", () => {
  const code = new BundledFunctions(
    project({
      "functions/broken/handler.ts": "export const handler = () => {\n  return (;\n};",
      "functions/lost/handler.ts":
        'import { x } from "./nowhere";\nimport "no-such-package";\nexport const handler = x;',
    }),
  );
  for (const name of ["broken", "lost", "absent", "absent"]) code.packageOf(name);
  expect(code.problems.map(({ severity, path, message }) => [severity, path, message])).toEqual([
    [
      "error",
      "functions/broken/handler.ts:2:11",
      expect.stringMatching(/^The function broken cannot be bundled: Unexp/),
    ],
    ["error", "functions/lost/handler.ts:1:19", expect.stringContaining('Could not resolve "./nowhere"')],
    ["error", "functions/lost/handler.ts:2:8", expect.stringContaining('Could not resolve "no-such-package"')],
    ["error", "functions/absent/handler.ts", "There is no function absent."],
  ]);
});
