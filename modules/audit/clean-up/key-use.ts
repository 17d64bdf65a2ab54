import { Locality } from "../../../model/arn";
import { EXPIRED_BACKUPS_FUNCTION, REVIEW_FUNCTION } from "../../../model/audit/clean-up/names";
import { functionLogGroupIn } from "../../../model/function-names";
import { Statement } from "../../policy/policy-document";
import { useForFunctions, useThrough } from "../../service-key/use";

/** Log groups of the functions that clean up: the stack's key is for them too. */
export function cleanUpLogGroups(environmentName: string): string[] {
  return [REVIEW_FUNCTION, EXPIRED_BACKUPS_FUNCTION].map((name) => functionLogGroupIn(environmentName, name));
}

/** What the stack's key has to allow for functions, their queues and their schedule. */
export function keyUseForCleanUp(locality: Locality): Statement[] {
  return [useThrough(locality, ["lambda", "scheduler", "sqs"]), useForFunctions(locality)];
}
