import { autoScaling } from "./auto-scaling";
import { backupPlan } from "./backup-plan";
import { backupSelection } from "./backup-selection";
import { backupVaultEncryption } from "./backup-vault-encryption";
import { backupVaultLock } from "./backup-vault-lock";
import { backupVaultPolicy } from "./backup-vault-policy";
import { bucketAccessLogs } from "./bucket-access-logs";
import { bucketEncryption } from "./bucket-encryption";
import { bucketEvents } from "./bucket-events";
import { bucketLifecycle } from "./bucket-lifecycle";
import { bucketOwnership } from "./bucket-ownership";
import { bucketPolicy } from "./bucket-policy";
import { bucketPublicAccess } from "./bucket-public-access";
import { bucketTls } from "./bucket-tls";
import { bucketVersioning } from "./bucket-versioning";
import { Control } from "./control";
import { closedDefaultGroup, vpcFlowLogs } from "./created-vpc";
import { customerManagedKey } from "./customer-managed-key";
import { daxClients } from "./dax-clients";
import { daxEncryption } from "./dax-encryption";
import { daxMultiAz } from "./dax-multi-az";
import { daxTls } from "./dax-tls";
import { deletionProtection } from "./deletion-protection";
import { encryptedVolumes } from "./encrypted-volumes";
import { endpointZones, gatewayEndpointRoutes } from "./endpoint-placement";
import { endpointPolicy } from "./endpoint-policy";
import { functionEncryption } from "./function-encryption";
import { functionLogs } from "./function-logs";
import { functionNetwork } from "./function-network";
import { functionConcurrency, functionDeadLetters, functionTracing } from "./function-operation";
import { functionPermission } from "./function-permission";
import { functionArchitecture, functionRuntime } from "./function-runtime";
import { inlinePolicies } from "./inline-policies";
import { keyDeletionWindow } from "./key-deletion-window";
import { keyPolicy } from "./key-policy";
import { keyRotation } from "./key-rotation";
import { keyUse } from "./key-use";
import { passRole } from "./pass-role";
import { permissionsBoundary } from "./permissions-boundary";
import { pointInTimeRecovery } from "./point-in-time-recovery";
import { policyActions } from "./policy-actions";
import { policyTls } from "./policy-tls";
import { logGroupEncryption, logGroupRetention } from "./log-group";
import { queueEncryption } from "./queue-encryption";
import { queuePolicy } from "./queue-policy";
import { requiredTags } from "./required-tags";
import { describedRules, noPublicRules } from "./security-group-rules";
import { rowLevelGuard } from "./row-level-guard";
import { streamMapping } from "./stream-mapping";
import { tlsOnly } from "./tls-only";
import { trustPolicy } from "./trust-policy";
import { topicEncryption } from "./topic-encryption";
import { topicPolicy } from "./topic-policy";
import { encryptedVolumesByDefault, noPublicBuckets } from "./account-defaults";
import { alarmAction } from "./alarm-action";
import { metricFilterAlarm } from "./metric-filter-alarm";
import { trailEncryption } from "./trail-encryption";
import { trailLogs } from "./trail-logs";
import { trailManagementEvents } from "./trail-management-events";
import { trailRegions } from "./trail-regions";
import { trailTopic } from "./trail-topic";
import { trailValidation } from "./trail-validation";

/** What "well-architected" means here: the one list that gates, reviews, Config rules and reports read. */
export const CONTROLS: readonly Control[] = [
  pointInTimeRecovery,
  deletionProtection,
  customerManagedKey,
  autoScaling,
  tlsOnly,
  requiredTags,
  keyRotation,
  keyDeletionWindow,
  keyPolicy,
  endpointPolicy,
  gatewayEndpointRoutes,
  endpointZones,
  noPublicRules,
  describedRules,
  vpcFlowLogs,
  closedDefaultGroup,
  encryptedVolumes,
  policyActions,
  inlinePolicies,
  passRole,
  trustPolicy,
  permissionsBoundary,
  rowLevelGuard,
  policyTls,
  keyUse,
  topicEncryption,
  topicPolicy,
  daxEncryption,
  daxTls,
  daxMultiAz,
  daxClients,
  backupVaultEncryption,
  backupVaultLock,
  backupVaultPolicy,
  backupPlan,
  backupSelection,
  functionRuntime,
  functionArchitecture,
  functionTracing,
  functionDeadLetters,
  functionConcurrency,
  functionEncryption,
  functionLogs,
  functionNetwork,
  functionPermission,
  streamMapping,
  logGroupRetention,
  logGroupEncryption,
  queueEncryption,
  queuePolicy,
  bucketPublicAccess,
  bucketEncryption,
  bucketVersioning,
  bucketTls,
  bucketOwnership,
  bucketPolicy,
  bucketLifecycle,
  bucketAccessLogs,
  bucketEvents,
  trailEncryption,
  trailValidation,
  trailRegions,
  trailManagementEvents,
  trailLogs,
  trailTopic,
  metricFilterAlarm,
  alarmAction,
  encryptedVolumesByDefault,
  noPublicBuckets,
];
