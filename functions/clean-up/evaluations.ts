import {
  ConfigServiceClient,
  Evaluation,
  NoSuchConfigRuleException,
  paginateGetComplianceDetailsByConfigRule,
  PutEvaluationsCommand,
} from "@aws-sdk/client-config-service";

/** What AWS Config is told of a resource. */
export interface Verdict {
  readonly resourceType: "AWS::DynamoDB::Table" | "AWS::Backup::BackupVault";
  /** The name of the table or vault. */
  readonly resourceId: string;
  /** Left out where the rule says nothing of the resource. */
  readonly compliant?: boolean;
  readonly reason: string;
}

/** Evaluations of one call, at most, and characters of an annotation. Source: the API's PutEvaluations. */
export const MAX_EVALUATIONS_PER_CALL = 100;
const MAX_ANNOTATION_LENGTH = 256;

function annotationOf(reason: string): string {
  return reason.length <= MAX_ANNOTATION_LENGTH ? reason : `${reason.slice(0, MAX_ANNOTATION_LENGTH - 1)}…`;
}

function complianceOf({ compliant }: Verdict): Evaluation["ComplianceType"] {
  if (compliant === undefined) return "NOT_APPLICABLE";
  return compliant ? "COMPLIANT" : "NON_COMPLIANT";
}

/**
 * Resources that the rule has judged before and that are not there any more. AWS Config keeps the last evaluation of a
 * resource until it gets another one, so that an abandoned table would stay one after it was deleted.
 */
export async function goneSince(
  config: ConfigServiceClient,
  ruleName: string,
  present: ReadonlySet<string>,
): Promise<Verdict[]> {
  const gone: Verdict[] = [];
  try {
    const pages = paginateGetComplianceDetailsByConfigRule(
      { client: config },
      { ConfigRuleName: ruleName, ComplianceTypes: ["COMPLIANT", "NON_COMPLIANT"] },
    );
    for await (const { EvaluationResults = [] } of pages) {
      for (const { EvaluationResultIdentifier } of EvaluationResults) {
        const { ResourceType, ResourceId } = EvaluationResultIdentifier?.EvaluationResultQualifier ?? {};
        if (ResourceId === undefined || present.has(ResourceId)) continue;
        if (ResourceType !== "AWS::DynamoDB::Table" && ResourceType !== "AWS::Backup::BackupVault") continue;
        gone.push({ resourceType: ResourceType, resourceId: ResourceId, reason: "It does not exist any more." });
      }
    }
  } catch (error) {
    // A rule that is tried out before it is saved has no evaluations.
    if (!(error instanceof NoSuchConfigRuleException)) throw error;
  }
  return gone;
}

/** Tells AWS Config the verdicts. @throws Error naming those that it does not take, after all have been sent */
export async function putEvaluations(
  config: ConfigServiceClient,
  resultToken: string,
  time: Date,
  verdicts: readonly Verdict[],
): Promise<void> {
  const refused: string[] = [];
  for (let start = 0; start < verdicts.length; start += MAX_EVALUATIONS_PER_CALL) {
    const chunk = verdicts.slice(start, start + MAX_EVALUATIONS_PER_CALL);
    const request = new PutEvaluationsCommand({
      ResultToken: resultToken,
      Evaluations: chunk.map((verdict) => ({
        ComplianceResourceType: verdict.resourceType,
        ComplianceResourceId: verdict.resourceId,
        ComplianceType: complianceOf(verdict),
        Annotation: annotationOf(verdict.reason),
        OrderingTimestamp: time,
      })),
    });
    try {
      const { FailedEvaluations = [] } = await config.send(request);
      refused.push(...FailedEvaluations.map(({ ComplianceResourceId }) => ComplianceResourceId ?? "one without an id"));
    } catch (error) {
      refused.push(`${chunk[0]?.resourceId} and what comes after it (${String(error)})`);
    }
  }
  if (refused.length > 0) throw new Error(`AWS Config has not taken the evaluations of ${refused.join(", ")}`);
}
