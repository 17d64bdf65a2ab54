import {
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  TableDescription,
} from "@aws-sdk/client-dynamodb";
import { FoundTable, Units } from "./found-table";
import { required } from "./required";

interface Throughput {
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
}

function unitsOf(throughput: Throughput | undefined, isOnDemand: boolean): Units | undefined {
  if (isOnDemand || !throughput) return undefined;
  return { read: throughput.ReadCapacityUnits ?? 0, write: throughput.WriteCapacityUnits ?? 0 };
}

export function foundTable(description: TableDescription): FoundTable {
  const name = required(description.TableName, "the name of a table");
  const arn = required(description.TableArn, `the ARN of ${name}`);
  const here = arn.split(":")[3];
  // A table that never was on demand has no summary of its billing mode.
  const isOnDemand = description.BillingModeSummary?.BillingMode === "PAY_PER_REQUEST";
  const isInfrequent = description.TableClassSummary?.TableClass === "STANDARD_INFREQUENT_ACCESS";
  const regions = (description.Replicas ?? []).map(({ RegionName }) => required(RegionName, `a replica of ${name}`));
  return {
    name,
    arn,
    id: required(description.TableId, `the id of ${name}`),
    created: required(description.CreationDateTime, `when ${name} was made`),
    status: required(description.TableStatus, `the status of ${name}`),
    items: description.ItemCount ?? 0,
    bytes: description.TableSizeBytes ?? 0,
    tableClass: isInfrequent ? "STANDARD_INFREQUENT_ACCESS" : "STANDARD",
    provisioned: unitsOf(description.ProvisionedThroughput, isOnDemand),
    indexes: (description.GlobalSecondaryIndexes ?? []).map((index) => ({
      name: required(index.IndexName, `the name of an index of ${name}`),
      bytes: index.IndexSizeBytes ?? 0,
      provisioned: unitsOf(index.ProvisionedThroughput, isOnDemand),
    })),
    replicaRegions: regions.filter((region) => region !== here).sort(),
    streamLabel: description.StreamSpecification?.StreamEnabled
      ? required(description.LatestStreamLabel, `the stream of ${name}`)
      : undefined,
    deletionProtection: description.DeletionProtectionEnabled ?? false,
  };
}

/** The table by its name; nothing where it has gone in the meantime. */
export async function readTable(dynamodb: DynamoDBClient, name: string): Promise<FoundTable | undefined> {
  try {
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: name }));
    return foundTable(required(Table, `what ${name} is`));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
