import { bucketAccessLogs } from "./bucket-access-logs";
import { bucketEncryption } from "./bucket-encryption";
import { bucketEvents } from "./bucket-events";
import { bucketLifecycle } from "./bucket-lifecycle";
import { bucketOwnership } from "./bucket-ownership";
import { bucketPolicy } from "./bucket-policy";
import { bucketPublicAccess } from "./bucket-public-access";
import { bucketTls } from "./bucket-tls";
import { bucketVersioning } from "./bucket-versioning";
import { Control, ResourceRecord } from "./control";
import { policyOf, reasonOf, record, verdictOn } from "./fixtures";

const BUCKET = record("aws_s3_bucket", { bucket: "archive" }, "archive");
const BY_REFERENCE = "${aws_s3_bucket.archive.bucket}";

type Values = Record<string, unknown>;

/** A part of the bucket, named as a configuration names it, or as a plan does. */
const part = (type: string, values: Values, bucket = BY_REFERENCE) => record(type, { bucket, ...values }, "part");
const judge = (control: Control, ...parts: readonly ResourceRecord[]) => reasonOf(verdictOn(control, BUCKET, ...parts));

describe("bucket-public-access", () => {
  const ALL = {
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  };
  const block = (values: Values, bucket?: string) => part("aws_s3_bucket_public_access_block", values, bucket);

  test.each([BY_REFERENCE, "${aws_s3_bucket.archive.id}", "archive"])(
    "all four switches by %s are compliant",
    (name) => {
      expect(judge(bucketPublicAccess, block(ALL, name))).toBe("compliant");
    },
  );

  test("no block, a block of another bucket and a block that leaves something open are not", () => {
    expect(judge(bucketPublicAccess)).toBe("no public access block names the bucket");
    expect(judge(bucketPublicAccess, block(ALL, "other"))).toBe("no public access block names the bucket");
    for (const name of Object.keys(ALL)) {
      expect(judge(bucketPublicAccess, block({ ...ALL, [name]: false }))).toBe(`${name} is not true`);
      expect(judge(bucketPublicAccess, block({ ...ALL, [name]: undefined }))).toBe(`${name} is not true`);
    }
  });
});

describe("bucket-encryption", () => {
  const KEY = "${aws_kms_key.archive.arn}";
  const rule = (encryption: Values, bucket_key_enabled?: boolean) =>
    judge(
      bucketEncryption,
      part("aws_s3_bucket_server_side_encryption_configuration", {
        rule: [{ bucket_key_enabled, apply_server_side_encryption_by_default: encryption }],
      }),
    );

  test("a customer-managed key and a bucket key are compliant", () => {
    expect(rule({ sse_algorithm: "aws:kms", kms_master_key_id: KEY }, true)).toBe("compliant");
    expect(rule({ sse_algorithm: "aws:kms:dsse", kms_master_key_id: KEY }, true)).toBe("compliant");
  });

  test("everything else is not", () => {
    expect(judge(bucketEncryption)).toBe("no encryption configuration names the bucket");
    expect(rule({ sse_algorithm: "AES256" }, true)).toBe("objects are not encrypted with a key of KMS");
    expect(rule({ sse_algorithm: "aws:kms" }, true)).toBe("kms_master_key_id names no key");
    expect(rule({ sse_algorithm: "aws:kms", kms_master_key_id: "arn:aws:kms:eu-west-1:1:alias/aws/s3" }, true)).toBe(
      "kms_master_key_id names a key that AWS manages",
    );
    expect(rule({ sse_algorithm: "aws:kms", kms_master_key_id: KEY }, false)).toBe("bucket_key_enabled is not true");
    expect(rule({ sse_algorithm: "aws:kms", kms_master_key_id: KEY })).toBe("bucket_key_enabled is not true");
  });
});

