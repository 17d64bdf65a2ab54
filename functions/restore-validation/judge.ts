import { checkCount } from "./checks/count-check";
import { checkEncryption } from "./checks/encryption-check";
import { checkIndexes } from "./checks/index-check";
import { checkReads } from "./checks/read-check";
import { checkTable } from "./checks/table-check";
import type { Evidence } from "./evidence";
import type { Finding } from "./finding";

const CHECKS: readonly ((evidence: Evidence) => Finding[])[] = [
  checkTable,
  checkIndexes,
  checkEncryption,
  checkCount,
  checkReads,
];

/**
 * Everything in which a restored table is not what was declared, all at once; nothing where the restore is good.
 *
 * Not judged is what no restore brings back: auto scaling, alarms, tags, streams, time to live and point-in-time
 * recovery. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_HowItWorksAWS.html
 */
export function judge(evidence: Evidence): Finding[] {
  return CHECKS.flatMap((check) => check(evidence));
}
