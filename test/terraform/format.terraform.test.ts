import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { renderDocument } from "../../synthesis/hcl";
import { document } from "../../synthesis/hcl/test-arbitraries";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";

describeWhere("terraform fmt", missingTerraform(), () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "hcl-format-"));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test("terraform fmt changes nothing in rendered documents", () => {
    const seed = Number(process.env["HCL_FORMAT_SEED"] ?? Date.now() % 2 ** 31);
    for (const [index, blocks] of fc.sample(document, { numRuns: 1000, seed }).entries()) {
      writeFileSync(join(folder, `sample-${index}.tf`), renderDocument(blocks));
    }
    const result = spawnSync("terraform", ["fmt", "-check", "-diff", "-recursive", folder], { encoding: "utf8" });
    // Standard error has warnings about the machine's Terraform settings, too: it matters only when fmt fails.
    const failure = result.error?.message ?? (result.status === 0 ? "" : result.stdout + result.stderr);
    expect(failure && `with HCL_FORMAT_SEED=${seed}:\n${failure.slice(0, 20_000)}`).toBe("");
  }, 120_000);
});
