import { autoScaling } from "./auto-scaling";
import { Control } from "./control";
import { closedDefaultGroup, vpcFlowLogs } from "./created-vpc";
import { customerManagedKey } from "./customer-managed-key";
import { deletionProtection } from "./deletion-protection";
import { endpointZones, gatewayEndpointRoutes } from "./endpoint-placement";
import { endpointPolicy } from "./endpoint-policy";
import { keyDeletionWindow } from "./key-deletion-window";
import { keyPolicy } from "./key-policy";
import { keyRotation } from "./key-rotation";
import { pointInTimeRecovery } from "./point-in-time-recovery";
import { requiredTags } from "./required-tags";
import { describedRules, noPublicRules } from "./security-group-rules";
import { tlsOnly } from "./tls-only";
import { topicEncryption } from "./topic-encryption";
import { topicPolicy } from "./topic-policy";

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
  topicEncryption,
  topicPolicy,
];
