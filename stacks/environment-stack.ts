import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, S3Backend, TerraformElement, TerraformOutput, TerraformStack } from "cdktf";
import { Node } from "constructs";
import { terraformRegion } from "../model/names";
import { ProviderFeature, ResolvedEnvironment } from "../model/resolve/resolved";
import { RegionalProviders } from "../modules/regional-providers";

/** A control that does not hold for a resource by decision. */
export interface AcceptedException {
  readonly control: string;
  readonly address: string;
  readonly reason: string;
}

/** The providers that every configuration accepts, unless a feature needs a newer one. */
const OLDEST_PROVIDER = "5.100.0";
const PROVIDER_CEILING = "7.0.0";

/** Terraform with `moved` and `import` blocks; locking in S3 without DynamoDB came with 1.11. */
const OLDEST_TERRAFORM = "1.5.7";
const OLDEST_TERRAFORM_WITH_S3_LOCK = "1.11.0";

/** Compares versions such as 6.9.0 and 6.13.0 by their numbers. */
function newest(versions: readonly string[]): string {
  const numbers = (version: string) => version.split(".").map(Number);
  return versions.reduce((best, version) => {
    const [a, b] = [numbers(best), numbers(version)];
    const difference = b.map((part, position) => part - (a[position] ?? 0)).find((part) => part !== 0) ?? 0;
    return difference > 0 ? version : best;
  });
}

/**
 * One Terraform state of one environment. Its id is `<environment>-<part>`, and it is a direct child of the App:
 * CDKTF keys its manifest by that id.
 */
export abstract class EnvironmentStack extends TerraformStack implements RegionalProviders {
  private readonly regional = new Map<string, AwsProvider>();

  protected constructor(
    app: App,
    readonly part: string,
    readonly environment: ResolvedEnvironment,
  ) {
    super(app, `${environment.name}-${part}`);
    this.addBackend();
    this.provider("aws", environment.region);
  }

  /** The provider of another Region, made when it is first asked for. */
  in(region: string): AwsProvider | undefined {
    if (region === this.environment.region) return undefined;
    const existing = this.regional.get(region);
    if (existing) return existing;
    const alias = terraformRegion(region);
    const provider = this.provider(`aws_${alias}`, region, alias);
    this.regional.set(region, provider);
    return provider;
  }

  /** The version of CDKTF that builds the stack; the CLI wants to know it. */
  get cdktfRelease(): string {
    return String(this.node.tryGetContext("cdktfVersion"));
  }

  /** Controls that do not hold somewhere in the stack by decision. */
  get acceptedExceptions(): readonly AcceptedException[] {
    return [];
  }

  /** What this stack asks for that the oldest supported provider does not have. */
  get providerFeatures(): readonly ProviderFeature[] {
    return [];
  }

  /** What the stack is for, counted: `3 tables`. */
  get content(): { readonly count: number; readonly noun: string } {
    return { count: this.environment.tables.length, noun: "table" };
  }

  /** Decisions that whoever runs synth should see, although there is nothing wrong with them. */
  get notes(): readonly string[] {
    return [];
  }

  /** What the environment's functions have to reach: for the stacks that may have some. It is printed once. */
  protected get functionNotes(): readonly string[] {
    return this.environment.functions?.notes ?? [];
  }

  /** Names of the outputs, for the CDKTF CLI. */
  get outputNames(): readonly string[] {
    return this.node.children.flatMap((child) =>
      TerraformOutput.isTerraformOutput(child) ? [child.friendlyUniqueId] : [],
    );
  }

  /** The version constraint of the AWS provider: raised only by what this stack asks for. */
  get providerVersion(): string {
    const versions = this.providerFeatures.map(({ version }) => version);
    return `>= ${newest([OLDEST_PROVIDER, ...versions])}, < ${PROVIDER_CEILING}`;
  }

  get terraformVersion(): string {
    return `>= ${this.environment.state.kind === "s3" ? OLDEST_TERRAFORM_WITH_S3_LOCK : OLDEST_TERRAFORM}`;
  }

  /**
   * Addresses are an interface: the construct ids from the stack down, joined by `_`, without CDKTF's hash. What
   * follows a `$` in an id tells siblings apart and is not part of the address.
   */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const { scopes } = element instanceof Node ? element : element.node;
    const ids = scopes.slice(scopes.indexOf(this) + 1).map(({ node }) => node.id.split("$")[0] ?? "");
    return ids.filter((id) => id !== "").join("_");
  }

  private provider(id: string, region: string, alias?: string): AwsProvider {
    const { account, deployRoleArn, tags } = this.environment;
    return new AwsProvider(this, id, {
      alias,
      region,
      // Terraform refuses to touch another account than the one this environment is written for.
      allowedAccountIds: [account],
      assumeRole: deployRoleArn === undefined ? undefined : [{ roleArn: deployRoleArn }],
      defaultTags: [{ tags: { ...tags } }],
    });
  }

  private addBackend(): void {
    const { state, deployRoleArn } = this.environment;
    if (state.kind === "local") {
      // Beside the project, not in the output folder, which the CDKTF CLI may delete; relative, so that the output is
      // the same on every machine.
      new LocalBackend(this, { path: `../../../terraform.${this.node.id}.tfstate` });
      return;
    }
    const locked = {
      bucket: state.bucket,
      key: `${this.environment.name}/${this.part}.tfstate`,
      region: state.region,
      encrypt: true,
      kmsKeyId: state.kmsKeyArn,
      // CDKTF's types predate the argument; it writes every property it is given.
      useLockfile: true,
      assumeRole: deployRoleArn === undefined ? undefined : { roleArn: deployRoleArn },
    };
    new S3Backend(this, locked);
  }
}
