/**
 * Quotas and limits of AWS, each with its unit and where AWS says so. The rules name these constants, and a problem
 * names the source.
 */

const GUIDE = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide";
const API = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference";
const BACKUP = "https://docs.aws.amazon.com/aws-backup/latest/devguide";
const SCALING = "https://docs.aws.amazon.com/autoscaling/application/userguide";

/** The public pages that problems cite. */
export const SOURCES = {
  statementIds: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
  constraints: `${GUIDE}/Constraints.html`,
  quotas: `${GUIDE}/ServiceQuotas.html`,
  tagging: `${GUIDE}/Tagging.html`,
  capacityUnits: `${GUIDE}/CapacityUnitCalculations.html`,
  partitionKeyDesign: `${GUIDE}/bp-partition-key-design.html`,
  localSecondaryIndexes: `${GUIDE}/LSI.html`,
  globalSecondaryIndexes: `${GUIDE}/GSI.html`,
  indexGuidelines: `${GUIDE}/bp-indexes-general.html`,
  query: `${GUIDE}/Query.html`,
  filterExpressions: `${GUIDE}/Query.FilterExpression.html`,
  queryAndScan: `${GUIDE}/bp-query-scan.html`,
  readConsistency: `${GUIDE}/HowItWorks.ReadConsistency.html`,
  timeToLive: `${GUIDE}/TTL.html`,
  autoScaling: `${GUIDE}/AutoScaling.html`,
  maximumThroughput: `${GUIDE}/on-demand-capacity-mode-max-throughput.html`,
  pointInTimeRecovery: `${GUIDE}/Point-in-time-recovery.html`,
  deletionProtection: `${GUIDE}/WorkingWithTables.Basics.html`,
  globalTables: `${GUIDE}/V2globaltables_HowItWorks.html`,
  queryApi: `${API}/API_Query.html`,
  getItemApi: `${API}/API_GetItem.html`,
  batchGetItemApi: `${API}/API_BatchGetItem.html`,
  batchWriteItemApi: `${API}/API_BatchWriteItem.html`,
  transactWriteItemsApi: `${API}/API_TransactWriteItems.html`,
  projectionApi: `${API}/API_Projection.html`,
  keySchemaApi: `${API}/API_KeySchemaElement.html`,
  createClusterApi: `${API}/API_dax_CreateCluster.html`,
  cacheAccess: `${GUIDE}/DAX.access-control.html`,
  cacheBurstable: `${GUIDE}/DAX.Burstable.html`,
  cacheEncryption: `${GUIDE}/DAXEncryptionAtRest.html`,
  cacheNodes: `${GUIDE}/DAX.concepts.cluster.html`,
  cacheSettings: `${GUIDE}/dax-config-considerations.html`,
  cacheSizing: `${GUIDE}/dax-cluster-sizing.html`,
  timeToLiveStreams: `${GUIDE}/time-to-live-ttl-streams.html`,
  exports: `${GUIDE}/S3DataExport_Requesting.html`,
  timeToLiveApi: `${API}/API_TimeToLiveSpecification.html`,
  targetTrackingApi:
    "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingScalingPolicyConfiguration.html",
  scheduledActionApi: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html",
  scheduledScaling: `${SCALING}/scheduled-scaling-using-cron-expressions.html`,
  cron: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html",
  lifecycleTransitions:
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html",
  lifecycleExpiry: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
  objectLock: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  bucketReplication: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
  accessLogs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
  accountId: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html",
  regions: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html",
  fineGrainedAccess: `${GUIDE}/specifying-conditions.html`,
  daxAccess: `${GUIDE}/DAX.access-control.html`,
  iamQuotas: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  iamPrincipals: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  iamSessionTags: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html",
  iamExternalId: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
  iamMfa: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
  iamOidc: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html",
  iamSaml: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html",
  identityPools: "https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html",
  lambdaFunctions: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
  lambdaVpc: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
  lambdaVpcConfig: "https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html",
  sessionDuration: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html",
  iamNames: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  bucketNames: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
  keyForOtherAccounts:
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html",
  keyArn: "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html",
  subnets: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
  vpcCidrs: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
  gatewayEndpoints: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
  interfaceEndpoints: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  endpointPolicies: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  securityGroups: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  dynamoDbPrivateLink: `${GUIDE}/privatelink-interface-endpoints.html`,
  resourcePolicies: `${GUIDE}/rbac-considerations.html`,
  keyPolicies: "https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html",
  bucketPolicies: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html",
  eventPatterns: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html",
  sourceVpc: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
  organizationId: "https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html",
  zones: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
  priceList: "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/price-changes.html",
  emailSubscriptions: "https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html",
  metricRetention:
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention",
  automationApproval: "https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html",
  eventBridgeTargets: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html",
  restoreTestMetadata: `${BACKUP}/restore-testing-inferred-metadata.html`,
  accountPerStage:
    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_securely_operate_multi_accounts.html",
  trailCosts: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html",
  trailQuotas: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html",
  trailBestPractices: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
  trailArn: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html",
  logRetention: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html",
  logQuotas: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html",
  lifecycleApi: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html",
  accountPublicAccess: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  dynamoDbTrail: `${GUIDE}/logging-using-cloudtrail.html`,
  unusedAccess: "https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_UnusedAccessConfiguration.html",
  accessAnalyzers: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-getting-started.html",
  configRecorder: "https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html",
  configRuleApi: "https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html",
  configLimits: "https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html",
  conformancePackApi: "https://docs.aws.amazon.com/config/latest/APIReference/API_PutConformancePack.html",
  remediationApi: "https://docs.aws.amazon.com/config/latest/APIReference/API_RemediationConfiguration.html",
  terraformTable: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
  terraformNames: "https://developer.hashicorp.com/terraform/language/resources/syntax",
} as const;

