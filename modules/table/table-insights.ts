import { DynamodbContributorInsights } from "@cdktf/provider-aws/lib/dynamodb-contributor-insights";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { terraformName } from "../../model/names";
import { InsightsMode } from "../../model/resolve/resolved";

export interface TableInsightsProps {
  /** The table's name, as a reference. */
  readonly tableName: string;
  readonly indexNames: readonly string[];
  readonly mode: InsightsMode;
  readonly provider?: AwsProvider;
  readonly dependsOn?: ITerraformDependable[];
}

/** CloudWatch Contributor Insights for a table and each of its global secondary indexes: the hottest keys. */
export class TableInsights extends Construct {
  constructor(scope: Construct, id: string, props: TableInsightsProps) {
    super(scope, id);
    const common = {
      provider: props.provider,
      dependsOn: props.dependsOn,
      tableName: props.tableName,
      // Every provider's default is the fuller mode; naming it would need a newer provider for nothing.
      mode: props.mode === "THROTTLED_KEYS" ? props.mode : undefined,
    };
    new DynamodbContributorInsights(this, "$insights", common);
    for (const indexName of props.indexNames) {
      new DynamodbContributorInsights(this, terraformName("index", indexName), { ...common, indexName });
    }
  }
}
