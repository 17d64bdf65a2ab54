/**
 * What AWS Backup's restore testing calls the tables that it restores: `awsbackup-restore-test-<random>`. Nothing that a
 * team deploys may begin like that.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
 */
export const RESTORED_TEST_TABLE_PREFIX = "awsbackup-restore-test";

/**
 * Key of the tag on what restore testing made, where the type of resource can be tagged on restore. AWS Backup deletes a
 * test table by it, or by its name: nobody removes the tag or renames what carries it.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html#restore-testing-management
 */
export const RESTORED_TEST_TABLE_TAG = "awsbackup-restore-test";

/** The names of all restored test tables, as IAM and AWS Config take patterns. */
export const RESTORED_TEST_TABLE_NAMES = `${RESTORED_TEST_TABLE_PREFIX}*`;

/** What is known of a table that is found in an account. */
export interface FoundTable {
  readonly tableName: string;
  /** Tags by their keys; the name alone decides where they are not known. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Whether a table was restored by a test. Such a table lives for hours, belongs to AWS Backup, and has by design no
 * point-in-time recovery, deletion protection, alarms or tags of ours: alarms, AWS Config rules, reports and clean-up
 * leave it alone.
 */
export function isRestoredTestTable({ tableName, tags = {} }: FoundTable): boolean {
  return tableName.startsWith(RESTORED_TEST_TABLE_PREFIX) || Object.hasOwn(tags, RESTORED_TEST_TABLE_TAG);
}