/** Shortest name of a deployed table or an index, in characters. Source: Constraints, "Naming rules". */
export const MIN_NAME_LENGTH = 3;

/** Longest name of a deployed table or an index, in characters. Source: Constraints, "Naming rules". */
export const MAX_NAME_LENGTH = 255;

/** Longest name of a key attribute or of a projected one, in bytes of UTF-8. Source: Constraints, "Attribute names". */
export const MAX_KEY_ATTRIBUTE_NAME_BYTES = 255;

/** Longest name of the time to live attribute, in characters. Source: the API's TimeToLiveSpecification. */
export const MAX_TIME_TO_LIVE_NAME_LENGTH = 255;

/** Longest name of the attempt token, in characters: an index may hold it. Source: Constraints, "Attribute names". */
export const MAX_ATTEMPT_TOKEN_NAME_LENGTH = 255;

/** Global secondary indexes of one table (default quota). Source: Quotas, "Secondary indexes". */
export const MAX_GLOBAL_SECONDARY_INDEXES = 20;

/** Local secondary indexes of one table. Source: Quotas, "Secondary indexes". */
export const MAX_LOCAL_SECONDARY_INDEXES = 5;

/** Attribute names that one index may include beside the keys. Source: `NonKeyAttributes` of the API's Projection. */
export const MAX_INCLUDED_ATTRIBUTES_PER_INDEX = 20;

/**
 * Attribute names that all indexes of a table may include together; a name in two indexes counts twice.
 * Source: Constraints, "Projected Secondary Index attributes per table".
 */
export const MAX_INCLUDED_ATTRIBUTES_PER_TABLE = 100;

/** Largest item in bytes, attribute names included: 400 KB. Source: Constraints, "Items". */
export const MAX_ITEM_SIZE_BYTES = 400 * 1024;

/** Levels of lists and maps within one attribute. Source: Constraints, "Nested attribute depth". */
export const MAX_NESTING_DEPTH = 32;

