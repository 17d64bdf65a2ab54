import { DataAwsPrefixList } from "@cdktf/provider-aws/lib/data-aws-prefix-list";
import { App, TerraformOutput } from "cdktf";
import { ResolvedCache, ResolvedEnvironment } from "../model/resolve/resolved";
import { CacheCluster } from "../modules/cache/cache-cluster";
import { AcceptedException, EnvironmentStack } from "./environment-stack";

/** The DAX clusters of an environment. With an empty list of caches, what is left after the last one was removed. */
export class CacheStack extends EnvironmentStack {
  constructor(
    app: App,
    environment: ResolvedEnvironment,
    private readonly caches: readonly ResolvedCache[],
  ) {
    super(app, "cache", environment);
    if (caches.length === 0) return;
    const dynamodb = new DataAwsPrefixList(this, "dynamodb", { name: `com.amazonaws.${environment.region}.dynamodb` });
    for (const cache of caches) {
      const boundaryArn = environment.access.serviceBoundaryArns.service;
      const props = { cache, locality: environment, dynamodb, boundaryArn };
      const cluster = new CacheCluster(this, cache.terraformName, props);
      this.addOutputs(cache.terraformName, cluster);
    }
  }

  override get acceptedExceptions(): readonly AcceptedException[] {
    return this.caches.flatMap(({ terraformName, acceptances }) =>
      acceptances.map(({ control, reason }) => ({ control, address: `aws_dax_cluster.${terraformName}`, reason })),
    );
  }

  override get content() {
    return { count: this.caches.length, noun: "cache" };
  }

  override get notes(): readonly string[] {
    return this.caches.flatMap(({ notes }) => notes);
  }

  private addOutputs(name: string, cluster: CacheCluster): void {
    new TerraformOutput(this, `${name}_endpoint`, {
      description: "What a DAX client connects to",
      value: cluster.endpoint,
    });
    new TerraformOutput(this, `${name}_client_security_group_id`, {
      description: "What clients of the cluster carry",
      value: cluster.clientGroupId,
    });
    new TerraformOutput(this, `${name}_security_group_id`, {
      description: "What other clients, named by the environment, need egress to: tcp 9111",
      value: cluster.nodeGroupId,
    });
  }
}
