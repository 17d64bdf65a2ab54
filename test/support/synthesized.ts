import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Estate } from "../../model/estate";
import { ComposedStack } from "../../synthesis/compose-stack";
import { writeOutput } from "../../synthesis/output-folder";
import { synthesize } from "../../synthesis/synthesize";

export interface Synthesized {
  /** The folder that Terraform is run in, by stack. */
  readonly folders: Readonly<Record<string, string>>;
  readonly stacks: readonly ComposedStack[];
}

/** Synthesizes an estate into a folder of its own. @throws Error where it is refused */
export function synthesizeIntoFolder(estate: Estate): Synthesized {
  const outdir = join(mkdtempSync(join(tmpdir(), "synthesized-")), "cdktf.out");
  const { stacks, problems } = synthesize(estate, outdir);
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 2));
  writeOutput(stacks, { outdir, complete: true, warnings: [] });
  return { stacks, folders: Object.fromEntries(stacks.map(({ name }) => [name, join(outdir, "stacks", name)])) };
}
