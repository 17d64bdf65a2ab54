import { App, TerraformOutput } from "cdktf";
import { dataKeyAlias, terraformRegion } from "../model/names";
import { ProviderFeature, ResolvedEnvironment, ResolvedTable } from "../model/resolve/resolved";
import { DataKey } from "../modules/data-key/data-key";
import { DynamoTable } from "../modules/table/dynamo-table";
import { AcceptedException, EnvironmentStack } from "./environment-stack";

/** The tables of an environment and the keys that encrypt them. */
export class TablesStack extends EnvironmentStack {
  constructor(app: App, environment: ResolvedEnvironment) {
    super(app, "tables", environment);
    const keys = this.dataKeys();
    for (const table of environment.tables) {
      new DynamoTable(this, table.terraformName, {
        table,
        region: environment.region,
        key: keys[table.key],
        providers: this,
      });
    }
  }

  override get acceptedExceptions(): readonly AcceptedException[] {
    return this.environment.tables.flatMap((table) =>
      table.acceptances.flatMap(({ control, reason }) =>
        addressesOf(table).map((address) => ({ control, address, reason })),
      ),
    );
  }

  override get providerFeatures(): readonly ProviderFeature[] {
    return this.environment.providerFeatures;
  }

  private dataKeys(): Record<ResolvedTable["key"], DataKey> {
    const { environment } = this;
    const key = (id: ResolvedTable["key"], description: string, replicaRegions: readonly string[]) =>
      new DataKey(this, id, {
        account: environment.account,
        region: environment.region,
        alias: dataKeyAlias(environment.name, id),
        description: `${description} of ${environment.name}`,
        replicaRegions,
        providers: this,
        preventDestroy: environment.tables.some((table) => table.key === id && table.deletionProtection),
      });
    const data = key("data", "Table data", []);
    new TerraformOutput(this, "data_key_arn", { value: data.arnIn(environment.region) });
    return {
      data,
      global_data:
        environment.replicaRegions.length === 0
          ? data
          : key("global_data", "Data of global tables", environment.replicaRegions),
    };
  }
}

/** The table and its replicas: what is accepted for a table is accepted for its copies. */
function addressesOf(table: ResolvedTable): string[] {
  const replicas = table.replication?.replicas ?? [];
  return [
    `aws_dynamodb_table.${table.terraformName}`,
    ...replicas.map(({ region }) => `aws_dynamodb_table_replica.${table.terraformName}_${terraformRegion(region)}`),
  ];
}
