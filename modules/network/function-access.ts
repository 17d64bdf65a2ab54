import { roleArn } from "../../model/arn";
import { EXPIRED_BACKUPS_FUNCTION, REVIEW_FUNCTION } from "../../model/audit/clean-up/names";
import { functionRoleNameIn } from "../../model/function-names";
import { ResolvedEnvironment } from "../../model/resolve/resolved";
import { VALIDATION_FUNCTION } from "../../model/restore-tests/names";
import { allConditions, Statement } from "../../model/policy-statement";

/** The actions of DynamoDB among those of a statement: no others come this way. */
function ofDynamoDb({ Action }: Statement): string[] {
  return [Action].flat().filter((action) => action.startsWith("dynamodb:"));
}

/**
 * What functions in the VPC ask of DynamoDB beside the environment's items: they describe every table of the account,
 * list and delete backups, and read restored tables. An endpoint lets each of them through with what its role may do.
 */
export function functionAccess(environment: ResolvedEnvironment): Statement[] {
  const { functions, audit, restoreTests, name } = environment;
  if (functions?.network === undefined) return [];
  const planned: readonly (readonly [string, readonly Statement[]])[] = [
    [REVIEW_FUNCTION, audit?.cleanUp?.reviewStatements ?? []],
    [EXPIRED_BACKUPS_FUNCTION, audit?.cleanUp?.expiredBackups?.statements ?? []],
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
