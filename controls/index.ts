import { autoScaling } from "./auto-scaling";
import { Control } from "./control";
import { customerManagedKey } from "./customer-managed-key";
import { deletionProtection } from "./deletion-protection";
import { keyDeletionWindow } from "./key-deletion-window";
import { keyPolicy } from "./key-policy";
import { keyRotation } from "./key-rotation";
import { pointInTimeRecovery } from "./point-in-time-recovery";
import { requiredTags } from "./required-tags";
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
];
