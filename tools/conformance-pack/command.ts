import { conformancePack } from "../../model/audit/config-rules/conformance-pack";
import { Estate } from "../../model/estate";
import { renderProblems } from "../../model/render-problems";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { validate } from "../../model/validate";

const USAGE = `Usage: npm run conformance-pack -- ENVIRONMENT

Prints the AWS Config rules of an environment, and what puts right what they find, as the template of a conformance pack.`;

interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** @returns the exit code: 0 printed, 1 refused (and nothing printed) */
export function runConformancePack(names: readonly string[], given: unknown, { stdout, stderr }: Streams): number {
  const refuse = (text: string) => {
    stderr.write(`${text}\n`);
    return 1;
  };
  const [name, ...more] = names;
  if (name === "--help" || name === "-h") {
    stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (name === undefined || more.length > 0) return refuse(USAGE);
  const { problems, estate } = validate(given);
  if (!estate) return refuse(renderProblems(problems));
  return printPack(name, estate, stdout, refuse);
}

function printPack(
  name: string,
  { environments }: Estate,
  stdout: Streams["stdout"],
  refuse: (text: string) => number,
) {
  const environment = environments.find((each) => each.name === name);
  if (!environment) {
    return refuse(`no environment is called ${name}; there are: ${environments.map((each) => each.name).join(", ")}`);
  }
  const { audit } = resolveEnvironment(environment, environments);
  if (!audit?.configRules) return refuse(`${name} has no AWS Config rules: audit.configRules asks for them`);
  stdout.write(conformancePack(audit.configRules));
  return 0;
}
