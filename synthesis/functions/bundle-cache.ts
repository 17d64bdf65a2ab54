import { version } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { FunctionFiles } from "../../modules/function/function-code";

/** Where tools keep what can be made again; it goes with the installed packages. */
const FOLDER = "node_modules/.cache/functions";

const Kept = z.object({ fingerprint: z.string(), inputs: z.array(z.string()), zip: z.base64() });

interface Archive {
  readonly zip: Uint8Array;
  /** The files of the project that were bundled, from its folder. */
  readonly inputs: readonly string[];
  /** What else is in it. */
  readonly files?: FunctionFiles;
}

/**
 * Archives of earlier runs. One is used only where every file that went into it has the same content, and packages and
 * bundler are the same: reading these takes a twentieth of the time that bundling does.
 */
export class BundleCache {
  /** @param rules what else decides about the bytes: the options of the bundler */
  constructor(
    private readonly projectFolder: string,
    private readonly rules: string,
  ) {}

  /** @param files what else is in the archive */
  read(name: string, files: FunctionFiles = {}): Uint8Array | undefined {
    const file = this.fileOf(name);
    if (!existsSync(file)) return undefined;
    const kept = Kept.safeParse(jsonOf(readFileSync(file, "utf8")));
    if (!kept.success || this.fingerprintOf(kept.data.inputs, files) !== kept.data.fingerprint) return undefined;
    return Buffer.from(kept.data.zip, "base64");
  }

  write(name: string, { zip, inputs, files = {} }: Archive): void {
    const fingerprint = this.fingerprintOf(inputs, files);
    if (fingerprint === undefined) return;
    const file = this.fileOf(name);
    mkdirSync(join(this.projectFolder, FOLDER), { recursive: true });
    // Under a name of its own first: another run may read at the same time.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ fingerprint, inputs, zip: Buffer.from(zip).toString("base64") }));
    renameSync(draft, file);
  }

  private fileOf(name: string): string {
    return join(this.projectFolder, FOLDER, `${name}.json`);
  }

  /** Nothing where one of the files is gone. */
  private fingerprintOf(inputs: readonly string[], files: FunctionFiles): string | undefined {
    const hash = createHash("sha256").update(`${version}\n${this.rules}\n${JSON.stringify(files)}\n`);
    for (const input of ["package-lock.json", ...inputs]) {
      const path = join(this.projectFolder, input);
      if (!existsSync(path)) return undefined;
      hash.update(`${input}\n`).update(createHash("sha256").update(readFileSync(path)).digest());
    }
    return hash.digest("hex");
  }
}

/** What is no JSON was not written by a run that came to its end: there is no cache then. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