test("bucket-versioning: enabled, and neither suspended nor left out", () => {
  const versioning = (status: string) => part("aws_s3_bucket_versioning", { versioning_configuration: [{ status }] });
  expect(judge(bucketVersioning, versioning("Enabled"))).toBe("compliant");
  for (const parts of [[], [versioning("Suspended")], [versioning("Disabled")]]) {
    expect(judge(bucketVersioning, ...parts)).toBe("no versioning configuration of the bucket is enabled");
  }
});

test("bucket-ownership: the bucket's owner owns everything, enforced", () => {
  const ownership = (object_ownership: string) =>
    part("aws_s3_bucket_ownership_controls", { rule: [{ object_ownership }] });
  expect(judge(bucketOwnership, ownership("BucketOwnerEnforced"))).toBe("compliant");
  for (const parts of [[], [ownership("BucketOwnerPreferred")], [ownership("ObjectWriter")]]) {
    expect(judge(bucketOwnership, ...parts)).toBe("object_ownership is not BucketOwnerEnforced");
  }
});

describe("bucket-tls", () => {
  const EVERYTHING = ["arn:aws:s3:::archive", "arn:aws:s3:::archive/*"];
  const deny = (Condition: Values, more: Values = {}) => ({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: EVERYTHING,
    Condition,
    ...more,
  });
  const WITHOUT = { Bool: { "aws:SecureTransport": "false" } };
  const OLD = { NumericLessThan: { "s3:TlsVersion": "1.2" } };
  const policy = (...statements: readonly unknown[]) =>
    judge(bucketTls, part("aws_s3_bucket_policy", { policy: policyOf(...statements) }));

  test("denials of no TLS and of old TLS for everybody are compliant", () => {
    expect(policy(deny(WITHOUT), deny(OLD))).toBe("compliant");
    expect(
      policy(deny(WITHOUT, { Principal: { AWS: "*" } }), deny({ NumericLessThan: { "s3:TlsVersion": "1.3" } })),
    ).toBe("compliant");
  });

  test.each<[string, Values]>([
    ["of the bucket alone", { Resource: EVERYTHING.slice(0, 1) }],
    ["of the objects alone", { Resource: EVERYTHING.slice(1) }],
    ["of one action", { Action: "s3:GetObject" }],
    ["for one principal", { Principal: { AWS: "arn:aws:iam::555555555555:root" } }],
    ["under a further condition", { Condition: { ...WITHOUT, StringEquals: { "aws:PrincipalAccount": "1" } } }],
    ["that is none", { Effect: "Allow" }],
  ])("a denial %s is not", (_, more) => {
    expect(policy(deny(WITHOUT, more), deny(OLD))).toBe("no statement denies requests without TLS");
  });

  test("no policy and no denial of old versions are not", () => {
    expect(judge(bucketTls)).toBe("no statement denies requests without TLS");
    expect(policy(deny(WITHOUT))).toBe("no statement denies versions of TLS before 1.2");
    expect(policy(deny(WITHOUT), deny({ NumericLessThan: { "s3:TlsVersion": "1.1" } }))).toBe(
      "no statement denies versions of TLS before 1.2",
    );
  });
});

