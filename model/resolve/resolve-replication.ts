import { tableArn } from "../arn";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { replicaOrigin } from "./resolve-origin";
import { ResolvedReplication } from "./resolved";

/** What a replica takes over from its table where it does not say otherwise. */
interface Inherited {
  readonly tableName: string;
  readonly deletionProtection: boolean;
  readonly pointInTimeRecovery: boolean;
}

/** The replicas of a table, each with what AWS does not synchronise said explicitly. */
export function resolveReplication(
  deployment: TableDeployment,
  environment: Environment,
  inherited: Inherited,
): ResolvedReplication | undefined {
  const { replication } = deployment;
  if (!replication) return undefined;
  const { account } = environment;
  const replicas = replication.replicas.map((replica) => ({
    region: replica.region,
    arn: tableArn({ account, region: replica.region }, inherited.tableName),
    kmsKeyArn: replica.kmsKeyArn,
    pointInTimeRecovery: replica.pointInTimeRecovery ?? inherited.pointInTimeRecovery,
    // A retiring table gives up the protection of its replicas with its own.
    deletionProtection: inherited.deletionProtection && (replica.deletionProtection ?? true),
    origin: replicaOrigin(deployment, replica, environment),
    tags: replica.tags ?? {},
  }));
  return {
    consistency: replication.consistency,
    replicas,
    witness: replication.consistency === "strong" ? replication.witness : undefined,
  };
}