/** Largest partition key value in bytes. Source: Constraints, "Partition key length". */
export const MAX_PARTITION_KEY_VALUE_BYTES = 2048;

/** Largest sort key value in bytes. Source: Constraints, "Sort key length". */
export const MAX_SORT_KEY_VALUE_BYTES = 1024;

/** Items of one request. Source: Constraints, "API-specific constraints" and "DynamoDB transactions". */
export const MAX_ITEMS_PER_REQUEST = { BatchGetItem: 100, BatchWriteItem: 25, TransactWriteItems: 100 } as const;

/** Bytes that one read unit covers. Source: Constraints, "Capacity unit sizes". */
export const READ_UNIT_BYTES = 4 * 1024;

/** Bytes that one write unit covers. Source: Constraints, "Capacity unit sizes". */
export const WRITE_UNIT_BYTES = 1024;

/** Read units per second that one partition, so one partition key value, gives at most. Source: partition key design. */
export const MAX_READ_UNITS_PER_PARTITION = 3000;

/** Write units per second that one partition, so one partition key value, gives at most. Source: as above. */
export const MAX_WRITE_UNITS_PER_PARTITION = 1000;

/** Least provisioned capacity of a table or index, in units per second. Source: Quotas, "Read/write throughput". */
export const MIN_CAPACITY_UNITS = 1;

/**
 * Most read or write units per second of a table or index, provisioned or on demand: the default quota, which AWS
 * raises on request. Source: Quotas, "Read/write throughput".
 */
export const MAX_CAPACITY_UNITS = 40_000;

/** What every new on-demand table serves at once, in units per second. Source: Terraform's `warm_throughput`. */
export const MIN_WARM_THROUGHPUT = { read: 12_000, write: 4_000 } as const;

/** Lowest target of auto scaling, in per cent of the provisioned capacity. Source: DynamoDB auto scaling. */
export const MIN_TARGET_UTILIZATION = 20;

/** Highest target of auto scaling, in per cent of the provisioned capacity. Source: DynamoDB auto scaling. */
export const MAX_TARGET_UTILIZATION = 90;

/** Longest name of a scheduled scaling action, in characters. Source: the API's PutScheduledAction. */
export const MAX_SCHEDULE_NAME_LENGTH = 256;

/** Shortest window of point-in-time recovery, in days. Source: point-in-time recovery. */
export const MIN_RECOVERY_DAYS = 1;

/** Longest window of point-in-time recovery, in days. Source: point-in-time recovery. */
export const MAX_RECOVERY_DAYS = 35;

/** Regions of a strongly consistent global table, its home included. Source: global tables, "MRSC". */
export const STRONG_CONSISTENCY_REGIONS = 3;

/** The sets within which a strongly consistent global table stays. Source: global tables, "MRSC". */
export const STRONG_CONSISTENCY_REGION_SETS: readonly (readonly string[])[] = [
  ["us-east-1", "us-east-2", "us-west-2"],
  ["eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1"],
  ["ap-northeast-1", "ap-northeast-2", "ap-northeast-3"],
];

/** Tags on one table. Source: "Tagging restrictions in DynamoDB". */
export const MAX_TAGS = 50;

/** Longest tag key, in characters. Source: "Tagging restrictions in DynamoDB". */
export const MAX_TAG_KEY_LENGTH = 128;

/** Longest tag value, in characters. Source: "Tagging restrictions in DynamoDB". */
export const MAX_TAG_VALUE_LENGTH = 256;

/** All tags of one table together, in bytes: 10 KB. Source: "Tagging restrictions in DynamoDB". */
export const MAX_TAGS_BYTES = 10 * 1024;

/** Longest IAM role name, in characters. Source: IAM and STS quotas. */
export const MAX_ROLE_NAME_LENGTH = 64;

/** Longest IAM path with its slashes, in characters. Source: IAM and STS quotas. */
export const MAX_ROLE_PATH_LENGTH = 512;

