import { aJob } from "./fixtures";
import { failedRestoreAlert, failureMessage, LONGEST_MESSAGE, successMessage, validationAlert } from "./report";

const missing = {
  about: "global secondary index by-state",
  message: "The restored table does not have it.",
  action: "Compare production with the catalogue.",
};

test("people read which table, which recovery point, each finding and what to do", () => {
  const { subject, message } = validationAlert("sandbox", aJob(), "orders", [missing, { ...missing, about: "items" }]);
  expect(subject).toBe("sandbox: the restored table orders is not as declared");
  expect(message).toContain("what is declared: 2 findings.");
  expect(message).toContain("Table:          arn:aws:dynamodb:eu-west-1:333333333333:table/prod-orders\n");
  expect(message).toContain("Recovery point: arn:aws:backup:eu-west-1:444444444444:recovery-point:1\n");
  expect(message).toContain("Restored in:    42.5 minutes\n");
  expect(message).toContain("1. global secondary index by-state\n   The restored table does not have it.\n");
  expect(message).toContain("   What to do: Compare production with the catalogue.\n");
  expect(message).toContain("2. items\n");
  // The result that follows ends the table, however long its window is.
  expect(message).toMatch(/deletes the restored table as soon as it has this result\. To look at the data, restore/);
});

test("a message is what SNS takes, however many findings there are and whatever the items hold", () => {
  const long = { ...missing, message: "ü".repeat(300_000) };
  const { message } = validationAlert(
    "sandbox",
    aJob(),
    "orders",
    Array.from({ length: 500 }, () => long),
  );
  expect(Buffer.byteLength(message)).toBeLessThan(256 * 1024);
  expect(message).toContain("what is declared: 500 findings.");
  expect(message).toContain("All 500 findings are in the function's log");
  expect(validationAlert("sandbox", aJob(), "orders", [missing]).message).not.toContain("in the function's log");
});

test("a restore that failed is told with what AWS Backup says of it", () => {
  const job = aJob({ status: "ABORTED", statusMessage: "Access denied to KMS key", createdArn: undefined });
  const { subject, message } = failedRestoreAlert("sandbox", job, "orders");
  expect(subject).toBe("sandbox: the test restore of orders ended as ABORTED");
  expect(message).toContain("AWS Backup:     Access denied to KMS key\n");
  expect(message).toContain("Restored table: none\n");
});

test("a subject is what SNS takes, whatever a table is called", () => {
  const { subject } = validationAlert("sandbox", aJob(), `bücher\n${"x".repeat(200)}`, [missing]);
  expect(subject).toMatch(/^[\x20-\x7e]{100}$/);
  expect(subject).toMatch(/^sandbox: the restored table b\?cher\?x+\.\.\.$/);
});

test("the message to AWS Backup says how many findings there are, and is cut where it is long", () => {
  expect(failureMessage([missing])).toBe(
    "1 finding. global secondary index by-state: The restored table does not have it.",
  );
  const long = failureMessage(Array.from({ length: 40 }, () => missing));
  expect(long).toHaveLength(LONGEST_MESSAGE);
  expect(long).toMatch(/^40 findings\. global .*\.\.\.$/);
});

test("a success says what was counted and how long it took", () => {
  expect(successMessage(aJob(), "20 items")).toBe("As declared: 20 items; restored in 42.5 minutes.");
  expect(successMessage(aJob({ completedAt: undefined }), "20 items")).toContain("an unknown number of minutes");
});
