import { recordedTypes } from "../account/recorded-types";
import { roleArn } from "../arn";
import { backupsOf } from "../backup/plan-of";
import { Environment } from "../environment";
import { bucketNameIn, partKeyAlias } from "../names";
import { ResolvedRecorder } from "./resolved-account";

/** Seven years: what AWS Config keeps by itself. */
export const DEFAULT_RETENTION_DAYS = 2557;

/** The path and name that AWS gives the role. */
const SERVICE_LINKED_ROLE = "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";

/** Whether AWS Backup judges in the environment's account and Region, for it or for another environment. */
function hasFramework({ account, region }: Environment, environments: readonly Environment[]): boolean {
  return environments.some((each) => {
    const backups = backupsOf(each);
    const isHere = each.account === account && each.region === region;
    return isHere && backups?.kind === "plan" && backups.auditFramework === true;
  });
}

/**
 * The recorder with every default filled in; nothing where the account has one. Takes what validation has let through.
 * @param environments the estate: the recorder serves every environment of the account and Region
 */
export function resolveRecorder(
  environment: Environment,
  environments: readonly Environment[],
): ResolvedRecorder | undefined {
  const { name, stage, accountBaseline } = environment;
  const recorder = accountBaseline?.configurationRecorder;
  if (!recorder) return undefined;
  return {
    // An account has one recorder and one delivery channel in a Region: AWS's own name is as good as any.
    recorderName: "default",
    roleArn: roleArn(environment, SERVICE_LINKED_ROLE),
    createsServiceLinkedRole: recorder.serviceLinkedRole === "created",
    resourceTypes: recordedTypes(hasFramework(environment, environments)),
    bucketName: bucketNameIn(environment, "config"),
    keyAlias: partKeyAlias(name, "account"),
    retentionDays: recorder.retentionDays ?? DEFAULT_RETENTION_DAYS,
    accessLogBucket: environment.accessLogBucket,
    preventDestroy: stage !== "development",
  };
}
