/**
 * The tables that AWS Backup's restore testing restores, for code that runs in Lambda: `awsbackup-restore-test-<random>`.
 * What Terraform is written from knows them by `model/restored-test-table.ts`; a test keeps the two the same.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
 */
const PREFIX = "awsbackup-restore-test";
const TAG = "awsbackup-restore-test";

/** What is known of a table that is found in an account. */
export interface FoundTable {
  readonly tableName: string;
  /** Tags by their keys; the name alone decides where they are not known. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Whether a table was restored by a test. It belongs to AWS Backup, which deletes it: nobody else touches it. */
export function isRestoredTestTable({ tableName, tags = {} }: FoundTable): boolean {
  return tableName.startsWith(PREFIX) || Object.hasOwn(tags, TAG);
}
