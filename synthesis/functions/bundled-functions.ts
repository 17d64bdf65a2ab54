import { createHash } from "node:crypto";
import { Problem } from "../../model/problem";
import { FunctionCode, FunctionPackage } from "../../modules/function/function-code";
import { bundle, BUNDLE } from "./bundle";
import { zipOf } from "./zip";

type Files = Readonly<Record<string, string>>;

function packageOf(name: string, code: Uint8Array, files: Files): FunctionPackage {
  const texts = Object.entries(files).map(([file, text]) => [file, Buffer.from(text)] as const);
  const zip = zipOf({ [BUNDLE]: code, ...Object.fromEntries(texts) });
  return { fileName: `${name}.zip`, sha256: createHash("sha256").update(zip).digest("base64"), zip };
}

/** Bundles functions when a stack first asks for them, each once however many environments use it. */
export class BundledFunctions implements FunctionCode {
  private readonly bundles = new Map<string, Uint8Array>();
  private readonly packages = new Map<string, FunctionPackage>();
  private readonly found: Problem[] = [];

  /** @param projectFolder the folder that holds `functions/` */
  constructor(private readonly projectFolder: string) {}

  /** What is wrong with the functions that were asked for. */
  get problems(): readonly Problem[] {
    return this.found;
  }

  packageOf(name: string, files: Files = {}): FunctionPackage {
    const key = JSON.stringify([name, files]);
    const known = this.packages.get(key);
    if (known) return known;
    const made = packageOf(name, this.bundleOf(name), files);
    this.packages.set(key, made);
    return made;
  }

  private bundleOf(name: string): Uint8Array {
    const known = this.bundles.get(name);
    if (known) return known;
    const { code, problems } = bundle(name, this.projectFolder);
    // With problems nothing is written; the rest of the estate is looked at all the same.
    const made = code ?? new Uint8Array();
    this.found.push(...(problems ?? []));
    this.bundles.set(name, made);
    return made;
  }
}
