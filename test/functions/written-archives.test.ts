import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LambdaFunction } from "../../modules/function/lambda-function";
import { composeStack } from "../../synthesis/compose-stack";
import { writeOutput } from "../../synthesis/output-folder";
import { FunctionsStack, READY_CODE } from "../support/a-function";
import { oldProvider } from "../support/all-features";

function write(outdir: string, ...names: readonly string[]): string {
  const stack = new FunctionsStack(
    oldProvider,
    (scope, given) => {
      for (const name of names) {
        new LambdaFunction(scope, name, {
          ...given,
          name,
          code: READY_CODE,
          description: "An example",
          statements: [],
          timeoutSeconds: 60,
          reservedConcurrency: 1,
          deadLetters: "Something could not be done.",
        });
      }
    },
    outdir,
  );
  writeOutput([composeStack(stack)], { outdir, complete: true, warnings: [] });
  return join(outdir, "stacks", "old-functions");
}

test("archives lie beside the configuration, and go when their function goes", () => {
  const outdir = join(mkdtempSync(join(tmpdir(), "archives-")), "out");
  const folder = write(outdir, "archive", "validate");
  expect(readdirSync(folder).sort()).toEqual(["archive.zip", "cdk.tf", "metadata.json", "validate.zip"]);
  expect([...readFileSync(join(folder, "archive.zip"))]).toEqual([1, 2, 3]);
  expect(readFileSync(join(folder, "cdk.tf"), "utf8")).toMatch(/filename += "archive\.zip"/);

  const written = statSync(join(folder, "archive.zip")).mtimeMs;
  write(outdir, "archive");
  expect(existsSync(join(folder, "validate.zip"))).toBe(false);
  // What says the same already is left alone.
  expect(statSync(join(folder, "archive.zip")).mtimeMs).toBe(written);
});