/** Longest name of a managed policy, in characters. Source: IAM and STS quotas. */
export const MAX_POLICY_NAME_LENGTH = 128;

/** Largest managed policy, in characters without white space. Source: IAM and STS quotas. */
export const MAX_POLICY_SIZE = 6144;

/** Managed policies attached to one role (default quota). Source: IAM and STS quotas. */
export const MAX_POLICIES_PER_ROLE = 10;

/** Largest trust policy of a role, in characters without white space (default quota). Source: IAM and STS quotas. */
export const MAX_TRUST_POLICY_SIZE = 2048;

/** Longest session of a role, in hours. Source: role settings. */
export const MAX_SESSION_HOURS = 12;

/** Shortest and longest external id, in characters. Source: the API's AssumeRole. */
export const EXTERNAL_ID_LENGTH = { minimum: 2, maximum: 1224 } as const;

/** Shortest name of an S3 bucket, in characters. Source: bucket naming rules. */
export const MIN_BUCKET_NAME_LENGTH = 3;

/** Longest name of an S3 bucket, in characters. Source: bucket naming rules. */
export const MAX_BUCKET_NAME_LENGTH = 63;

/** Subnets of a network: fewer do not cover two Availability Zones. This project's rule, after the AWS guidance. */
export const MIN_SUBNETS = 2;

/** Most subnets of a Lambda function. Source: VpcConfig of the Lambda API. */
export const MAX_FUNCTION_SUBNETS = 16;

/** Most security groups of a Lambda function. Source: VpcConfig of the Lambda API. */
export const MAX_FUNCTION_SECURITY_GROUPS = 5;

/** Subnets of a VPC that is created, at most: one a zone. This project's rule: a quarter of the range stays free. */
export const MAX_CREATED_SUBNETS = 3;

/** Largest VPC, as the prefix of its range. Source: VPC CIDR blocks. */
export const MIN_VPC_PREFIX = 16;

/** Smallest VPC that is created. AWS takes /28; quarters of a /24 have 59 usable addresses. This project's rule. */
export const MAX_VPC_PREFIX = 24;

/** Longest policy of a VPC endpoint, in characters with white space. Source: endpoint policies. */
export const MAX_ENDPOINT_POLICY_LENGTH = 20_480;

/** Largest resource policy of a table, in bytes with white space: 20 KB. Source: resource-based policies. */
export const MAX_RESOURCE_POLICY_BYTES = 20 * 1024;

/** Largest policy of a KMS key, in bytes. Source: KMS quotas, not adjustable. */
export const MAX_KEY_POLICY_BYTES = 32_768;

/** Largest policy of an S3 bucket, in bytes: 20 KB. Source: bucket policies. */
export const MAX_BUCKET_POLICY_BYTES = 20 * 1024;

/** Longest event pattern of an EventBridge rule, in characters (default quota). Source: EventBridge quotas. */
export const MAX_EVENT_PATTERN_LENGTH = 2048;

/** Longest name of a DAX cluster, in characters. Source: the API's CreateCluster. */
export const MAX_CLUSTER_NAME_LENGTH = 20;

/**
 * Longest name of a cache, in characters: with the environment's, it also names a role, at most 64 characters long.
 * This project's rule.
 */
export const MAX_CACHE_NAME_LENGTH = 30;

/** Nodes of one DAX cluster: a primary and ten replicas. Source: DAX cluster components. */
export const MAX_CACHE_NODES = 11;

/** Nodes of a DAX cluster that stays available when a zone fails. Source: sizing your DAX cluster, "Availability". */
export const MIN_AVAILABLE_CACHE_NODES = 3;

/** Shortest maintenance window of a DAX cluster, in minutes. Source: the API's CreateCluster. */
export const MIN_WINDOW_MINUTES = 60;

