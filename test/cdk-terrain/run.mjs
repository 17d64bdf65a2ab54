/**
 * `npm run test:cdk-terrain`: the way out of CDKTF, tried. A copy of the sources with two names replaced in their
 * imports is synthesized by CDK Terrain, CDKTF's fork, and has to give the same bytes.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is not copied: what others wrote, and what is written here. A folder that is added is copied unasked. */
const NO_SOURCES = new Set(["node_modules", "cdktf.out"]);
const FORK = { cdktn: "0.24.0", "@cdktn/provider-aws": "25.7.0" };

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const { cdktf, "@cdktf/provider-aws": provider, ...common } = dependencies;
const copy = mkdtempSync(join(tmpdir(), "cdk-terrain-"));

function synthesize(folder, outdir) {
  const env = { ...process.env, CDKTF_OUTDIR: outdir };
  execFileSync("node", ["synthesis/launch.mjs", "main.ts"], {
    cwd: folder,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const stacks = join(outdir, "stacks");
  return Object.fromEntries(
    readdirSync(stacks).map((name) => [name, readFileSync(join(stacks, name, "cdk.tf"), "utf8")]),
  );
}

try {
  const sources = readdirSync(".").filter((name) => !name.startsWith(".") && !NO_SOURCES.has(name));
  for (const source of sources) cpSync(source, join(copy, source), { recursive: true });
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
    const file = join(entry.parentPath, entry.name);
    const renamed = readFileSync(file, "utf8")
      .replaceAll(/(from |require\()"cdktf(?=["/])/g, '$1"cdktn')
      .replaceAll(/(from |require\()"@cdktf\/provider-aws/g, '$1"@cdktn/provider-aws');
    writeFileSync(file, renamed);
  }
  writeFileSync(join(copy, "package.json"), JSON.stringify({ private: true, dependencies: { ...common, ...FORK } }));
  // The fork's provider asks for a newer Node than it needs here.
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent"], { cwd: copy, stdio: "inherit" });

  const ours = synthesize(".", join(copy, "by-cdktf"));
  const theirs = synthesize(copy, join(copy, "by-cdk-terrain"));
  const different = Object.keys({ ...ours, ...theirs }).filter((name) => ours[name] !== theirs[name]);
  if (Object.keys(ours).length === 0 || different.length > 0) {
    throw new Error(`CDK Terrain writes other configurations: ${different.join(", ")}`);
  }
  console.log(
    `${Object.keys(ours).length} configurations, the same bytes by CDKTF ${cdktf} and CDK Terrain ${FORK.cdktn}`,
  );
} finally {
  rmSync(copy, { recursive: true, force: true });
}
