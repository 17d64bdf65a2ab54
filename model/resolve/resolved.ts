import { Locality } from "../arn";
import { KeyAttributeType } from "../attribute";
import { CacheNetwork } from "../cache/cache-network";
import { DataClassification } from "../table";
import { Stage, State } from "../environment";
import { ServiceRoleKind } from "../names";
import { EndpointClients, EndpointService } from "../network";
import { ResolvedProjection } from "../projection";
import { Statement } from "../policy-statement";
import { ResolvedArchive } from "./resolved-archive";
import { ResolvedBackup } from "./resolved-backup";
import { ResolvedFunctions } from "./resolved-functions";
import { ResolvedRestoreTests } from "./resolved-restore-tests";
import { ResolvedAccount } from "./resolved-account";
import { ResolvedAudit } from "./resolved-audit";

/**
 * The estate with every default filled in and every name, ARN and number computed: what modules and stacks take.
 * Nothing here is optional because somebody forgot to say it: a missing value means that the feature is off.
 */
export interface ResolvedEnvironment extends Locality {
  readonly name: string;
  readonly stage: Stage;
  /** ARN of the role Terraform assumes; left out where it uses the caller's credentials. */
  readonly deployRoleArn?: string;
  readonly state: State;
  readonly network?: ResolvedNetwork;
  /** Tags on everything that the environment owns (the provider's default_tags). */
  readonly tags: Readonly<Record<string, string>>;
  readonly alerts: ResolvedAlerts;
  /** Where S3 writes who used the environment's buckets; left out where that is nowhere. */
  readonly accessLogBucket?: string;
  readonly tables: readonly ResolvedTable[];
  /** Vaults, plan and roles; left out where nothing is backed up. */
  readonly backup?: ResolvedBackup;
  /** Tests of restores of another environment's tables; left out where none are tested here. */
  readonly restoreTests?: ResolvedRestoreTests;
  /** The DAX clusters; left out where there never were any, so that there is no stack for them. */
  readonly caches?: readonly ResolvedCache[];
  /** The archive; left out where nothing is archived. */
  readonly archive?: ResolvedArchive;
  /** What its functions have in common; left out where nothing is said of them. */
  readonly functions?: ResolvedFunctions;
  /** What is watched; left out where nothing is. */
  readonly audit?: ResolvedAudit;
  /** What the environment owns of its account; left out where it is nothing. */
  readonly accountBaseline?: ResolvedAccount;
  /** Other Regions that hold replicas, sorted. */
  readonly replicaRegions: readonly string[];
  /** Who may do what: every role of the environment with its policies, and their ceiling. */
  readonly access: ResolvedAccess;
  /** What the environment asks for that the oldest supported provider does not have. */
  readonly providerFeatures: readonly ProviderFeature[];
}

/** A managed policy. */
export interface ResolvedPolicy {
  /** Name in Terraform: `aws_iam_policy.<terraformName>`. */
  readonly terraformName: string;
  readonly policyName: string;
  readonly description: string;
  readonly statements: readonly Statement[];
}

