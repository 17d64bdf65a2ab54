import { autoScaling } from "./auto-scaling";
import { Control } from "./control";
import { closedDefaultGroup, vpcFlowLogs } from "./created-vpc";
import { customerManagedKey } from "./customer-managed-key";
import { daxClients } from "./dax-clients";
import { daxEncryption } from "./dax-encryption";
import { daxMultiAz } from "./dax-multi-az";
import { daxTls } from "./dax-tls";
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
  daxEncryption,
  daxTls,
  daxMultiAz,
  daxClients,
];
