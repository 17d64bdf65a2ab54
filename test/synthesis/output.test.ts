import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

jest.setTimeout(60_000);

const PROJECT = resolve(__dirname, "../..");

function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "synth-"));
}

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as the CDKTF CLI and `npm run synth` run it. */
function synth(args: readonly string[], outdir: string, env: NodeJS.ProcessEnv = {}): Run {
  try {
    const stdout = execFileSync("node", ["synthesis/launch.mjs", "main.ts", ...args], {
      cwd: PROJECT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, CDKTF_OUTDIR: outdir, ...env },
    });
    return { exitCode: 0, stdout, stderr: "" };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { exitCode: status, stdout, stderr };
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function digest(folder: string): string {
  const hash = createHash("sha256");
  for (const file of filesBelow(folder)) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex");
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  dev: ["access", "backup", "monitoring", "network", "tables"],
  prod: ["access", "archive", "audit", "backup", "cache", "monitoring", "network", "tables"],
  sandbox: ["access", "account", "backup", "monitoring", "tables"],
  test: ["access", "archive", "audit", "backup", "monitoring", "network", "tables"],
};
const STACKS = Object.entries(PARTS).flatMap(([name, parts]) => parts.map((part) => `${name}-${part}`));

test("synth writes a configuration for every environment and says what it wrote", () => {
  const outdir = join(emptyFolder(), "out");
  const { exitCode, stdout } = synth([], outdir);
  expect(exitCode).toBe(0);
  expect(readdirSync(join(outdir, "stacks")).sort()).toEqual(STACKS);
  expect(stdout).toMatch(/prod-tables +\d+ resources +3 tables +eu-west-1, account 333333333333/);
  expect(stdout).toContain(`4 environments, ${STACKS.length} stacks, `);
  expect(stdout).toMatch(/, \d+ resources, \d+ warnings?; written to .*stacks/);
});

test("the output is the same in every folder, on every run, and however it is started", () => {
  const [first, second, byCli] = [emptyFolder(), join(emptyFolder(), "deeper/still"), emptyFolder()];
  mkdirSync(join(second, ".."), { recursive: true });
  synth([], first);
  synth([], second);
  const once = digest(first);
  synth([], first);
  // What the CDKTF CLI sets when it runs the program without --hcl.
  synth([], byCli, { SYNTH_HCL_OUTPUT: "false", CDKTF_CONTEXT_JSON: "{}" });
  expect([digest(first), digest(second), digest(byCli)]).toEqual([once, once, once]);
});

test("no path of the machine, no time and no account of a person is in the output", () => {
  const outdir = emptyFolder();
  synth([], outdir);
  for (const file of filesBelow(outdir)) {
    const content = readFileSync(join(outdir, file), "utf8");
    expect(content).not.toContain(PROJECT);
    expect(content).not.toContain(outdir);
  }
});

test("a configuration in CDKTF's other format does not stay beside the new one", () => {
  const outdir = emptyFolder();
  const stack = join(outdir, "stacks/dev-tables");
  mkdirSync(stack, { recursive: true });
  writeFileSync(join(stack, "cdk.tf.json"), "{}");
  synth([], outdir);
  expect(existsSync(join(stack, "cdk.tf"))).toBe(true);
  expect(existsSync(join(stack, "cdk.tf.json"))).toBe(false);
});

test("folders of stacks that are no more are removed, and nobody else's", () => {
  const outdir = emptyFolder();
  for (const [name, file] of [
    ["old-tables", "metadata.json"],
    ["older-tables", "cdk.tf.json"],
    ["notes", "notes.txt"],
  ] as const) {
    mkdirSync(join(outdir, "stacks", name), { recursive: true });
    writeFileSync(join(outdir, "stacks", name, file), "{}");
  }
  synth([], outdir);
  expect(readdirSync(join(outdir, "stacks"))).toEqual(expect.arrayContaining(["notes", "dev-tables"]));
  expect(existsSync(join(outdir, "stacks/old-tables"))).toBe(false);
  expect(existsSync(join(outdir, "stacks/older-tables"))).toBe(false);
});

test("one environment alone leaves the others' configurations as they are", () => {
  const outdir = emptyFolder();
  synth([], outdir);
  const before = digest(join(outdir, "stacks"));
  const { exitCode, stdout } = synth(["dev"], outdir);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`1 environment, ${PARTS["dev"]?.length} stacks`);
  expect(digest(join(outdir, "stacks"))).toBe(before);
});

test("an environment that does not exist is refused with the names that do", () => {
  const outdir = join(emptyFolder(), "out");
  const { exitCode, stderr } = synth(["prd"], outdir);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("no environment is called prd; there are: dev, test, prod, sandbox");
  expect(existsSync(outdir)).toBe(false);
});

test("--help says how to use it", () => {
  const { exitCode, stdout } = synth(["--help"], emptyFolder());
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Usage: npm run synth");
});

/** Runs an estate written for a test, from a folder that sees the project's code. */
function synthEstate(source: string, outdir: string): Run {
  const folder = emptyFolder();
  mkdirSync(join(folder, "environments"));
  for (const name of ["model", "synthesis", "node_modules", "stacks", "modules", "controls"]) {
    symlinkSync(join(PROJECT, name), join(folder, name));
  }
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "main.ts"), readFileSync(join(PROJECT, "main.ts")));
  writeFileSync(join(folder, "environments/index.ts"), source);
  try {
    const stdout = execFileSync("node", ["synthesis/launch.mjs", "main.ts"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, CDKTF_OUTDIR: outdir },
    });
    return { exitCode: 0, stdout, stderr: "" };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { exitCode: status, stdout, stderr };
  }
}

test("an unsound estate is refused with every problem at once, without a stack trace, and nothing is written", () => {
  const outdir = join(emptyFolder(), "out");
  const { exitCode, stdout, stderr } = synthEstate(
    `export const estate = { environments: [
       { name: "Dev", stage: "development", account: "1", region: "eu-west-1", costCenter: "x", tables: [] },
       { name: "prod", stage: "prodution", account: "333333333333", region: "eu-west-1", costCenter: "x", alerts: { kind: "created", emails: ["a@example.com"] }, tables: [] },
     ] };`,
    outdir,
  );
  expect(exitCode).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain("Dev");
  expect(stderr).toContain("account");
  expect(stderr).toContain("prodution");
  expect(stderr).toMatch(/\d+ errors/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(outdir)).toBe(false);
});

test("a mistake in the environments' own code is named with its place, without a stack trace", () => {
  const { exitCode, stderr } = synthEstate(
    "const nothing: any = undefined;\nnothing.name;\nexport const estate = {};",
    "x",
  );
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/environments\/ cannot be loaded \(environments\/index\.ts:2:\d+\): Cannot read properties/);
  expect(stderr).not.toMatch(/^\s+at /m);
});
