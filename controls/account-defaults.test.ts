import { encryptedVolumesByDefault, noPublicBuckets } from "./account-defaults";
import { reasonOf, record, verdictOn } from "./fixtures";

test("encrypted-volumes-by-default: the resource means it, unless it says otherwise", () => {
  const judge = (enabled?: boolean) =>
    reasonOf(verdictOn(encryptedVolumesByDefault, record("aws_ebs_encryption_by_default", { enabled })));
  expect(judge()).toBe("compliant");
  expect(judge(true)).toBe("compliant");
  expect(judge(false)).toBe("enabled is false");
});

describe("no-public-buckets", () => {
  const closed = {
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  };
  const judge = (values: Record<string, unknown>) =>
    reasonOf(verdictOn(noPublicBuckets, record("aws_s3_account_public_access_block", { ...closed, ...values })));

  test("an account with every way closed is compliant", () => {
    expect(judge({})).toBe("compliant");
  });

  test.each(Object.keys(closed))("one with %s open is not", (name) => {
    expect(judge({ [name]: false })).toBe(`${name} is not true`);
    expect(judge({ [name]: undefined })).toBe(`${name} is not true`);
  });
});
