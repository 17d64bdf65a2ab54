import { BackupClient } from "@aws-sdk/client-backup";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { SNSClient } from "@aws-sdk/client-sns";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTableClient, Deadline, type LambdaContext } from "../../client";
import { sdkClient } from "../sdk-client";
import { restoreJobsOf } from "./aws-backup";
import { listenersOf } from "./aws-listeners";
import { readDeclarations } from "./declaration";
import { measureAge } from "./measure-age";
import { readEvent } from "./restore-job";
import { RESERVE_MS } from "./reserve";
import { readSettings } from "./settings";
import { type Surroundings, validateJob } from "./validate-job";

/** Beside the code in the archive. */
const DECLARATIONS = "declarations.json";

/**
 * A restored table has the capacity of its backup, which a count may use up: requests wait for more of it, as long as the
 * invocation has time.
 */
const PATIENCE = {
  budgetMs: 900_000,
  maxAttempts: 100,
  attemptTimeoutMs: 10_000,
  backoff: { throttling: { baseMs: 500, capMs: 20_000 } },
};

/** Whoever is told has to answer while the reserve lasts: each of a few requests, with its attempts. */
const TELLING = { maxAttempts: 3, attemptTimeoutMs: 4_000, budgetMs: 15_000 };

// Outside of the handler: connections are kept.
const backup = sdkClient(BackupClient, TELLING);
const sns = sdkClient(SNSClient, TELLING);
const cloudWatch = sdkClient(CloudWatchClient, TELLING);

function surroundings(context: LambdaContext): Surroundings {
  const settings = readSettings(process.env);
  return {
    settings,
    declarations: readDeclarations(readFileSync(join(__dirname, DECLARATIONS), "utf8")),
    jobs: restoreJobsOf(backup, settings.vaultName),
    listeners: listenersOf(sns, cloudWatch, settings),
    clientOf: (declaration, tableName) => createTableClient(declaration, { tableName, ...PATIENCE }),
    deadline: Deadline.ofLambda(context, RESERVE_MS),
  };
}

/** Validates the table of a restore job that has ended, or measures by the clock how long ago each table was. */
export async function handler(event: unknown, context: LambdaContext): Promise<void> {
  const invocation = readEvent(event);
  const around = surroundings(context);
  if (invocation.kind === "clock") {
    await measureAge(around, new Date());
    return;
  }
  const outcome = await validateJob(invocation.id, around);
  around.listeners.note("dealt with", { job: invocation.id, outcome });
}
