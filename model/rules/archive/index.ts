import { DeploymentRule, EnvironmentRule } from "../rule";
import { archiveCopies, archiveLock, archiveReaders, exportHour } from "./archive-bucket";
import {
  expiryOfReplicas,
  expiryToArchive,
  oldImageToArchive,
  recoveryToExport,
  somethingToArchive,
} from "./archive-sources";
import { paidInVain, retentionAfterTransitions, retentions, transitionOrder } from "./archive-transitions";

/** All rules about what a table keeps in the archive. */
export const ARCHIVED: readonly DeploymentRule[] = [
  somethingToArchive,
  expiryToArchive,
  oldImageToArchive,
  expiryOfReplicas,
  recoveryToExport,
  retentions,
  transitionOrder,
  retentionAfterTransitions,
  paidInVain,
];

/** All rules about the archive itself. */
export const ARCHIVE: readonly EnvironmentRule[] = [archiveLock, archiveCopies, exportHour, archiveReaders];
