import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory for one test file, removed after its tests. */
export function temporaryDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "import-model-")));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}
