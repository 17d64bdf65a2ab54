import { Locality, regionalArn } from "./arn";

/** The deployed name of a function: `<environment>-<name>`. */
export function functionNameIn(environmentName: string, name: string): string {
  return `${environmentName}-${name}`;
}

/** The role that a function runs with. */
export function functionRoleNameIn(environmentName: string, name: string): string {
  return `${environmentName}-function-${name}`;
}

export function functionLogGroupIn(environmentName: string, name: string): string {
  return `/${environmentName}/functions/${name}`;
}

/** Where the events go that a function could not deal with. */
export function deadLetterQueueNameIn(environmentName: string, name: string): string {
  return `${environmentName}-${name}-dead-letters`;
}

/** The namespace of the metrics that functions publish by themselves: `<environment>/<topic>`. */
export function metricNamespaceIn(environmentName: string, topic: string): string {
  return `${environmentName}/${topic}`;
}

export function functionArn(locality: Locality, functionName: string): string {
  return regionalArn("lambda", locality, `function:${functionName}`);
}

export function queueArn(locality: Locality, queueName: string): string {
  return regionalArn("sqs", locality, queueName);
}
