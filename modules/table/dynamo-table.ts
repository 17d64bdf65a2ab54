import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { DynamodbTableReplicaA } from "@cdktf/provider-aws/lib/dynamodb-table-replica";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { terraformRegion } from "../../model/names";
import { ResolvedOrigin, ResolvedReplica, ResolvedReplication, ResolvedTable } from "../../model/resolve/resolved";
import { DataKey } from "../data-key/data-key";
import { addComment } from "../element-comment";
import { RegionalProviders } from "../regional-providers";
import { TableAccessRules } from "./table-access-rules";
import { tableArguments } from "./table-arguments";
import { TableInsights } from "./table-insights";
import { TableScaling } from "./table-scaling";

export interface DynamoTableProps {
  readonly table: ResolvedTable;
  /** The environment's Region, where the table is made. */
  readonly region: string;
  readonly key: DataKey;
  readonly providers: RegionalProviders;
}

/** What a Region has of a table, beside the table or replica itself. */
interface Appearance {
  readonly resourceArn: string;
  readonly arn: string;
  readonly origin?: ResolvedOrigin;
  readonly provider?: AwsProvider;
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * A table with everything that belongs to it: indexes, TTL, recovery, encryption, stream, resource policy,
 * Contributor Insights, auto scaling, and all of that again in every Region that holds a replica, because AWS
 * synchronises none of it.
 *
 * Its address is `aws_dynamodb_table.<name>`, whatever its capacity mode.
 */
export class DynamoTable extends Construct {
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DynamoTableProps,
  ) {
    super(scope, id);
    const { table, key, region } = props;
    const resource = new DynamodbTable(this, "$table", tableArguments(table, key, region));
    this.arn = resource.arn;
    for (const comment of commentsOn(table)) addComment(resource, comment);
    this.addAppearance(this, resource.name, { resourceArn: resource.arn, arn: table.arn, origin: table.origin });
    if (table.replication) this.addReplicas(resource, table.replication);
  }

  private addReplicas(resource: DynamodbTable, replication: ResolvedReplication): void {
    for (const replica of replication.replicas) {
      const scope = new Construct(this, terraformRegion(replica.region));
      const provider = this.props.providers.in(replica.region);
      if (replication.consistency === "strong") {
        this.addAppearance(scope, resource.name, {
          resourceArn: replica.arn,
          arn: replica.arn,
          origin: replica.origin,
          provider,
          dependsOn: [resource],
        });
      } else {
        const replicaResource = this.replicaResource(scope, resource, replica, provider);
        this.addAppearance(scope, resource.name, {
          resourceArn: replicaResource.arn,
          arn: replica.arn,
          origin: replica.origin,
          provider,
          dependsOn: [replicaResource],
        });
      }
    }
  }

  private replicaResource(
    scope: Construct,
    resource: DynamodbTable,
    replica: ResolvedReplica,
    provider: AwsProvider | undefined,
  ): DynamodbTableReplicaA {
    const { table, key } = this.props;
    return new DynamodbTableReplicaA(scope, "$replica", {
      provider,
      globalTableArn: resource.arn,
      kmsKeyArn: replica.kmsKeyArn ?? key.arnIn(replica.region),
      pointInTimeRecovery: replica.pointInTimeRecovery,
      deletionProtectionEnabled: replica.deletionProtection,
      tags: { ...table.tags, ...replica.tags },
      lifecycle: replica.deletionProtection ? { preventDestroy: true } : undefined,
    });
  }

  private addAppearance(scope: Construct, tableName: string, appearance: Appearance): void {
    const { table } = this.props;
    const { provider, dependsOn } = appearance;
    new TableAccessRules(scope, "$access", appearance);
    if (table.insights) {
      const indexNames = table.globalIndexes.map(({ name }) => name);
      new TableInsights(scope, "$insights", { tableName, indexNames, mode: table.insights, provider, dependsOn });
    }
    const { scaling: targets, tableName: label } = table;
    new TableScaling(scope, "$scaling", { tableName, label, targets, provider, dependsOn });
  }
}

/** What a reader of the configuration should know of the choices made for a table. */
function commentsOn(table: ResolvedTable): string[] {
  return [
    table.purpose,
    ...table.notes,
    ...table.ignoredChanges.map(({ argument, reason }) => `ignored: ${argument}: ${reason}.`),
    ...table.acceptances.map(({ control, reason }) => `accepted: ${control}: ${reason}`),
  ];
}
