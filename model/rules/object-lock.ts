import { ObjectLock } from "../bucket";
import { MAX_OBJECT_LOCK_DAYS, SOURCES } from "../limits";
import { Path } from "../problem";
import { checkNumber } from "./checks";
import { checkReason } from "./reasons";
import { Report } from "./rule";

/** A lock that S3 takes; one that nobody can undo is somebody's decision. */
export function checkObjectLock(lock: ObjectLock, path: Path, report: Report): void {
  const allowed = { what: "The time of the lock", minimum: 1, maximum: MAX_OBJECT_LOCK_DAYS, unit: "days" };
  checkNumber(lock.days, path.at("days"), { ...allowed, source: SOURCES.objectLock }, report);
  if (lock.mode !== "compliance") return;
  checkReason(lock.irreversible, path.at("irreversible"), "a lock that nobody can undo", report);
}
