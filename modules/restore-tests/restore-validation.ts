import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Fn, ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { regionalArn } from "../../model/arn";
import { functionLogGroupIn } from "../../model/function-names";
import { partKeyAlias } from "../../model/names";
import { ResolvedRestoreTests } from "../../model/resolve/resolved-restore-tests";
import { renderDeclarations } from "../../model/restore-tests/declarations";
import { VALIDATION_FUNCTION } from "../../model/restore-tests/names";
import { FunctionCode } from "../function/function-code";
import { FunctionEnvironment, LambdaFunction } from "../function/lambda-function";
import { ServiceKey } from "../service-key/service-key";
import { useForFunctions, useForLogGroups, useThrough } from "../service-key/use";

export interface RestoreValidationProps {
  readonly tests: ResolvedRestoreTests;
  readonly environment: FunctionEnvironment;
  readonly code: FunctionCode;
  /** ARN of the key that restored tables are encrypted with. */
  readonly keyArn: string;
}

/** What the function is called for: jobs that have ended, however. Whether one is a test's, the function asks. */
const ENDED_RESTORES = {
  source: ["aws.backup"],
  "detail-type": ["Restore Job State Change"],
  detail: { resourceType: ["DynamoDB"], status: ["ABORTED", "COMPLETED", "FAILED"] },
};

/** More often than the alarm on it looks, so that one run that is missed is no alarm. */
const MEASURED_EVERY = "rate(6 hours)";

/** The function that validates restored tables, and the rules that invoke it: for restores that ended, and by the clock. */
export class RestoreValidation extends Construct {
  /** What has to be there before the first test ends. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: RestoreValidationProps) {
    super(scope, id);
    const { environment } = props;
    const validation = this.function(props);
    const rule = (id: string, description: string, when: { eventPattern?: string; scheduleExpression?: string }) => {
      const name = `${environment.name}-restore-tests-${id}`;
      const resource = new CloudwatchEventRule(this, id, { name, description, ...when });
      validation.invokedBy(id, {
        service: "events.amazonaws.com",
        sourceArn: regionalArn("events", environment, `rule/${name}`),
      });
      return new CloudwatchEventTarget(this, `${id}$target`, {
        rule: resource.name,
        arn: validation.arn,
        targetId: VALIDATION_FUNCTION,
      });
    };
    this.ready = [
      rule("ended", "Restores of tables that have ended", { eventPattern: Fn.jsonencode(ENDED_RESTORES) }),
      rule("clock", "When to measure how long ago restores were validated", { scheduleExpression: MEASURED_EVERY }),
    ];
  }

  private function({ tests, environment, code, keyArn }: RestoreValidationProps): LambdaFunction {
    const { name } = environment;
    const key = new ServiceKey(this, "key", {
      account: environment.account,
      region: environment.region,
      alias: partKeyAlias(name, VALIDATION_FUNCTION),
      description: `Logs, variables and dead letters of the restore tests of ${name}`,
      use: [
        useForLogGroups(environment, [functionLogGroupIn(name, VALIDATION_FUNCTION)]),
        useThrough(environment, ["lambda", "sqs"]),
        useForFunctions(environment),
      ],
    });
    return new LambdaFunction(this, "$function", {
      name: VALIDATION_FUNCTION,
      environment,
      code,
      files: { "declarations.json": renderDeclarations(tests.declarations) },
      description: `Compares restored tables of ${tests.source} with what is declared`,
      statements: tests.validationStatements,
      key,
      variables: {
        PLAN_ARN_PREFIX: tests.planArnPrefix,
        KEY_ARN: keyArn,
        VAULT_NAME: tests.vaultName,
        ALERT_TOPIC_ARN: environment.alerts.topicArn,
        METRIC_NAMESPACE: tests.metricNamespace,
      },
      // The longest there is: counting takes what time is left, but for the last minute, in which everybody is told.
      timeoutSeconds: 900,
      tooLongSeconds: 870,
      memoryMegabytes: 512,
      reservedConcurrency: 5,
      deadLetters:
        `An event of the restore tests of ${name} could not be dealt with, so that a restored table may not have been ` +
        "validated. Look at the function's log, and invoke it again with the message as long as the validation window is open.",
    });
  }
}
