import { createHash } from "node:crypto";
import { Problem } from "../../model/problem";
import { FunctionCode, FunctionPackage } from "../../modules/function/function-code";
import { bundle, BUNDLE } from "./bundle";
import { zipOf } from "./zip";

function packageOf(name: string, code: Uint8Array): FunctionPackage {
  const zip = zipOf(BUNDLE, code);
  return { fileName: `${name}.zip`, sha256: createHash("sha256").update(zip).digest("base64"), zip };
}

/** Bundles functions when a stack first asks for them, each once however many environments use it. */
export class BundledFunctions implements FunctionCode {
  private readonly packages = new Map<string, FunctionPackage>();
  private readonly found: Problem[] = [];

  /** @param projectFolder the folder that holds `functions/` */
  constructor(private readonly projectFolder: string) {}

  /** What is wrong with the functions that were asked for. */
  get problems(): readonly Problem[] {
    return this.found;
  }

  packageOf(name: string): FunctionPackage {
    const known = this.packages.get(name);
    if (known) return known;
    const { code, problems } = bundle(name, this.projectFolder);
    // With problems nothing is written; the rest of the estate is looked at all the same.
    const made = packageOf(name, code ?? new Uint8Array());
    this.found.push(...(problems ?? []));
    this.packages.set(name, made);
    return made;
  }
}
