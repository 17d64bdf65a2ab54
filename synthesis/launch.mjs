/**
 * `node synthesis/launch.mjs main.ts`: runs a program of this project, its own files bundled in memory, the packages as they are. Loading a hundred small files
 * through a transpiling loader would take several times as long as the synthesis itself; nothing is written.
 */
import { build } from "esbuild";
import Module from "node:module";
import { resolve } from "node:path";

process.argv.splice(1, 1);
const entry = resolve(process.argv[1] ?? "main.ts");

async function bundle() {
  try {
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      platform: "node",
      target: "node20",
      packages: "external",
      sourcemap: "inline",
      sourcesContent: false,
      write: false,
      outdir: process.cwd(),
      logLevel: "silent",
    });
    return outputFiles[0].text;
  } catch (error) {
    for (const { text, location } of error.errors ?? [{ text: error.message }]) {
      process.stderr.write(`${location ? `${location.file}:${location.line}:${location.column + 1}: ` : ""}${text}\n`);
    }
    return undefined;
  }
}

const code = await bundle();
if (code === undefined) {
  process.exitCode = 1;
} else {
  // Errors name the line of the file that somebody has written, not of the bundle.
  process.setSourceMapsEnabled(true);
  const main = new Module(entry);
  main.filename = entry;
  main.paths = Module._nodeModulePaths(process.cwd());
  main._compile(code, resolve("main.js"));
}