/** A role with the policies that are attached to it. */
export interface ResolvedRole {
  /** Name in Terraform: `aws_iam_role.<terraformName>`. */
  readonly terraformName: string;
  readonly roleName: string;
  readonly description: string;
  readonly trust: readonly Statement[];
  readonly policies: readonly ResolvedPolicy[];
  /** Longest session, in seconds. */
  readonly maximumSessionSeconds: number;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ResolvedAccess {
  /** What no role of an application or a person can exceed, whatever is attached to it. */
  readonly boundary: ResolvedPolicy;
  readonly boundaryArn: string;
  /** What no role that an AWS service takes can exceed: a ceiling for each kind of roles that the environment has. */
  readonly serviceBoundaries: readonly ResolvedPolicy[];
  readonly serviceBoundaryArns: Readonly<Record<ServiceRoleKind, string>>;
  readonly roles: readonly ResolvedRole[];
}

/** Where alerts go. */
export interface ResolvedAlerts {
  /** ARN of the topic, for every stack that has something to say. */
  readonly topicArn: string;
  /** What is made of it here; left out where somebody else owns the topic. */
  readonly created?: { readonly topicName: string; readonly emails: readonly string[] };
}

/** A feature that raises the lowest version of the AWS provider. */
export interface ProviderFeature {
  /** What it is, as a person would call it. */
  readonly feature: string;
  /** First version of the AWS provider that has it. */
  readonly version: string;
  /** Which table asks for it. */
  readonly table: string;
}

export interface ResolvedKey {
  readonly name: string;
  readonly type: KeyAttributeType;
}

/** Read and write capacity units, or request units. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

/** Throughput settings as Terraform's arguments want them; what is left out is not written. */
export interface ResolvedThroughput {
  /** Provisioned units; left out with on-demand. For auto scaling: what a new table or index starts with. */
  readonly provisioned?: Units;
  readonly onDemandMaximum?: Units;
  readonly warm?: Units;
}

export interface ResolvedIndex {
  readonly name: string;
  readonly partitionKey: ResolvedKey;
  readonly sortKey?: ResolvedKey;
  readonly projection: ResolvedProjection;
}

export interface ResolvedGlobalIndex extends ResolvedIndex {
  readonly throughput: ResolvedThroughput;
}

/** The part of a table that one target of Application Auto Scaling moves. */
export interface ScalingTarget {
  /** Name of the index; the table itself where left out. */
  readonly index?: string;
  readonly dimension: "read" | "write";
  readonly minimum: number;
  readonly maximum: number;
  readonly targetUtilization: number;
  /** Seconds. */
  readonly scaleInCooldown: number;
  readonly scaleOutCooldown: number;
  readonly scheduledActions: readonly ScheduledAction[];
}

/** A time at which the range changes. Every floor becomes two: one that raises it, one that restores the range. */
export interface ScheduledAction {
  readonly name: string;
  readonly schedule: string;
  readonly timeZone: string;
  readonly minimum: number;
  readonly maximum: number;
}

/** Which of the environment's keys encrypts the table: the multi-Region one where replicas need it. */
export type DataKeyName = "data" | "global_data";

/** An argument that Terraform leaves alone, and why. */
export interface IgnoredChange {
  readonly argument: "read_capacity" | "write_capacity" | "global_secondary_index" | "replica";
  readonly reason: string;
}

export type InsightsMode = "ACCESSED_AND_THROTTLED_KEYS" | "THROTTLED_KEYS";

/** A subnet of a VPC that is made. */
export interface ResolvedSubnet {
  /** What follows the Region in the zone's name: `a`. Names the subnet in Terraform. */
  readonly letter: string;
  readonly zone: string;
  readonly cidr: string;
}

/** The VPC: somebody else's by its ids, or one of our own. */
export type ResolvedVpc =
  | {
      readonly kind: "existing";
      readonly vpcId: string;
      readonly subnetIds: readonly string[];
      readonly routeTableIds: readonly string[];
    }
  | { readonly kind: "created"; readonly cidr: string; readonly subnets: readonly ResolvedSubnet[] };

export interface ResolvedNetwork {
  readonly vpc: ResolvedVpc;
  readonly gatewayEndpoint: boolean;
  readonly interfaceEndpoints: readonly EndpointService[];
  /** Who may reach the interface endpoints, beside the client security group. */
  readonly clients: { readonly cidrs: readonly string[]; readonly securityGroupIds: readonly string[] };
  /** Whose principals may use the endpoints. */
  readonly principals: {
    readonly key: "aws:PrincipalAccount" | "aws:PrincipalOrgID";
    readonly value: string;
  };
}

/** Where requests for the items of a table or replica have to come from. */
export interface ResolvedOrigin {
  /** The VPC, or endpoints of it. */
  readonly key: "aws:SourceVpc" | "aws:SourceVpce";
  readonly values: readonly string[];
  /** ARNs of the roles that may come from elsewhere, patterns included, sorted. */
  readonly exemptRoles: readonly string[];
}

export interface ResolvedReplica {
  readonly region: string;
  readonly arn: string;
  /** ARN of an existing key; the replica of the environment's multi-Region key where left out. */
  readonly kmsKeyArn?: string;
  readonly pointInTimeRecovery: boolean;
  readonly deletionProtection: boolean;
  /** From where its items are reached; from anywhere where left out. */
  readonly origin?: ResolvedOrigin;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ResolvedReplication {
  readonly consistency: "eventual" | "strong";
  readonly replicas: readonly ResolvedReplica[];
  readonly witness?: string;
}

/** Why a control does not hold for a table although it is not a mistake. */
export interface Acceptance {
  readonly control: string;
  readonly reason: string;
}

export interface ResolvedTable {
  /** Name in the catalogue. */
  readonly name: string;
  /** Deployed name: `<environment>-<name>`. */
  readonly tableName: string;
  /** Name in Terraform: `aws_dynamodb_table.<terraformName>`. */
  readonly terraformName: string;
  readonly arn: string;
  readonly purpose: string;
  readonly dataClassification: DataClassification;
  readonly partitionKey: ResolvedKey;
  readonly sortKey?: ResolvedKey;
  /** Every key attribute of the table and its indexes, sorted by name: what AWS wants declared, no more and no less. */
  readonly attributes: readonly ResolvedKey[];
  readonly billingMode: "PAY_PER_REQUEST" | "PROVISIONED";
  readonly throughput: ResolvedThroughput;
  readonly scaling: readonly ScalingTarget[];
  readonly globalIndexes: readonly ResolvedGlobalIndex[];
  readonly localIndexes: readonly ResolvedIndex[];
  readonly timeToLive?: { readonly attribute: string; readonly enabled: boolean };
  readonly streamView?: "KEYS_ONLY" | "NEW_IMAGE" | "OLD_IMAGE" | "NEW_AND_OLD_IMAGES";
  readonly tableClass: "STANDARD" | "STANDARD_INFREQUENT_ACCESS";
  /** Days back, 1 to 35; left out where it is loosened. */
  readonly pointInTimeRecoveryDays?: number;
  readonly deletionProtection: boolean;
  readonly key: DataKeyName;
  readonly insights?: InsightsMode;
  /** From where its items are reached; from anywhere where left out. */
  readonly origin?: ResolvedOrigin;
  readonly replication?: ResolvedReplication;
  readonly tags: Readonly<Record<string, string>>;
  readonly ignoredChanges: readonly IgnoredChange[];
  /** Consequences of a choice that a reader of the generated configuration should see beside the table. */
  readonly notes: readonly string[];
  readonly acceptances: readonly Acceptance[];
}

/** A table as a cluster's role may use it. */
export interface ResolvedCachedTable {
  readonly arn: string;
  /** Whether the role may read the whole table: only where a Scan is accepted. */
  readonly scans: boolean;
}

export interface ResolvedCache {
  /** Name in the environment. */
  readonly name: string;
  /** Name in Terraform: `aws_dax_cluster.<terraformName>`. */
  readonly terraformName: string;
  /** Name of the cluster, within AWS's 20 characters. */
  readonly clusterName: string;
  /** Name of its subnet group, parameter group, role and policy. */
  readonly resourceName: string;
  /** Name of the security group of its nodes. */
  readonly securityGroupName: string;
  /** Name of the security group that clients carry. */
  readonly clientGroupName: string;
  readonly endpointParameter: string;
  /** Names of the tables in the catalogue, for people. */
  readonly tableNames: readonly string[];
  readonly tables: readonly ResolvedCachedTable[];
  /** Aliases of the keys that encrypt these tables, without `alias/`, sorted. */
  readonly keyAliases: readonly string[];
  /** The most sensitive class of data among the tables. */
  readonly dataClassification: DataClassification;
  readonly writeThrough: boolean;
  readonly nodeType: string;
  readonly nodes: number;
  /** Milliseconds. */
  readonly itemTtl: number;
  /** Milliseconds. */
  readonly queryTtl: number;
  readonly maintenanceWindow: string;
  readonly notificationTopicArn?: string;
  readonly network: CacheNetwork;
  /** Who may reach the cluster beside whatever carries the client group. */
  readonly clients: Required<EndpointClients>;
  /** Whether Terraform refuses every plan that would replace the cluster. */
  readonly preventDestroy: boolean;
  /** What the cluster is in numbers, for whoever reads what synth prints. */
  readonly notes: readonly string[];
  readonly acceptances: readonly Acceptance[];
}
