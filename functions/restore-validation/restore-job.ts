import { z } from "zod";

/** A restore job of a test, as far as it matters here. */
export interface RestoreJob {
  readonly id: string;
  readonly status: string;
  readonly statusMessage: string | undefined;
  /** ARN of the restore testing plan; nothing for a restore that somebody else started. */
  readonly planArn: string | undefined;
  readonly recoveryPointArn: string;
  readonly vaultName: string | undefined;
  /** ARN of the table that was backed up. */
  readonly sourceArn: string | undefined;
  /** ARN of the table that was made. */
  readonly createdArn: string | undefined;
  readonly createdAt: Date;
  readonly completedAt: Date | undefined;
  /** What a validation has reported already. */
  readonly validation: string | undefined;
}

/** How a job can end without a table. */
const UNSUCCESSFUL = ["ABORTED", "FAILED"] as const;

const JobEvent = z.object({
  "detail-type": z.literal("Restore Job State Change"),
  source: z.literal("aws.backup"),
  detail: z.object({ restoreJobId: z.string() }),
});

/** What the function is invoked with: a job that has ended, or the clock. */
export type Invocation = { readonly kind: "job"; readonly id: string } | { readonly kind: "clock" };

const Clock = z.object({ "detail-type": z.literal("Scheduled Event"), source: z.literal("aws.events") });

/**
 * Reads the event.
 * @throws Error for what the function's rules do not let through
 */
export function readEvent(event: unknown): Invocation {
  const job = JobEvent.safeParse(event);
  if (job.success) return { kind: "job", id: job.data.detail.restoreJobId };
  if (Clock.safeParse(event).success) return { kind: "clock" };
  throw new Error("the event is neither a restore job that has changed its state nor the clock");
}

export function hasFailed({ status }: RestoreJob): boolean {
  return UNSUCCESSFUL.some((each) => each === status);
}

/** The time that the restore took, in minutes: what the recovery time objective is measured by. */
export function restoreMinutes({ createdAt, completedAt }: RestoreJob): number | undefined {
  return completedAt === undefined ? undefined : (completedAt.getTime() - createdAt.getTime()) / 60_000;
}

/** The name of the table in an ARN: `arn:aws:dynamodb:<region>:<account>:table/<name>`. */
export function tableNameIn(arn: string): string | undefined {
  return /^arn:[^:]*:dynamodb:[^:]*:[^:]*:table\/([^/]+)$/.exec(arn)?.[1];
}
