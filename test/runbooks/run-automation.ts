import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { AutomationDocument, BranchStep, ScriptStep, Step, WaitStep } from "../../runbooks/document";

/**
 * Runs a document as Systems Manager Automation documents it, step by step, so that what a runbook does can be tried
 * against an emulator, which only keeps documents. It knows the actions that the documents here use, and throws on
 * anything else.
 */
export interface AutomationRun {
  readonly status: "Success" | "Failed";
  /** Names of the steps that were run, in their order. */
  readonly steps: readonly string[];
  /** Of the first step that failed. */
  readonly failure?: string;
}

export interface AutomationPlace {
  /** Calls an API: `call("dynamodb", "DescribeTable", { TableName })`. */
  readonly call: (service: string, api: string, input: object) => Promise<unknown>;
  /** Whether the approvers agree; what they are asked. */
  readonly approve: (message: string) => Promise<boolean>;
  /** What scripts find in their environment. */
  readonly variables: Readonly<Record<string, string>>;
}

type Values = Record<string, unknown>;

const REFERENCE = /\{\{\s*([\w.:]+)\s*\}\}/g;

/** What Systems Manager itself puts in: which run it is, and where. */
const SYSTEM_VALUES = { "automation:EXECUTION_ID": "run-1", "global:REGION": "eu-west-1" };

function valueOf(values: Values, name: string): unknown {
  if (!(name in values)) throw new Error(`nothing is called ${name}`);
  return values[name];
}

/** Puts values in place of their names. One that stands alone keeps its type. */
function filled(node: unknown, values: Values): unknown {
  if (Array.isArray(node)) return node.map((each) => filled(each, values));
  if (typeof node === "object" && node !== null) {
    return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, filled(each, values)]));
  }
  if (typeof node !== "string") return node;
  const alone = /^\{\{\s*([\w.:]+)\s*\}\}$/.exec(node)?.[1];
  if (alone !== undefined) return valueOf(values, alone);
  return node.replaceAll(REFERENCE, (_, name: string) => String(valueOf(values, name)));
}

/** `$.Table.TableStatus` of an answer. */
function selected(answer: unknown, selector: string): unknown {
  const path = selector.replace(/^\$\./, "").split(".");
  return path.reduce<unknown>((node, key) => (node as Values | undefined)?.[key], answer);
}

async function runScript({ inputs }: ScriptStep, payload: unknown, place: AutomationPlace): Promise<unknown> {
  const program = `${inputs.Script}
if __name__ == "__main__":
    import json, sys
    print(json.dumps(${inputs.Handler}(json.loads(sys.argv[1]), None)))
`;
  const env = { ...process.env, ...place.variables };
  try {
    const { stdout } = await promisify(execFile)("python3", ["-c", program, JSON.stringify(payload)], { env });
    return { Payload: JSON.parse(stdout) as unknown };
  } catch (error) {
    // The last line alone: the rest holds the script, with all that it can ever say.
    const { stderr = "" } = error as { readonly stderr?: string };
    throw new Error(stderr.trim().split("\n").at(-1) ?? "", { cause: error });
  }
}

async function waitFor({ inputs }: WaitStep, values: Values, place: AutomationPlace): Promise<void> {
  const { Service, Api, PropertySelector, DesiredValues, ...rest } = inputs;
  const answer = await place.call(Service, Api, filled(rest, values) as object);
  const found = String(selected(answer, PropertySelector));
  // The emulator is done at once with everything: what is not there now never comes.
  if (!DesiredValues.includes(found)) throw new Error(`${PropertySelector} is ${found}`);
}

function branch({ inputs }: BranchStep, values: Values): string {
  for (const { NextStep, Variable, StringEquals, BooleanEquals } of inputs.Choices) {
    if (filled(Variable, values) === (StringEquals ?? BooleanEquals)) return NextStep;
  }
  if (inputs.Default === undefined) throw new Error("no choice applies");
  return inputs.Default;
}

/** Runs one step; the name of the next one where the step itself says so. */
async function runStep(step: Step, values: Values, place: AutomationPlace): Promise<string | undefined> {
  let answer: unknown;
  switch (step.action) {
    case "aws:executeAwsApi": {
      const { Service, Api, ...rest } = step.inputs;
      answer = await place.call(Service, Api, filled(rest, values) as object);
      break;
    }
    case "aws:executeScript":
      answer = await runScript(step, filled(step.inputs.InputPayload, values), place);
      break;
    case "aws:waitForAwsResourceProperty":
      await waitFor(step, values, place);
      break;
    case "aws:approve":
      if (!(await place.approve(String(filled(step.inputs.Message, values))))) throw new Error("rejected");
      break;
    case "aws:branch":
      return branch(step, values);
  }
  for (const { Name, Selector } of step.outputs ?? []) values[`${step.name}.${Name}`] = selected(answer, Selector);
  return undefined;
}

export async function runAutomation(
  { mainSteps }: AutomationDocument,
  parameters: Readonly<Record<string, string>>,
  place: AutomationPlace,
): Promise<AutomationRun> {
  const values: Values = { ...SYSTEM_VALUES, ...parameters };
  const steps: string[] = [];
  let failure: string | undefined;
  let step: Step | undefined = mainSteps[0];
  while (step) {
    const current: Step = step;
    steps.push(current.name);
    let next: string | undefined;
    try {
      next = (await runStep(current, values, place)) ?? current.nextStep;
    } catch (error) {
      failure ??= `${current.name}: ${String(error)}`;
      const { onFailure = "Abort" } = current;
      if (onFailure === "Abort") break;
      if (onFailure !== "Continue") next = onFailure.replace(/^step:/, "");
    }
    if (current.isEnd === true) break;
    const following: number = mainSteps.indexOf(current) + 1;
    step = next === undefined ? mainSteps[following] : mainSteps.find(({ name }) => name === next);
    if (next !== undefined && !step) throw new Error(`there is no step ${next}`);
  }
  return { status: failure === undefined ? "Success" : "Failed", steps, failure };
}
