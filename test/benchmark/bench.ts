/**
 * `npm run bench`: time and memory of synthesis beside a plain CDKTF program that writes the same resources, measured
 * in turns in the same run, so that the ratios mean something on any machine.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PROJECT = resolve(__dirname, "../..");
const SIZES = [10, 100, 1_000];
const DOUBLINGS = [125, 250, 500, 1_000];

/** `npm run synth` has a launcher of its own; tsx is the quickest way that CDKTF's users commonly run a program. */
const RUNNERS = { ours: ["synthesis/launch.mjs"], plain: ["--import", "tsx"] } as const;

type Program = "ours" | "plain";

interface Measurement {
  readonly seconds: number;
  readonly megabytes: number;
  readonly resources: number;
}

function resourcesBelow(outdir: string): number {
  return readdirSync(join(outdir, "stacks"))
    .map((stack) => readFileSync(join(outdir, "stacks", stack, "cdk.tf"), "utf8"))
    .reduce((sum, hcl) => sum + [...hcl.matchAll(/^resource "/gm)].length, 0);
}

function measure(program: Program, tables: number): Measurement {
  const outdir = join(mkdtempSync(join(tmpdir(), "bench-")), "out");
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync("node", [...RUNNERS[program], `test/benchmark/${program}.ts`, String(tables)], {
    cwd: PROJECT,
    encoding: "utf8",
    env: { ...process.env, CDKTF_OUTDIR: outdir, SYNTH_HCL_OUTPUT: "true" },
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`${program} with ${tables} tables failed:\n${stderr}`);
  const resources = resourcesBelow(outdir);
  rmSync(outdir, { recursive: true });
  return { seconds, megabytes: Number(stderr), resources };
}

const best = (runs: readonly Measurement[]): Measurement => ({
  seconds: Math.min(...runs.map(({ seconds }) => seconds)),
  megabytes: Math.min(...runs.map(({ megabytes }) => megabytes)),
  resources: runs[0]?.resources ?? 0,
});

/** Both programs in turns; the best of several runs, since what disturbs a run only makes it slower. */
function compare(tables: number): Record<Program, Measurement> {
  const runs = tables >= 500 ? 3 : 7;
  const ours: Measurement[] = [];
  const plain: Measurement[] = [];
  for (let run = 0; run < runs; run++) {
    plain.push(measure("plain", tables));
    ours.push(measure("ours", tables));
  }
  return { ours: best(ours), plain: best(plain) };
}

const cell = (text: string, width: number) => text.padStart(width);

function main(): void {
  process.stdout.write(
    "Synthesis of 3 environments, beside plain CDKTF run by tsx (ratio below 1: faster, or less memory)\n\n",
  );
  process.stdout.write("tables  resources     time  plain  ratio   memory   plain  ratio\n");
  for (const tables of SIZES) {
    const { ours, plain } = compare(tables);
    if (ours.resources !== plain.resources) {
      throw new Error(`not the same resources: ${ours.resources} and ${plain.resources}`);
    }
    const row = [
      cell(String(tables), 6),
      cell(String(ours.resources), 11),
      cell(`${ours.seconds.toFixed(2)} s`, 9),
      cell(`${plain.seconds.toFixed(2)} s`, 7),
      cell((ours.seconds / plain.seconds).toFixed(2), 6),
      cell(`${ours.megabytes.toFixed(0)} MB`, 9),
      cell(`${plain.megabytes.toFixed(0)} MB`, 8),
      cell((ours.megabytes / plain.megabytes).toFixed(2), 6),
    ];
    process.stdout.write(`${row.join("")}\n`);
  }

  process.stdout.write("\nGrowth per doubling (2.0 is linear; below, because of the start-up)\n\n");
  const times = DOUBLINGS.map((tables) => best([measure("ours", tables), measure("ours", tables)]).seconds);
  for (const [position, seconds] of times.entries()) {
    const before = times[position - 1];
    const growth = before === undefined ? "" : `  x ${(seconds / before).toFixed(2)}`;
    process.stdout.write(`${cell(String(DOUBLINGS[position]), 6)} tables  ${seconds.toFixed(2)} s${growth}\n`);
  }
}

main();
