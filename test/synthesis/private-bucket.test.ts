import { ObjectLock } from "../../model/bucket";
import { composeStack } from "../../synthesis/compose-stack";
import { recordsForControls } from "../../synthesis/records-for-controls";
import { fragmentsOfStack } from "../../synthesis/fragments-of-stack";
import { resourcesOf } from "../../synthesis/hcl";
import { BucketOptions, BucketStack, COPIES } from "../support/buckets";
import { policyOf } from "../support/resources";

const NAME = "buckets-reports-555555555555-eu-west-1";

function compose(options?: BucketOptions) {
  const stack = new BucketStack(options);
  const resources = resourcesOf(fragmentsOfStack(stack).map(({ fragment }) => fragment));
  const records = recordsForControls(resources, stack.environment.tags);
  const composed = composeStack(stack);
  return { composed, resources, find: (address: string) => records.find((record) => record.address === address) };
}

const accepted = ({ composed }: ReturnType<typeof compose>) =>
  composed.judgements
    .filter(({ status }) => status === "accepted")
    .map(({ control, address }) => [control.id, address]);

test("a bucket passes every control by itself", () => {
  const made = compose();
  expect(made.composed.problems).toEqual([]);
  expect(accepted(made)).toEqual([]);
  const judged = new Set(made.composed.judgements.map(({ control }) => control.id));
  for (const id of ["public-access", "encryption", "versioning", "tls", "ownership", "policy", "lifecycle", "events"]) {
    expect(judged).toContain(`bucket-${id}`);
  }
});

test("a bucket without access logs is accepted by name, not in silence", () => {
  expect(accepted(compose({ accessLogs: false }))).toEqual([["bucket-access-logs", "aws_s3_bucket.reports"]]);
});

test("its parts name it by reference, so that they come after it", () => {
  const parts = compose().resources.filter(({ type }) => type.startsWith("aws_s3_bucket_"));
  expect(parts.length).toBe(8);
  for (const { values } of parts) expect(values["bucket"]).toBe("${aws_s3_bucket.reports.bucket}");
});

test("its policy keeps what services may do, and is about the bucket alone", () => {
  const { Statement } = policyOf({ ...compose().find("aws_s3_bucket_policy.reports") } as never);
  expect(Statement.map(({ Sid, Effect }) => [Sid, Effect])).toEqual([
    ["Reports", "Allow"],
    ["DenyRequestsWithoutTls", "Deny"],
    ["DenyOldTls", "Deny"],
  ]);
  const resources = Statement.flatMap(({ Resource }) => Resource).map(String);
  expect(resources.filter((arn) => !arn.startsWith(`arn:aws:s3:::${NAME}`))).toEqual([]);
});

test("objects move, end, and take their old versions and unfinished parts with them", () => {
  expect(compose().find("aws_s3_bucket_lifecycle_configuration.reports")?.values["rule"]).toEqual([
    {
      id: "yearly",
      status: "Enabled",
      filter: [{ prefix: "yearly/" }],
      transition: [{ days: 90, storage_class: "DEEP_ARCHIVE" }],
      expiration: [{ days: 3_650 }],
    },
    { id: "everything", status: "Enabled", filter: [{}], expiration: [{ days: 4_000 }] },
    {
      id: "housekeeping",
      status: "Enabled",
      filter: [{}],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      noncurrent_version_expiration: [{ noncurrent_days: 30 }],
    },
  ]);
});

test("a lock is made after versioning, in the mode that is asked for; without one nothing is said of it", () => {
  const locked = compose({ objectLock: ObjectLock.governance({ days: 30 }) });
  expect(locked.find("aws_s3_bucket.reports")?.values["object_lock_enabled"]).toBe(true);
  expect(locked.composed.hcl).toMatch(
    /depends_on = \[aws_s3_bucket_versioning.reports\]\n\}\n\nresource "aws_s3_bucket_l/,
  );
  const lock = (made: typeof locked) => made.find("aws_s3_bucket_object_lock_configuration.reports")?.values["rule"];
  expect(lock(locked)).toEqual([{ default_retention: [{ mode: "GOVERNANCE", days: 30 }] }]);
  const compliance = compose({ objectLock: ObjectLock.compliance({ days: 7, irreversible: "the law asks for it" }) });
  expect(lock(compliance)).toEqual([{ default_retention: [{ mode: "COMPLIANCE", days: 7 }] }]);
  expect(compose().find("aws_s3_bucket.reports")?.values["object_lock_enabled"]).toBeUndefined();
  expect(lock(compose())).toBeUndefined();
});

describe("copies", () => {
  const destinationOf = (made: ReturnType<typeof compose>) => {
    const rules = made.find("aws_s3_bucket_replication_configuration.copies")?.values["rule"];
    return (rules as { destination: unknown[] }[])[0]?.destination[0];
  };
  const writes = (made: ReturnType<typeof compose>) =>
    policyOf({ ...made.find("aws_iam_policy.copies") } as never).Statement.find(({ Sid }) => Sid === "WriteCopies");

  test("are encrypted with the key of their place, and what is deleted here stays there", () => {
    const made = compose({ destination: COPIES });
    expect(made.composed.problems).toEqual([]);
    expect(destinationOf(made)).toEqual({
      bucket: `arn:aws:s3:::${COPIES.bucket}`,
      encryption_configuration: [{ replica_kms_key_id: COPIES.kmsKeyArn }],
    });
    expect(writes(made)?.["Action"]).toEqual(["s3:ReplicateObject", "s3:ReplicateTags"]);
  });

  test("the trust of their role is accepted by name", () => {
    expect(accepted(compose({ destination: COPIES }))).toEqual([["trust-policy", "aws_iam_role.copies"]]);
  });

  test("in another account they belong to that account", () => {
    const made = compose({ destination: { ...COPIES, account: "666666666666" } });
    expect(destinationOf(made)).toMatchObject({
      account: "666666666666",
      access_control_translation: [{ owner: "Destination" }],
    });
    expect(writes(made)?.["Action"]).toContain("s3:ObjectOwnerOverrideToBucketOwner");
  });
});
