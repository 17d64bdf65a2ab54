import { EnvironmentStack } from "../stacks/environment-stack";
import { AcceptedException, judge, Judgement } from "../controls/gate";
import { Problem } from "../model/problem";
import { FunctionPackage } from "../modules/function/function-code";
import { LambdaFunction } from "../modules/function/lambda-function";
import { fragmentsOfStack } from "./fragments-of-stack";
import { documentOf, referencesOf, renderDocument, resourcesOf } from "./hcl";
import { metadataOf } from "./metadata";
import { oversizedPolicies } from "./policy-sizes";
import { repeatedStatementIds } from "./statement-ids";
import { recordsForControls } from "./records-for-controls";

/** One stack, composed in memory: nothing is written before every stack is sound. */
export interface ComposedStack {
  readonly stack: EnvironmentStack;
  readonly name: string;
  readonly hcl: string;
  readonly metadata: string;
  /** The code of its functions, which is written beside the configuration. */
  readonly packages: readonly FunctionPackage[];
  readonly resourceCount: number;
  readonly judgements: readonly Judgement[];
  readonly problems: readonly Problem[];
}

/** Names that a reference can start with without naming a resource. */
const NO_RESOURCE = new Set(["var", "local", "each", "count", "self", "path", "terraform", "provider"]);

function problem(path: string, message: string, received: unknown, expected: string): Problem {
  return { severity: "error", path, message, received, expected };
}

/** Two elements under one address: Terraform would refuse the configuration. */
function collisions(name: string, addresses: readonly string[]): Problem[] {
  const seen = new Set<string>();
  const twice = new Set(addresses.filter((address) => seen.size === seen.add(address).size));
  return [...twice].map((address) =>
    problem(name, "two resources get the same address", address, "names of tables and indexes that stay different"),
  );
}

/** A reference to another stack's resource cannot be resolved: names and ARNs are computed instead. */
function danglingReferences(name: string, references: readonly string[], addresses: ReadonlySet<string>): Problem[] {
  return [...new Set(references)]
    .filter((reference) => !addresses.has(reference) && !NO_RESOURCE.has(reference.split(".")[0] ?? ""))
    .map((reference) =>
      problem(name, "a reference leads out of the stack", reference, "a resource of the same stack, or a computed ARN"),
    );
}

function controlProblems(name: string, judgements: readonly Judgement[]): Problem[] {
  return judgements
    .filter(({ status }) => status === "non-compliant")
    .map(({ control, address, reason }) =>
      problem(`${name}: ${address}`, `the control "${control.id}" does not hold: ${reason}`, undefined, control.title),
    );
}

function packagesOf(stack: EnvironmentStack): FunctionPackage[] {
  return stack.node.findAll().flatMap((node) => (node instanceof LambdaFunction ? [node.package] : []));
}

/** Renders a stack and judges it. */
export function composeStack(stack: EnvironmentStack): ComposedStack {
  const name = stack.node.id;
  const fragments = fragmentsOfStack(stack);
  const resources = resourcesOf(fragments.map(({ fragment }) => fragment));
  const managed = resources.filter(({ mode }) => mode === "managed");
  const addresses = resources.map(({ address }) => address);
  const exceptions: readonly AcceptedException[] = stack.acceptedExceptions;
  const records = recordsForControls(managed, stack.environment.tags);
  const judgements = judge(records, exceptions);
  const references = fragments.flatMap(({ fragment }) => referencesOf(fragment));
  return {
    stack,
    name,
    hcl: renderDocument(
      documentOf(fragments, {
        requiredVersion: stack.terraformVersion,
        providerVersions: { aws: stack.providerVersion },
      }),
    ),
    metadata: metadataOf(stack),
    packages: packagesOf(stack),
    resourceCount: managed.length,
    judgements,
    problems: [
      ...collisions(name, addresses),
      ...danglingReferences(name, references, new Set(addresses)),
      ...oversizedPolicies(name, records),
      ...repeatedStatementIds(name, records),
      ...controlProblems(name, judgements),
    ],
  };
}
