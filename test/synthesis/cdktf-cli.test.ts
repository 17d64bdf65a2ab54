import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CommandResult, run } from "../support/command";

jest.setTimeout(120_000);

const PROJECT = resolve(__dirname, "../..");
const emptyFolder = () => mkdtempSync(join(tmpdir(), "cdktf-cli-"));

/** `npx cdktf ...` as a user types it, without Terraform on the machine. */
function cdktf(args: readonly string[], outdir: string, home = emptyFolder()): Promise<CommandResult> {
  return run("npx", ["cdktf", ...args, "--output", outdir], {
    cwd: PROJECT,
    env: { CI: "", NO_COLOR: "1", CDKTF_HOME: join(home, "cdktf"), TERRAFORM_BINARY_NAME: "no-terraform-here" },
  });
}

function configurations(outdir: string): Record<string, string> {
  const stacks = join(outdir, "stacks");
  return Object.fromEntries(
    readdirSync(stacks).map((name) => [name, readFileSync(join(stacks, name, "cdk.tf"), "utf8")]),
  );
}

test("cdktf synth writes the same configurations in whatever format it is asked for, and no twins", async () => {
  const [plain, hcl] = [emptyFolder(), emptyFolder()];
  expect(await cdktf(["synth"], plain)).toMatchObject({ exitCode: 0 });
  expect(await cdktf(["synth", "--hcl"], hcl)).toMatchObject({ exitCode: 0 });
  expect(Object.keys(configurations(plain))).toContain("dev-tables");
  expect(configurations(hcl)).toEqual(configurations(plain));
  expect(existsSync(join(plain, "stacks/dev-tables/cdk.tf.json"))).toBe(false);
});

test("a stack that is no more does not stop the CLI, which removes its folder", async () => {
  const outdir = emptyFolder();
  mkdirSync(join(outdir, "stacks/old-tables"), { recursive: true });
  writeFileSync(join(outdir, "stacks/old-tables/metadata.json"), "{}");
  expect(await cdktf(["synth"], outdir)).toMatchObject({ exitCode: 0 });
  expect(readdirSync(join(outdir, "stacks"))).not.toContain("old-tables");
});

test("the CLI is told what is applied first", async () => {
  const outdir = emptyFolder();
  expect(await cdktf(["synth"], outdir)).toMatchObject({ exitCode: 0 });
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
    stacks: Readonly<Record<string, { dependencies: readonly string[] }>>;
  };
  expect(stacks["dev-access"]?.dependencies).toEqual([]);
  expect(stacks["dev-network"]?.dependencies).toEqual(["dev-access"]);
  expect(stacks["dev-tables"]?.dependencies).toEqual([]);
  // A table of production demands the endpoint.
  expect(stacks["prod-tables"]?.dependencies).toEqual(["prod-network"]);
});

test("cdktf list names the stacks, prints the warnings and reports to nobody", async () => {
  const home = emptyFolder();
  const { exitCode, output } = await cdktf(["list"], emptyFolder(), home);
  expect(exitCode).toBe(0);
  for (const name of ["dev-tables", "test-tables", "prod-tables", "sandbox-tables"]) expect(output).toContain(name);
  expect(output).toContain("WARN");
  expect(output).not.toContain("telemetry");
  // The CLI writes a user id there before it reports for the first time.
  expect(readdirSync(home)).toEqual([]);
});
