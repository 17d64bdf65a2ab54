import { ConfigServiceClient, DescribeConfigRulesCommand } from "@aws-sdk/client-config-service";
import { GetFunctionCommand, GetFunctionConcurrencyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";

/** A function as Lambda has it, with its reserved concurrency. */
export async function readFunction(lambda: LambdaClient, FunctionName: string) {
  const [{ Configuration = {} }, { ReservedConcurrentExecutions: reservedConcurrency }] = await Promise.all([
    lambda.send(new GetFunctionCommand({ FunctionName })),
    lambda.send(new GetFunctionConcurrencyCommand({ FunctionName })),
  ]);
  return {
    arn: Configuration.FunctionArn,
    codeSha256: Configuration.CodeSha256,
    runtime: Configuration.Runtime,
    architectures: Configuration.Architectures,
    handler: Configuration.Handler,
    timeout: Configuration.Timeout,
    roleArn: Configuration.Role,
    variables: Configuration.Environment?.Variables,
    deadLetters: Configuration.DeadLetterConfig?.TargetArn,
    tracing: Configuration.TracingConfig?.Mode,
    keyArn: Configuration.KMSKeyArn,
    reservedConcurrency,
  };
}

export async function readQueue(sqs: SQSClient, QueueName: string) {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
  return { arn: Attributes["QueueArn"], keyArn: Attributes["KmsMasterKeyId"] };
}

/** The rules of AWS Config by their names, with what they ask whom. */
export async function readRules(config: ConfigServiceClient) {
  const { ConfigRules = [] } = await config.send(new DescribeConfigRulesCommand({}));
  return Object.fromEntries(
    ConfigRules.map(({ ConfigRuleName = "", Description: description, Source: source, InputParameters = "{}" }) => [
      ConfigRuleName,
      { description, source, parameters: JSON.parse(InputParameters) as unknown },
    ]),
  );
}
