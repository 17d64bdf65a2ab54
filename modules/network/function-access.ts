import { roleArn } from "../../model/arn";
import { EXPIRED_BACKUPS_FUNCTION, REVIEW_FUNCTION } from "../../model/audit/clean-up/names";
import { EXPORT_CHECK_FUNCTION } from "../../model/functions/called-services";
import { functionRoleNameIn } from "../../model/function-names";
import { ResolvedEnvironment } from "../../model/resolve/resolved";
import { VALIDATION_FUNCTION } from "../../model/restore-tests/names";
import { allConditions, Statement } from "../../model/policy-statement";
import { exportCheckStatements } from "../archive/export-check-statements";

/** The actions of DynamoDB among those of a statement: no others come this way. */
function ofDynamoDb({ Action }: Statement): string[] {
  return [Action].flat().filter((action) => action.startsWith("dynamodb:"));
}

/**
 * What functions in the VPC ask of DynamoDB beside the environment's items: they describe every table of the account,
 * list and delete backups, look at exports, and read restored tables. An endpoint lets each of them through with what its role may do.
 */
export function functionAccess(environment: ResolvedEnvironment): Statement[] {
  const { alerts, archive, audit, functions, name, restoreTests } = environment;
  if (functions?.network === undefined) return [];
  const planned: readonly (readonly [string, readonly Statement[]])[] = [
    [REVIEW_FUNCTION, audit?.cleanUp?.reviewStatements ?? []],
    [EXPIRED_BACKUPS_FUNCTION, audit?.cleanUp?.expiredBackups?.statements ?? []],
    [
      EXPORT_CHECK_FUNCTION,
      archive ? exportCheckStatements({ ...environment, alertTopicArn: alerts.topicArn }, archive) : [],
    ],
    [VALIDATION_FUNCTION, restoreTests?.validationStatements ?? []],
  ];
  return planned.flatMap(([functionName, statements]) => {
    const isFunction = {
      StringEquals: { "aws:PrincipalAccount": environment.account },
      ArnEquals: { "aws:PrincipalArn": roleArn(environment, functionRoleNameIn(name, functionName)) },
    };
    return statements
      .filter((statement) => statement.Effect === "Allow" && ofDynamoDb(statement).length > 0)
      .map((statement) => ({
        ...statement,
        Sid: `${functionName.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}${statement.Sid}`,
        Principal: "*" as const,
        Action: ofDynamoDb(statement),
        Condition: allConditions(statement.Condition ?? {}, isFunction),
      }));
  });
}
