import { join, relative } from "node:path";
import { Estate } from "../model/estate";
import { Problem } from "../model/problem";
import { renderProblems } from "../model/render-problems";
import { validate } from "../model/validate";
import { writeOutput } from "./output-folder";
import { summaryOf } from "./summary";
import { synthesize } from "./synthesize";

const USAGE = `Usage: npm run synth [-- ENVIRONMENT...]

Checks the estate in environments/ and writes one Terraform configuration per environment and part to
cdktf.out/stacks/<environment>-<part>/cdk.tf. Without a name: every environment.`;

/** What the environments' module exports. */
interface EnvironmentsModule {
  readonly estate: Estate;
}

/** The CDKTF CLI sets this for the program; it then removes what is left over by itself, and fails where it is gone. */
const startedByCli = () => process.env["SYNTH_HCL_OUTPUT"] !== undefined;

const isError = ({ severity }: Problem) => severity === "error";

function refuse(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}

/** An error that the environments' own code throws while it is loaded, with the line but without the stack. */
function loadError(error: unknown): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const place = /environments[/\\][^\s():]+:\d+:\d+/.exec(stack ?? "")?.[0];
  return `environments/ cannot be loaded${place === undefined ? "" : ` (${place})`}: ${message}`;
}

/**
 * `npm run synth`: everything wrong with the estate at once, or its configurations.
 * @returns the exit code: 0 written, 1 refused (and nothing written)
 */
export async function runSynth(names: readonly string[], load: () => Promise<EnvironmentsModule>): Promise<number> {
  if (names.includes("--help") || names.includes("-h")) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  let loaded: EnvironmentsModule;
  try {
    loaded = await load();
  } catch (error) {
    return refuse(loadError(error));
  }
  const { problems, estate } = validate(loaded.estate);
  if (!estate) return refuse(renderProblems(problems));

  const known = estate.environments.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    return refuse(`no environment is called ${unknown.join(", ")}; there are: ${known.join(", ")}\n\n${USAGE}`);
  }
  const outdir = process.env["CDKTF_OUTDIR"] ?? "cdktf.out";
  const only = names.length === 0 ? undefined : names;
  const synthesis = synthesize(estate, outdir, only);
  if (synthesis.problems.some(isError)) return refuse(renderProblems([...synthesis.problems, ...problems]));

  const warnings = [...problems, ...synthesis.problems];
  const complete = only === undefined && !startedByCli();
  writeOutput(synthesis.stacks, { outdir, complete, warnings });
  if (warnings.length > 0) process.stdout.write(`${renderProblems(warnings)}\n\n`);
  process.stdout.write(`${summaryOf(synthesis.stacks, warnings, relative(".", join(outdir, "stacks")))}\n`);
  return 0;
}
