import { createHash } from "node:crypto";
import { Problem } from "../../model/problem";
import { FunctionCode, FunctionPackage } from "../../modules/function/function-code";
import { bundle, BUNDLE, BUNDLING } from "./bundle";
import { BundleCache } from "./bundle-cache";
import { zipOf } from "./zip";

function packageOf(name: string, zip: Uint8Array): FunctionPackage {
  return { fileName: `${name}.zip`, sha256: createHash("sha256").update(zip).digest("base64"), zip };
}

/** Bundles functions when a stack first asks for them, each once however many environments use it. */
export class BundledFunctions implements FunctionCode {
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

  packageOf(name: string): FunctionPackage {
    const known = this.packages.get(name);
    if (known) return known;
    const made = packageOf(name, this.cache?.read(name) ?? this.make(name));
    this.packages.set(name, made);
    return made;
  }

  private make(name: string): Uint8Array {
    const bundled = bundle(name, this.projectFolder);
    if (bundled.code === undefined) {
      this.found.push(...bundled.problems);
      // With problems nothing is written; the rest of the estate is looked at all the same.
      return new Uint8Array();
    }
    const zip = zipOf(BUNDLE, bundled.code);
    this.cache?.write(name, zip, bundled.inputs);
    return zip;
  }
}
