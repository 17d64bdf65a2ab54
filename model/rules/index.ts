import { accessPolicies } from "./access-policies";
import { ACCOUNT, oneBaselinePerAccountAndRegion, publicBucketsOnce } from "./account";
import { alerts } from "./alerts";
import { ARCHIVE, ARCHIVED } from "./archive";
import { attemptToken } from "./attempt-token";
import { AUDIT } from "./audit";
import { oneCleanUpForAccount } from "./audit/clean-up/one-for-account";
import { oneCopyOfManagementEvents } from "./audit/one-copy-of-management-events";
import { scalingRanges, seeds } from "./auto-scaling";
import { BACKUPS, ESTATE_BACKUPS } from "./backups";
import { accessLogBucket } from "./bucket-name";
import { CACHES, distinctClusters } from "./caches";
import { oneDefinitionPerTable } from "./catalogue";
import { consumerCaches } from "./consumer-caches";
import { consumerIdentities } from "./consumer-identity";
import { consumerGrants, consumerNames } from "./consumers";
import { distinctDeployedNames, distinctTerraformNames } from "./deployed-names";
import { deployedOnce } from "./deployed-once";
import { accountId, deployRole, environmentName, homeRegion } from "./environment-identity";
import { distinctEnvironments, productionHasItsAccount } from "./environments";
import { exampleParameters } from "./example-parameters";
import { exampleItems, exampleResults } from "./example-results";
import { partitionKeySpread } from "./hot-keys";
import { autoScaledIndexes, indexesWithCapacityExist, indexModesFit, indexWritesKeepUp } from "./index-capacity";
import { globalIndexDiffersFromTable, indexCounts, indexesAreRead, localIndexKeys } from "./indexes";
import { keyAttributes, oneTypePerAttribute, sortKeyDiffers } from "./key-schema";
import { fixedCapacityIsMeant, loosenings, recoveryWindow, retirement } from "./loosenings";
import { deployedTableName, indexNames, patternNames, tableName, unreservedTableName } from "./names";
import { tablePurpose } from "./purpose";
import { functionNetwork } from "./function-network";
import { network } from "./network";
import { demandedEndpoint, demandedReplicaEndpoints } from "./only-through";
import { conditionValues } from "./pattern-conditions";
import { filters } from "./pattern-filters";
import { itemKeys, queryKeys, scanKeys } from "./pattern-keys";
import { patternLoad } from "./pattern-load";
import { patternConsistency, patternIndexes, patternProperties } from "./pattern-operations";
import { patternProjections } from "./pattern-projections";
import { peaksFitCapacity } from "./peaks";
import { derivedProjection, includedAttributes, includedInTotal } from "./projections";
import { replicaFloors, replicaKeys, replicaRegions, replicatedStream, replicatedWritesScale } from "./replicas";
import { analystTables, restoredNames, trustedPrincipals } from "./ready-roles";
import { restoringTables } from "./restoring";
import { rowAccess } from "./row-access";
import { RESTORE_TESTS, RESTORE_TESTS_OF_ESTATE } from "./restore-tests";
import { DeploymentRule, EnvironmentRule, EstateRule, TableRule } from "./rule";
import { distinctSampleItems, sampleItems } from "./sample-items";
import { acceptedScans, scansAreAccepted, tableIsUsed } from "./scans";
import { schedules } from "./schedules";
import { sensitiveAttributes } from "./sensitive-attributes";
import { s3State } from "./state";
import { strongFeatures, strongRegions, strongReplicaTags } from "./strong-consistency";
import { deploymentTags, environmentTags, tableTags } from "./tags";
import { onDemandMaximums, provisionedUnits } from "./throughput";
import { timeToLive } from "./time-to-live";
import { warmThroughput } from "./warm-throughput";

/** All rules, in the order in which their problems are listed. A new rule is added here and nowhere else. */

export const TABLE_RULES: readonly TableRule[] = [
  tableName,
  tablePurpose,
  tableTags,
  keyAttributes,
  oneTypePerAttribute,
  sortKeyDiffers,
  partitionKeySpread,
  indexNames,
  indexCounts,
  localIndexKeys,
  globalIndexDiffersFromTable,
  indexesAreRead,
  includedAttributes,
  includedInTotal,
  derivedProjection,
  timeToLive,
  attemptToken,
  tableIsUsed,
  patternNames,
  patternIndexes,
  queryKeys,
  itemKeys,
  scanKeys,
  conditionValues,
  filters,
  patternProjections,
  patternConsistency,
  patternProperties,
  patternLoad,
  scansAreAccepted,
  acceptedScans,
  exampleParameters,
  exampleResults,
  exampleItems,
  sampleItems,
  distinctSampleItems,
  sensitiveAttributes,
];

export const ENVIRONMENT_RULES: readonly EnvironmentRule[] = [
  environmentName,
  accountId,
  homeRegion,
  deployRole,
  s3State,
  accessLogBucket,
  network,
  functionNetwork,
  environmentTags,
  alerts,
  deployedOnce,
  consumerNames,
  consumerIdentities,
  consumerGrants,
  consumerCaches,
  rowAccess,
  trustedPrincipals,
  analystTables,
  restoredNames,
  restoringTables,
  accessPolicies,
  ...CACHES,
  ...ARCHIVE,
  ...BACKUPS,
  ...RESTORE_TESTS,
  ...ACCOUNT,
  ...AUDIT,
];

export const DEPLOYMENT_RULES: readonly DeploymentRule[] = [
  deployedTableName,
  unreservedTableName,
  provisionedUnits,
  onDemandMaximums,
  warmThroughput,
  scalingRanges,
  seeds,
  schedules,
  indexesWithCapacityExist,
  indexModesFit,
  indexWritesKeepUp,
  autoScaledIndexes,
  peaksFitCapacity,
  recoveryWindow,
  loosenings,
  retirement,
  fixedCapacityIsMeant,
  replicaRegions,
  replicaKeys,
  replicatedWritesScale,
  replicatedStream,
  replicaFloors,
  demandedEndpoint,
  demandedReplicaEndpoints,
  strongRegions,
  strongFeatures,
  strongReplicaTags,
  ...ARCHIVED,
  deploymentTags,
];

export const ESTATE_RULES: readonly EstateRule[] = [
  distinctEnvironments,
  oneDefinitionPerTable,
  distinctDeployedNames,
  distinctTerraformNames,
  productionHasItsAccount,
  distinctClusters,
  ...ESTATE_BACKUPS,
  ...RESTORE_TESTS_OF_ESTATE,
  oneBaselinePerAccountAndRegion,
  oneCleanUpForAccount,
  oneCopyOfManagementEvents,
  publicBucketsOnce,
];
