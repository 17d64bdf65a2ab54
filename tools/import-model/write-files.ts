import { randomUUID } from "node:crypto";
import { lstat, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** What stands in the way of writing the files, as sentences; none if nothing does. */
export async function obstacles(files: readonly NewFile[], overwrite: boolean): Promise<string[]> {
  const found = await Promise.all(
    files.map(async ({ path }) => {
      const present = await lstat(path).catch((error: unknown) => {
        if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
        throw error;
      });
      if (!present) return [];
      if (!present.isFile()) return [`${path} exists and is no file.`];
      return overwrite ? [] : [`${path} exists. Use --force to overwrite it.`];
    }),
  );
  return found.flat();
}

/** Undoes what was done so far, newest first. */
class Journal {
  private readonly undos: (() => Promise<unknown>)[] = [];

  done(undo: () => Promise<unknown>): void {
    this.undos.unshift(undo);
  }

  async undo(): Promise<void> {
    for (const undo of this.undos) await undo().catch(() => undefined);
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Writes all of the files or none: each under another name first, then renamed. Where that fails half-way, what was
 * there before is put back.
 */
export async function writeFiles(files: readonly NewFile[]): Promise<void> {
  const journal = new Journal();
  const beside = (path: string, what: string) => join(dirname(path), `.${basename(path)}.${what}-${randomUUID()}`);
  const backups: string[] = [];
  try {
    const written: { path: string; temporary: string }[] = [];
    for (const { path, text } of files) {
      const created = await mkdir(dirname(path), { recursive: true });
      if (created !== undefined) journal.done(() => rm(created, { recursive: true }));
      const temporary = beside(path, "new");
      journal.done(() => rm(temporary, { force: true }));
      await writeFile(temporary, text, { flag: "wx" });
      written.push({ path, temporary });
    }
    for (const { path, temporary } of written) {
      if (await exists(path)) {
        const backup = beside(path, "old");
        await rename(path, backup);
        journal.done(() => rename(backup, path));
        backups.push(backup);
      }
      await rename(temporary, path);
      journal.done(() => rm(path));
    }
  } catch (error) {
    await journal.undo();
    throw error;
  }
  for (const backup of backups) await rm(backup, { force: true });
}
