import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { estate } from "../../environments";
import { synthesize } from "../../synthesis/synthesize";
import { SynthesizedTable, tablesOf } from "./synthesized-table";

/** The tables of every environment, read back from the configuration text that `npm run synth` would write. */
export async function synthesizedTables(): Promise<readonly SynthesizedTable[]> {
  // CDKTF's App makes its output folder even if nothing is written.
  const outdir = await mkdtemp(join(tmpdir(), "synthesized-"));
  try {
    const { stacks } = synthesize(estate, outdir);
    return (await Promise.all(stacks.map(({ hcl }) => tablesOf(hcl)))).flat();
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}
