import { AnnotationMetadataEntryType, Manifest } from "cdktf";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../model/problem";
import { FunctionPackage } from "../modules/function/function-code";
import { ComposedStack } from "./compose-stack";

const CONFIGURATION = "cdk.tf";
/** What CDKTF writes in its other format. Beside `cdk.tf`, Terraform would read everything twice. */
const TWIN = "cdk.tf.json";

/** Leaves a file alone that says the same already. */
function write(path: string, content: string | Uint8Array): void {
  const bytes = Buffer.from(content);
  if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
}

/** Writes the code of the stack's functions, and removes that of functions that it no longer has. */
function writePackages(folder: string, packages: readonly FunctionPackage[]): void {
  for (const { fileName, zip } of packages) write(join(folder, fileName), zip);
  const kept = new Set(packages.map(({ fileName }) => fileName));
  for (const name of readdirSync(folder)) {
    if (name.endsWith(".zip") && !kept.has(name)) rmSync(join(folder, name));
  }
}

/** Removes the folders of stacks that are no more, as the CDKTF CLI does; only folders that CDKTF has made. */
function removeOrphans(stacksFolder: string, names: ReadonlySet<string>): void {
  for (const entry of readdirSync(stacksFolder, { withFileTypes: true })) {
    const folder = join(stacksFolder, entry.name);
    const made = existsSync(join(folder, Manifest.stackMetadataPath)) || existsSync(join(folder, TWIN));
    if (entry.isDirectory() && !names.has(entry.name) && made) rmSync(folder, { recursive: true });
  }
}

export interface OutputOptions {
  readonly outdir: string;
  /** Whether these are all stacks of the estate and other folders, left over from an earlier run, are to be removed. */
  readonly complete: boolean;
  /** Warnings by the name of the environment, shown by the CDKTF CLI. */
  readonly warnings: readonly Problem[];
}

/** Writes every stack and the manifest that the CDKTF CLI starts from. */
export function writeOutput(stacks: readonly ComposedStack[], options: OutputOptions): void {
  mkdirSync(options.outdir, { recursive: true });
  const cdktfVersion = stacks[0]?.stack.cdktfRelease ?? "";
  const manifest = new Manifest(cdktfVersion, options.outdir, true);
  const stacksFolder = join(options.outdir, Manifest.stacksFolder);
  for (const composed of stacks) {
    const folder = join(stacksFolder, composed.name);
    mkdirSync(folder, { recursive: true });
    rmSync(join(folder, TWIN), { force: true });
    write(join(folder, CONFIGURATION), composed.hcl);
    writePackages(folder, composed.packages);
    write(join(folder, Manifest.stackMetadataPath), composed.metadata);
    manifest.forStack(composed.stack);
  }
  const first = stacks[0] && manifest.stacks[stacks[0].name];
  first?.annotations.push(
    ...options.warnings.map(({ path, message }) => ({
      constructPath: path,
      level: AnnotationMetadataEntryType.WARN,
      message,
    })),
  );
  manifest.writeToFile();
  if (options.complete) removeOrphans(stacksFolder, new Set(stacks.map(({ name }) => name)));
}
