import { z } from "zod";

const Variables = z.object({
  /** Name of the environment that tests restores. */
  ENVIRONMENT: z.string().min(1),
  /** What the ARNs of its restore testing plans begin with: others are not its business. */
  PLAN_ARN_PREFIX: z.string().startsWith("arn:"),
  /** ARN of the key that restored tables are encrypted with. */
  KEY_ARN: z.string().startsWith("arn:"),
  /** Name of the vault whose recovery points are restored. */
  VAULT_NAME: z.string().min(1),
  ALERT_TOPIC_ARN: z.string().startsWith("arn:"),
  METRIC_NAMESPACE: z.string().min(1),
});

/** What the function is told of its surroundings. */
export interface Settings {
  readonly environment: string;
  readonly planArnPrefix: string;
  readonly keyArn: string;
  readonly vaultName: string;
  readonly alertTopicArn: string;
  readonly metricNamespace: string;
}

/**
 * Reads the environment variables.
 * @throws Error with everything that is missing
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const read = Variables.safeParse(variables);
  if (!read.success) throw new Error(`the environment variables are not complete:\n${z.prettifyError(read.error)}`);
  const { ENVIRONMENT, PLAN_ARN_PREFIX, KEY_ARN, VAULT_NAME, ALERT_TOPIC_ARN, METRIC_NAMESPACE } = read.data;
  return {
    environment: ENVIRONMENT,
    planArnPrefix: PLAN_ARN_PREFIX,
    keyArn: KEY_ARN,
    vaultName: VAULT_NAME,
    alertTopicArn: ALERT_TOPIC_ARN,
    metricNamespace: METRIC_NAMESPACE,
  };
}
