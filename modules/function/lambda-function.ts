import { LambdaFunction as LambdaFunctionResource } from "@cdktf/provider-aws/lib/lambda-function";
import { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import {
  deadLetterQueueNameIn,
  functionArn,
  functionLogGroupIn,
  functionNameIn,
  functionRoleNameIn,
} from "../../model/function-names";
import { ResolvedFunctions } from "../../model/resolve/resolved-functions";
import { LogGroup } from "../log-group/log-group";
import { Statement } from "../policy/policy-document";
import { DeadLetterQueue } from "../queue/dead-letter-queue";
import { ServiceRole } from "../role/service-role";
import { ServiceKey } from "../service-key/service-key";
import { FunctionAlarms } from "./function-alarms";
import { FunctionCode, FunctionPackage } from "./function-code";
import { Invocation, Invoker } from "./invocation";
import { functionStatements } from "./function-statements";
import { ARCHITECTURE, RUNTIME } from "./runtime";

/** What a function has to know of its environment; a ResolvedEnvironment fits. */
export interface FunctionEnvironment extends Locality {
  readonly name: string;
  readonly access: { readonly serviceBoundaryArns: { readonly functions: string } };
  readonly alerts: { readonly topicArn: string };
  readonly functions?: ResolvedFunctions;
}

export interface LambdaFunctionProps {
  /** Its folder in `functions/`. It is deployed as `<environment>-<name>`. */
  readonly name: string;
  readonly environment: FunctionEnvironment;
  readonly code: FunctionCode;
  readonly description: string;
  /**
   * Data that the code reads, by the names of the files beside it: what is too long for environment variables.
   * @default - none
   */
  readonly files?: Readonly<Record<string, string>>;
  /** What its role may do beside writing logs and traces: exact actions on exact resources. */
  readonly statements: readonly Statement[];
  /**
   * The stack's key, for logs, variables and dead letters. Its policy has to have `useForLogGroups` with the function's
   * log group, `useThrough` with `lambda` and `sqs`, and `useForFunctions`.
   */
  readonly key: ServiceKey;
  /** Environment variables of the code. The environment's name is added as `ENVIRONMENT`. No secrets. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Seconds, 1 to 900. */
  readonly timeoutSeconds: number;
  /**
   * Seconds above which an invocation takes too long, for what by design takes most of its timeout.
   * @default - 80 % of its timeout
   */
  readonly tooLongSeconds?: number;
  /**
   * Megabytes, 128 to 10,240; the processor grows with it.
   * @default 256
   */
  readonly memoryMegabytes?: number;
  /**
   * Invocations at the same time, at least 1. They are taken out of the account's pool, of which AWS keeps 100 free.
   * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   */
  readonly reservedConcurrency: number;
  /** What a dead letter means and what to do about it: the text of the alarm on the queue. */
  readonly deadLetters: string;
}

/**
 * A Lambda function with everything around it: a role of its own, logs, a queue for what fails, alarms.
 *
 * Its address is `aws_lambda_function.<id>`.
 */
export class LambdaFunction extends Construct {
  readonly functionName: string;
  /** Computed, so that policies are known before the apply. */
  readonly arn: string;
  readonly deadLetterQueue: DeadLetterQueue;
  /** What synthesis writes beside the configuration. */
  readonly package: FunctionPackage;
  /** For what invokes the function: it has to be there first. */
  readonly ready: ITerraformDependable;
  private readonly resource: LambdaFunctionResource;
  private readonly account: string;
  private readonly alertTopicArn: string;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const { name, environment, key, timeoutSeconds, tooLongSeconds } = props;
    const alertTopicArn = environment.alerts.topicArn;
    const network = environment.functions?.network;
    this.functionName = functionNameIn(environment.name, name);
    this.arn = functionArn(environment, this.functionName);
    this.account = environment.account;
    this.alertTopicArn = alertTopicArn;
    this.package = props.code.packageOf(name, props.files);
    const logGroupName = functionLogGroupIn(environment.name, name);
    const logs = new LogGroup(this, "$logs", { name: logGroupName, kmsKeyArn: key.arn });
    this.deadLetterQueue = new DeadLetterQueue(this, "dead_letters", {
      account: environment.account,
      region: environment.region,
      name: deadLetterQueueNameIn(environment.name, name),
      kmsKeyArn: key.arn,
      alertTopicArn,
      meaning: props.deadLetters,
    });
    const role = this.role(props, logGroupName);
    this.resource = new LambdaFunctionResource(this, "$function", {
      functionName: this.functionName,
      description: props.description,
      role: role.arn,
      runtime: RUNTIME,
      architectures: [ARCHITECTURE],
      handler: "index.handler",
      filename: this.package.fileName,
      sourceCodeHash: this.package.sha256,
      timeout: timeoutSeconds,
      memorySize: props.memoryMegabytes ?? 256,
      reservedConcurrentExecutions: props.reservedConcurrency,
      kmsKeyArn: key.arn,
      environment: { variables: { ENVIRONMENT: environment.name, ...props.variables } },
      loggingConfig: {
        logFormat: "JSON",
        logGroup: logGroupName,
        applicationLogLevel: "INFO",
        systemLogLevel: "INFO",
      },
      tracingConfig: { mode: "Active" },
      deadLetterConfig: { targetArn: this.deadLetterQueue.arn },
      vpcConfig: network && {
        subnetIds: [...network.subnetIds],
        securityGroupIds: [...network.securityGroupIds],
      },
      // Without its log group Lambda would look for another one; with a queue or a role that is not ready it is refused.
      dependsOn: [role.ready, logs.resource, this.deadLetterQueue.ready],
    });
    this.ready = this.resource;
    const { functionName } = this;
    new FunctionAlarms(this, "$alarms", { functionName, timeoutSeconds, tooLongSeconds, alertTopicArn });
  }

  /**
   * Lets a service invoke the function, for one source or this account. `aws_lambda_permission.<function>_<id>`,
   * and for a rule of EventBridge an alarm on events that do not arrive.
   * @returns what has to be there before the service tries
   */
  invokedBy(id: string, invoker: Invoker): ITerraformDependable {
    return new Invocation(this, id, {
      functionName: this.resource.functionName,
      account: this.account,
      invoker,
      alertTopicArn: this.alertTopicArn,
      alarmPrefix: this.functionName,
    }).permission;
  }

  private role(props: LambdaFunctionProps, logGroupName: string): ServiceRole {
    const { environment, name, description, key } = props;
    const needs = functionStatements({
      account: environment.account,
      region: environment.region,
      functionName: this.functionName,
      logGroupName,
      queueArn: this.deadLetterQueue.arn,
      keyAlias: key.alias,
      interfaceStatements: environment.functions?.interfaceStatements ?? [],
    });
    return new ServiceRole(this, "$role", {
      name: functionRoleNameIn(environment.name, name),
      description: `Runs the function ${this.functionName}: ${description}`,
      service: "lambda.amazonaws.com",
      // AWS does not say that Lambda names the account when it takes the role, so that nothing is demanded of a request
      // that does not. Nobody else can have a function with this role: whoever deploys one has to be allowed to pass
      // the role, and roles are passed within their account only.
      condition: { StringEqualsIfExists: { "aws:SourceAccount": environment.account } },
      statements: [...needs, ...props.statements],
      boundaryArn: environment.access.serviceBoundaryArns.functions,
    });
  }
}
