import { BuildFailure, BuildOptions, buildSync, Message } from "esbuild";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../model/problem";

/** The file in the archive that Lambda loads: the handler of a function is `index.handler`. */
export const BUNDLE = "index.js";

/** What came of bundling: the code, or what is wrong with it. */
export type Bundled =
  | { readonly code: Uint8Array; readonly inputs: readonly string[]; readonly problems?: undefined }
  | { readonly code?: undefined; readonly problems: readonly Problem[] };

/** How every function is bundled. */
export const BUNDLING = {
  bundle: true,
  minify: true,
  platform: "node",
  // The runtime of modules/function/runtime.ts.
  target: "node22",
  // Packages of the SDK load their parts lazily with `require`, which modules of the other kind do not have.
  format: "cjs",
  // Sources with `import` lose what nobody uses: a quarter of the SDK.
  mainFields: ["module", "main"],
  legalComments: "none",
} satisfies BuildOptions;

function problemOf(name: string, { text, location }: Message): Problem {
  const place = location ? `${location.file}:${location.line}:${location.column + 1}` : `functions/${name}`;
  return {
    severity: "error",
    path: place,
    message: `The function ${name} cannot be bundled: ${text}`,
    received: location?.lineText.trim(),
    expected: "TypeScript that esbuild compiles, and imports of functions/, client/ and installed packages",
  };
}

/**
 * Bundles the handler of a function with everything that it imports, the AWS SDK included: the runtime's own SDK is of
 * whatever version AWS has put there. No path, time or version of this machine is in the result.
 *
 * Types are not checked here, but by `npm run typecheck`: that would take longer than all of the rest.
 */
export function bundle(name: string, projectFolder: string): Bundled {
  const entry = `functions/${name}/handler.ts`;
  if (!existsSync(join(projectFolder, entry))) {
    const expected = `the handler of the function, in ${entry}`;
    return { problems: [{ severity: "error", path: entry, message: `There is no function ${name}.`, expected }] };
  }
  try {
    const { outputFiles, metafile } = buildSync({
      ...BUNDLING,
      absWorkingDir: projectFolder,
      entryPoints: [entry],
      outfile: BUNDLE,
      metafile: true,
      write: false,
      logLevel: "silent",
    });
    const [file] = outputFiles;
    if (!file) throw new Error(`esbuild made nothing of ${entry}`);
    return { code: file.contents, inputs: Object.keys(metafile.inputs) };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { problems: error.errors.map((message) => problemOf(name, message)) };
  }
}

/** Told by what it has: esbuild's errors can come from another realm than this code. */
function isBuildFailure(error: unknown): error is BuildFailure {
  const { errors } = error as Partial<BuildFailure>;
  return Array.isArray(errors) && errors.length > 0;
}
