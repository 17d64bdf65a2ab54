import { bodyOf } from "./body";
import type { Attribute, Block } from "./document";
import { value } from "./expression";
import { definedEntries, describe, fieldsOf, type Fields } from "./guards";
import { readBody } from "./raw-body";
import { unwrapped } from "./wrapper";

export interface TerraformOptions {
  readonly requiredVersion: string;
  /** Versions to require instead of those the provider bindings were made for. */
  readonly providerVersions: Readonly<Record<string, string>>;
}

/** The `terraform` parts of all fragments in one block. */
export function terraformBlock(parts: readonly Fields[], options: TerraformOptions): Block {
  for (const part of parts) {
    const unknown = definedEntries(part).find(([key]) => key !== "required_providers" && key !== "backend");
    if (unknown !== undefined) throw new Error(`the HCL writer cannot write terraform.${unknown[0]}`);
  }
  const providers = requiredProviders(parts, options);
  const backends = parts.flatMap((part) => definedEntries(fieldsOf(part["backend"] ?? {}, "terraform.backend")));
  if (backends.length > 1) {
    throw new Error(`more than one backend: ${backends.map(([name]) => JSON.stringify(name)).join(", ")}`);
  }
  return {
    type: "terraform",
    labels: [],
    body: [
      { name: "required_version", value: value(options.requiredVersion) },
      ...(providers.length === 0 ? [] : [{ type: "required_providers", labels: [], body: providers }]),
      ...backends.map(([name, input]) => backendBlock(name, input)),
    ],
  };
}

function backendBlock(name: string, input: unknown): Block {
  const where = `terraform.backend.${name}`;
  return { type: "backend", labels: [name], body: bodyOf(readBody(input, where), { where }) };
}

interface Requirement {
  readonly source: string | undefined;
  readonly version: string | undefined;
}

function requiredProviders(parts: readonly Fields[], options: TerraformOptions): readonly Attribute[] {
  const requirements = new Map<string, Requirement>();
  for (const part of parts) {
    const where = "terraform.required_providers";
    for (const [name, input] of definedEntries(fieldsOf(part["required_providers"] ?? {}, where))) {
      const requirement = readRequirement(name, fieldsOf(input, `${where}.${name}`), options);
      const known = requirements.get(name) ?? requirement;
      if (known.source !== requirement.source || known.version !== requirement.version) {
        throw new Error(`${where}.${name} is required twice, with different sources or versions`);
      }
      requirements.set(name, requirement);
    }
  }
  return [...requirements].map(([name, requirement]) => ({ name, value: value({ ...requirement }) }));
}

function readRequirement(name: string, fields: Fields, { providerVersions }: TerraformOptions): Requirement {
  const where = `terraform.required_providers.${name}`;
  const unknown = definedEntries(fields).find(([key]) => key !== "source" && key !== "version");
  if (unknown !== undefined) throw new Error(`the HCL writer cannot write ${where}.${unknown[0]}`);
  const source = optionalString(fields["source"], `${where}.source`);
  const version = optionalString(fields["version"], `${where}.version`);
  return {
    // CDKTF names the providers of HashiCorp without their namespace.
    source: source === undefined || source.includes("/") ? source : `hashicorp/${source}`,
    version: Object.hasOwn(providerVersions, name) ? providerVersions[name] : version,
  };
}

function optionalString(input: unknown, where: string): string | undefined {
  const plain = unwrapped(input, where);
  if (plain === undefined || typeof plain === "string") return plain;
  throw new Error(`${where} must be a string, not ${describe(plain)}`);
}
