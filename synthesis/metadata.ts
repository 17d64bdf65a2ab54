import { EnvironmentStack } from "../stacks/environment-stack";

/**
 * The file that the CDKTF CLI reads beside a configuration in HCL: which backend and providers it has, and which of
 * its outputs belongs to which construct.
 */
export function metadataOf(stack: EnvironmentStack): string {
  const { kind } = stack.environment.state;
  const metadata = {
    "//": {
      metadata: { backend: kind, stackName: stack.node.id, version: stack.cdktfRelease },
      outputs: outputsOf(stack),
    },
    terraform: {
      backend: { [kind]: {} },
      required_providers: { aws: { source: "hashicorp/aws", version: stack.providerVersion } },
    },
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}

function outputsOf(stack: EnvironmentStack): Record<string, Record<string, string>> {
  return { [stack.node.id]: Object.fromEntries(stack.outputNames.map((name) => [name, name])) };
}
