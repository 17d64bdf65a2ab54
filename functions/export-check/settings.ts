import { z } from "zod";

const Variables = z.object({
  /** Name of the environment. */
  ENVIRONMENT: z.string().min(1),
  /** Bucket of the archive: exports to other buckets are not its business. */
  BUCKET: z.string().min(1),
  /** Group of the schedules that ask for exports. */
  SCHEDULE_GROUP: z.string().min(1),
  ALERT_TOPIC_ARN: z.string().startsWith("arn:"),
  METRIC_NAMESPACE: z.string().min(1),
  /** Hours from one check to the next: what has failed since the last one is told. */
  CHECKED_EVERY_HOURS: z.coerce.number().positive(),
});

/** What the function is told of its surroundings. */
export interface Settings {
  readonly environment: string;
  readonly bucket: string;
  readonly scheduleGroup: string;
  readonly alertTopicArn: string;
  readonly metricNamespace: string;
  readonly checkedEveryHours: number;
}

/**
 * Reads the environment variables.
 * @throws Error with everything that is missing
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const read = Variables.safeParse(variables);
  if (!read.success) throw new Error(`the environment variables are not complete:\n${z.prettifyError(read.error)}`);
  return {
    environment: read.data.ENVIRONMENT,
    bucket: read.data.BUCKET,
    scheduleGroup: read.data.SCHEDULE_GROUP,
    alertTopicArn: read.data.ALERT_TOPIC_ARN,
    metricNamespace: read.data.METRIC_NAMESPACE,
    checkedEveryHours: read.data.CHECKED_EVERY_HOURS,
  };
}