describe("bucket-policy", () => {
  const onPolicy = (statement: Values) => {
    const policy = policyOf({
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::archive/*",
      ...statement,
    });
    return reasonOf(verdictOn(bucketPolicy, part("aws_s3_bucket_policy", { policy })));
  };
  const SERVICE = { Service: "cloudtrail.amazonaws.com" };

  test("services for this account and named principals are compliant", () => {
    for (const key of ["aws:SourceAccount", "aws:SourceArn", "AWS:SourceAccount"]) {
      expect(onPolicy({ Principal: SERVICE, Condition: { StringEquals: { [key]: "555555555555" } } })).toBe(
        "compliant",
      );
    }
    expect(onPolicy({ Principal: { AWS: "arn:aws:iam::555555555555:role/reader" }, Action: "s3:GetObject" })).toBe(
      "compliant",
    );
    expect(onPolicy({ Effect: "Deny", Principal: "*", Action: "s3:*" })).toBe("compliant");
  });

  test("everybody, services for anybody and changes of access are not", () => {
    const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-1" } };
    expect(onPolicy({ Principal: "*", Condition })).toBe('a statement allows the principal "*"');
    expect(onPolicy({ Principal: { AWS: ["*"] } })).toBe('a statement allows the principal "*"');
    expect(onPolicy({ Principal: SERVICE })).toBe("a statement allows a service to act for any account");
    expect(onPolicy({ Principal: SERVICE, Condition })).toBe("a statement allows a service to act for any account");
    for (const Action of ["s3:*", "s3:PutBucketPolicy", "s3:Put*", "s3:PutObjectAcl", "s3:DeleteBucketPolicy"]) {
      expect(onPolicy({ Principal: { AWS: "arn:aws:iam::555555555555:role/x" }, Action })).toBe(
        "a statement allows changing who reaches the bucket",
      );
    }
  });

  test("a policy that is not known is not", () => {
    expect(reasonOf(verdictOn(bucketPolicy, part("aws_s3_bucket_policy", {})))).toBe(
      "there is no policy, or it is not known",
    );
  });
});

describe("bucket-lifecycle", () => {
  const ABORT = { abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] };
  const NONCURRENT = { noncurrent_version_expiration: [{ noncurrent_days: 30 }] };
  const rules = (...all: readonly Values[]) =>
    judge(
      bucketLifecycle,
      part("aws_s3_bucket_lifecycle_configuration", { rule: all.map((rule) => ({ status: "Enabled", ...rule })) }),
    );

  test("both for all objects are compliant, in one rule or two, with a filter that says nothing", () => {
    expect(rules({ ...ABORT, ...NONCURRENT })).toBe("compliant");
    expect(rules({ ...ABORT, filter: [{}] }, { ...NONCURRENT, filter: [{ prefix: "", tag: [] }] })).toBe("compliant");
  });

  test("a part of the objects, a rule that is off and what is missing are not", () => {
    const [uploads, versions] = [
      "no rule for all objects aborts unfinished uploads",
      "no rule for all objects ends noncurrent versions",
    ];
    expect(judge(bucketLifecycle)).toBe(uploads);
    expect(rules(NONCURRENT)).toBe(uploads);
    expect(rules(ABORT)).toBe(versions);
    expect(rules({ ...ABORT, ...NONCURRENT, status: "Disabled" })).toBe(uploads);
    expect(rules({ ...ABORT, filter: [{ prefix: "a/" }] }, NONCURRENT)).toBe(uploads);
    expect(rules({ ...ABORT, filter: [{ object_size_greater_than: 1 }] }, NONCURRENT)).toBe(uploads);
    expect(rules(ABORT, { ...NONCURRENT, filter: [{ and: [{ prefix: "a/" }] }] })).toBe(versions);
  });
});

test("bucket-access-logs: to another bucket", () => {
  const logs = (target_bucket: string) => judge(bucketAccessLogs, part("aws_s3_bucket_logging", { target_bucket }));
  expect(logs("logs-of-the-account")).toBe("compliant");
  expect(judge(bucketAccessLogs)).toBe("access logs go nowhere");
  for (const own of ["archive", BY_REFERENCE, "${aws_s3_bucket.archive.id}"]) {
    expect(logs(own)).toBe("access logs go to the bucket itself");
  }
});

test("bucket-events: to EventBridge, or to a target", () => {
  const events = (values: Values) => judge(bucketEvents, part("aws_s3_bucket_notification", values));
  expect(events({ eventbridge: true })).toBe("compliant");
  expect(events({ queue: [{ queue_arn: "arn:aws:sqs:eu-west-1:555555555555:q" }] })).toBe("compliant");
  expect(judge(bucketEvents)).toBe("its events go nowhere");
  expect(events({ eventbridge: false, queue: [] })).toBe("its events go nowhere");
});