/** Longest maintenance window of a DAX cluster, in minutes. Source: DAX cluster components, "Maintenance window". */
export const MAX_WINDOW_MINUTES = 24 * 60;

/** Values in all advanced event selectors of a trail together. Source: CloudTrail quotas. */
export const MAX_SELECTOR_VALUES = 500;

/** Metric filters of one log group. Source: CloudWatch Logs quotas. */
export const MAX_METRIC_FILTERS = 100;

/** Days for which CloudWatch Logs keeps events, from a year on. Source: the API's PutRetentionPolicy. */
export const SEARCHABLE_DAYS: readonly number[] = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** Days for which production keeps what a trail recorded, without a reason for less. This project's rule. */
export const MIN_PRODUCTION_AUDIT_DAYS = 365;

/** Longest lifetime of an object, in days. Source: `Days` of the API's LifecycleExpiration, a 32-bit integer. */
export const MAX_LIFECYCLE_DAYS = 2_147_483_647;

/** Days without use after which IAM Access Analyzer reports access, at most. Source: the API's UnusedAccessConfiguration. */
export const MAX_UNUSED_ACCESS_DAYS = 365;

/** Rules of AWS Config in an account and Region, those of conformance packs included. Source: AWS Config's limits. */
export const MAX_CONFIG_RULES = 1000;

/** Rules of one conformance pack. Source: AWS Config's limits. */
export const MAX_PACK_RULES = 130;

/** Bytes of a conformance pack that is handed over as text. Source: the API's PutConformancePack, `TemplateBody`. */
export const MAX_PACK_BYTES = 51_200;

/** Characters of a rule's input parameters as JSON. Source: the API's ConfigRule, `InputParameters`. */
export const MAX_RULE_PARAMETERS_LENGTH = 1024;

/** Attempts of an automatic remediation. Source: the API's RemediationConfiguration. */
export const MAX_REMEDIATION_ATTEMPTS = 25;

/** Seconds in which these attempts are counted: a month. Source: the API's RemediationConfiguration. */
export const MAX_RETRY_SECONDS = 2_678_000;

/**
 * Days without use after which something is called unused: AWS looks at 30 at least, and CloudWatch keeps metrics for
 * 455. Sources: the DynamoDB guide on unused resources; CloudWatch, "Metrics retention".
 */
export const IDLE_DAYS = { minimum: 30, maximum: 455 } as const;

/** Days that a recovery point whose table is gone may be old: as many as AWS Backup keeps one. Source: its lifecycle. */
export const ORPHAN_DAYS = { minimum: 0, maximum: 36_500 } as const;

/** US dollars a month that a vault's recovery points of tables that are gone may cost. This project's rule. */
export const ORPHAN_COST = { minimum: 0, maximum: 1_000_000 } as const;

/** Days that a table which is about to be deleted is left alone. This project's rule: nobody is surprised, nor forgotten. */
export const GRACE_DAYS = { minimum: 1, maximum: 365 } as const;

/** Days that an on-demand backup is kept: a hundred years at most, as in AWS Backup. Source: AWS Backup's lifecycle. */
export const BACKUP_RETENTION_DAYS = { minimum: 1, maximum: 36_500 } as const;

/** Backups deleted in one run. This project's rule: a mistake is noticed before everything is gone. */
export const BACKUPS_PER_RUN = { minimum: 1, maximum: 1000 } as const;

/** Approvers of a step. Source: the action `aws:approve` of Systems Manager Automation. */
export const MAX_APPROVERS = 10;

/** Characters of a reason: fewer explain nothing. This project's rule. */
export const MIN_REASON_LENGTH = 10;

/** Days that an object stays in S3 Standard before it may move to STANDARD_IA, and there before it moves on. */
export const MIN_INFREQUENT_ACCESS_DAYS = 30;

/** The longest that object lock locks by default: a hundred years, in days. Also what an archive keeps at most. */
export const MAX_OBJECT_LOCK_DAYS = 36_500;
