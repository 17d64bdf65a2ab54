import { createHash } from "node:crypto";
import { Problem } from "../../model/problem";
import { FunctionCode, FunctionFiles, FunctionPackage } from "../../modules/function/function-code";
import { bundle, BUNDLE, Bundled, BUNDLING } from "./bundle";
import { BundleCache } from "./bundle-cache";
import { zipOf } from "./zip";

function packageOf(name: string, zip: Uint8Array): FunctionPackage {
  return { fileName: `${name}.zip`, sha256: createHash("sha256").update(zip).digest("base64"), zip };
}

/** Bundles functions when a stack first asks for them, each once however many environments use it. */
export class BundledFunctions implements FunctionCode {
  private readonly bundles = new Map<string, Bundled>();
  private readonly packages = new Map<string, FunctionPackage>();
  private readonly found: Problem[] = [];

  /**
   * @param projectFolder the folder that holds `functions/`
   * @param cache archives of earlier runs, where they may be used
   */
  constructor(
    private readonly projectFolder: string,
    private readonly cache?: BundleCache,
  ) {}

  /** With the archives of earlier runs, as far as nothing has changed since. */
  static fast(projectFolder: string): BundledFunctions {
    return new BundledFunctions(projectFolder, new BundleCache(projectFolder, JSON.stringify(BUNDLING)));
  }

  /** What is wrong with the functions that were asked for. */
  get problems(): readonly Problem[] {
    return this.found;
  }

  packageOf(name: string, files: FunctionFiles = {}): FunctionPackage {
    const key = JSON.stringify([name, files]);
    const known = this.packages.get(key);
    if (known) return known;
    const made = packageOf(name, this.cache?.read(name, files) ?? this.make(name, files));
    this.packages.set(key, made);
    return made;
  }

  private make(name: string, files: FunctionFiles): Uint8Array {
    const bundled = this.bundleOf(name);
    // With problems nothing is written; the rest of the estate is looked at all the same.
    if (bundled.code === undefined) return new Uint8Array();
    const texts = Object.entries(files).map(([file, text]) => [file, Buffer.from(text)] as const);
    const zip = zipOf({ [BUNDLE]: bundled.code, ...Object.fromEntries(texts) });
    this.cache?.write(name, { zip, inputs: bundled.inputs, files });
    return zip;
  }

  private bundleOf(name: string): Bundled {
    const known = this.bundles.get(name);
    if (known) return known;
    const made = bundle(name, this.projectFolder);
    this.found.push(...(made.problems ?? []));
    this.bundles.set(name, made);
    return made;
  }
}
