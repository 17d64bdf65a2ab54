import type { Finding } from "./finding";
import { type RestoreJob, restoreMinutes } from "./restore-job";

/** AWS Backup documents no limit for the message of a validation. This project's own: what a console shows. */
export const LONGEST_MESSAGE = 500;

/** SNS takes at most 100 ASCII characters as the subject. Source: the API's Publish. */
const LONGEST_SUBJECT = 100;

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}

function counted(findings: readonly Finding[]): string {
  return findings.length === 1 ? "1 finding" : `${findings.length} findings`;
}

const minutes = (job: RestoreJob) => restoreMinutes(job)?.toFixed(1) ?? "an unknown number of";

/** The message that AWS Backup keeps with the job. */
export function successMessage(job: RestoreJob, items: string): string {
  return cut(`As declared: ${items}; restored in ${minutes(job)} minutes.`, LONGEST_MESSAGE);
}

/** The message that AWS Backup keeps with the job: as many findings as fit, and how many there are. */
export function failureMessage(findings: readonly Finding[]): string {
  const texts = findings.map(({ about, message }) => `${about}: ${message}`);
  return cut(`${counted(findings)}. ${texts.join(" ")}`, LONGEST_MESSAGE);
}

/**
 * What a message to people holds of findings: SNS takes 256 KB at most, and refuses what is longer, so that nobody would be
 * told anything. The log has all of them. Source: the API's Publish.
 */
const [MOST_FINDINGS, LONGEST_FINDING] = [40, 1_000];

/** A message to people. */
export interface Alert {
  readonly subject: string;
  readonly message: string;
}

function alert(subject: string, lines: readonly string[]): Alert {
  // A subject takes no line breaks and nothing but ASCII.
  return { subject: cut(subject.replaceAll(/[^\x20-\x7e]/g, "?"), LONGEST_SUBJECT), message: lines.join("\n") };
}

function factsOf(job: RestoreJob, tableName: string): string[] {
  return [
    `Table:          ${job.sourceArn ?? tableName}`,
    `Recovery point: ${job.recoveryPointArn}`,
    `Restore job:    ${job.id}`,
    `Restored table: ${job.createdArn ?? "none"}`,
  ];
}

/** Tells that a restored table is not what was declared. */
export function validationAlert(
  environment: string,
  job: RestoreJob,
  name: string,
  findings: readonly Finding[],
): Alert {
  return alert(`${environment}: the restored table ${name} is not as declared`, [
    `A test restored ${name}, and what came back is not what is declared: ${counted(findings)}.`,
    "",
    ...factsOf(job, name),
    `Restored in:    ${minutes(job)} minutes`,
    "",
    ...findings
      .slice(0, MOST_FINDINGS)
      .flatMap(({ about, message, action }, position) => [
        `${position + 1}. ${cut(about, LONGEST_FINDING)}`,
        `   ${cut(message, LONGEST_FINDING)}`,
        `   What to do: ${action}`,
        "",
      ]),
    ...(findings.length > MOST_FINDINGS
      ? [`All ${findings.length} findings are in the function's log, by the id of the job.`, ""]
      : []),
    "AWS Backup deletes the restored table as soon as it has this result. To look at the data, restore the recovery point by hand.",
  ]);
}

/** Tells that a test restore did not come to an end. */
export function failedRestoreAlert(environment: string, job: RestoreJob, name: string): Alert {
  return alert(`${environment}: the test restore of ${name} ended as ${job.status}`, [
    `A test could not restore ${name}: the job ended as ${job.status}.`,
    "",
    ...factsOf(job, name),
    `AWS Backup:     ${job.statusMessage ?? "gives no reason"}`,
    "",
    "What to do: until a test succeeds, take it that this recovery point cannot be restored. Look at the permissions of",
    "the restore role, at the keys of the vault and of restored tables, and at the job in AWS Backup.",
  ]);
}
