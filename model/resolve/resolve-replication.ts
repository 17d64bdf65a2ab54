import { tableArn } from "../arn";
import { TableDeployment } from "../deployment";
import { Environment } from "../environment";
import { ResolvedReplication } from "./resolved";

/** What a replica takes over from its table where it does not say otherwise. */
interface Inherited {
  readonly tableName: string;
  readonly deletionProtection: boolean;
  readonly pointInTimeRecovery: boolean;
}

/** The replicas of a table, each with what AWS does not synchronise said explicitly. */
export function resolveReplication(
  { replication }: TableDeployment,
  { account }: Environment,
  inherited: Inherited,
): ResolvedReplication | undefined {
  if (!replication) return undefined;
  const replicas = replication.replicas.map((replica) => ({
    region: replica.region,
    arn: tableArn({ account, region: replica.region }, inherited.tableName),
    kmsKeyArn: replica.kmsKeyArn,
    pointInTimeRecovery: replica.pointInTimeRecovery ?? inherited.pointInTimeRecovery,
    // A retiring table gives up the protection of its replicas with its own.
    deletionProtection: inherited.deletionProtection && (replica.deletionProtection ?? true),
    tags: replica.tags ?? {},
  }));
  return {
    consistency: replication.consistency,
    replicas,
    witness: replication.consistency === "strong" ? replication.witness : undefined,
  };
}
