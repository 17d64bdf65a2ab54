import { Trail } from "../../model/audit/trail";
import { ExistingTrailBucket, TrailBucket } from "../../model/audit/trail-bucket";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { synthesizedPolicies } from "../access/environments-under-test";
import { PolicyDocument, simulate } from "../network/simulate";
import { audited } from "../support/audited";
import { resourcesIn } from "../support/resources";

/** Who decrypts files in a bucket of another account: the synthesized key policy, judged by an IAM engine. */

const { account: HOME, region } = audited;
const [ARCHIVE, OTHER] = ["999999999999", "888888888888"];
const KEY = `arn:aws:kms:${region}:${HOME}:key/1234abcd`;
const ARCHIVE_KEY = `arn:aws:kms:${region}:${ARCHIVE}:key/12345678-1234-1234-1234-123456789012`;
const INVESTIGATOR = `arn:aws:iam::${ARCHIVE}:role/investigator`;
const SOMEBODY = `arn:aws:iam::${ARCHIVE}:role/somebody`;

type Options = Omit<ExistingTrailBucket, "kind" | "name">;
const into = (options: Options, name = "log-archive") => ({
  ...audited,
  audit: { trail: Trail.created({ bucket: TrailBucket.existing(name, options) }) },
});

function decides(options: Options) {
  const policy = resourcesIn(into(options), "audit").get("aws_kms_key.audit")?.values["policy"];
  const resourcePolicy = JSON.parse(String(policy)) as PolicyDocument;
  return (principal: string, action = "kms:Decrypt", service = "s3") => {
    const context = {
      "aws:SecureTransport": "true",
      "kms:CallerAccount": principal.split(":")[4] ?? "",
      ...(service === "" ? {} : { "kms:ViaService": `${service}.${region}.amazonaws.com` }),
    };
    return simulate({ principal, action, resource: KEY, resourceAccount: HOME, context, resourcePolicy });
  };
}

test("nobody of another account decrypts where none is named", async () => {
  expect(await decides({})(INVESTIGATOR)).not.toBe("Allowed");
});

test("whoever the other account lets decrypts through S3 where the account is named", async () => {
  const decided = decides({ readers: [ARCHIVE] });
  expect(await decided(INVESTIGATOR)).toBe("Allowed");
  expect(await decided(SOMEBODY)).toBe("Allowed");
  expect(await decided(`arn:aws:iam::${HOME}:role/investigator`)).toBe("Allowed");
  expect(await decided(INVESTIGATOR.replace(ARCHIVE, OTHER))).not.toBe("Allowed");
});

test("a role that is named decrypts what it reads from S3, does nothing else, and no other role does", async () => {
  const decided = decides({ readers: [INVESTIGATOR] });
  expect(await decided(INVESTIGATOR)).toBe("Allowed");
  expect(await decided(SOMEBODY)).not.toBe("Allowed");
  expect(await decided(INVESTIGATOR, "kms:Decrypt", "")).not.toBe("Allowed");
  expect(await decided(INVESTIGATOR, "kms:Decrypt", "sns")).not.toBe("Allowed");
  for (const action of ["kms:Encrypt", "kms:GenerateDataKey", "kms:PutKeyPolicy", "kms:CreateGrant"]) {
    expect(await decided(INVESTIGATOR, action)).not.toBe("Allowed");
  }
});

describe("with the archive's own key", () => {
  const environment = into({ kmsKeyArn: ARCHIVE_KEY });

  test("files are encrypted with it, and with the audit's key messages and the log group alone", async () => {
    const resources = resourcesIn(environment, "audit");
    expect(resources.get("aws_cloudtrail.trail")?.values["kms_key_id"]).toBe(ARCHIVE_KEY);
    expect(resources.get("aws_cloudwatch_log_group.trail")?.values["kms_key_id"]).toBe("${aws_kms_key.audit.arn}");
    expect(await decides({ kmsKeyArn: ARCHIVE_KEY })(`arn:aws:iam::${HOME}:role/investigator`)).toBe(
      "ImplicitlyDenied",
    );
  });

  test("who reads the trail decrypts with that key through S3, and with no other of its account", async () => {
    const role = synthesizedPolicies(environment).roles.get("audited-operator");
    const allowed = async (resource: string, service: string) => {
      const context = {
        "aws:SecureTransport": "true",
        "aws:RequestedRegion": region,
        "kms:ViaService": `${service}.${region}.amazonaws.com`,
      };
      const documents = [...(role?.identity ?? []), ...(role ? [role.boundary] : [])].map(({ document }) => document);
      const Principal = { AWS: `arn:aws:iam::${HOME}:root` };
      const Statement = [{ Effect: "Allow", Principal, Action: "kms:*", Resource: "*" }];
      const resourcePolicy = { Version: "2012-10-17", Statement };
      const request = { principal: role?.arn ?? "", action: "kms:Decrypt", resource, context, resourcePolicy };
      const verdicts = await Promise.all(
        documents.map((document) => simulate({ ...request, identityPolicy: document })),
      );
      return verdicts.filter((verdict) => verdict === "Allowed").length;
    };
    // By a policy of the role, and by its boundary.
    expect(await allowed(ARCHIVE_KEY, "s3")).toBe(2);
    expect(await allowed(ARCHIVE_KEY, "sns")).toBe(0);
    expect(await allowed(ARCHIVE_KEY.replace("12345678-", "87654321-"), "s3")).toBe(0);
  });
});

describe("synth says that nobody there can decrypt", () => {
  const notesOf = (options: Options, name?: string) =>
    resolveEnvironment(into(options, name)).audit?.trail?.notes ?? [];
  const said = expect.stringContaining(`decrypts for the account ${HOME} alone`) as string;

  test("where neither readers nor a key are named, and the bucket is not this account's by its name", () => {
    expect(notesOf({})).toContainEqual(said);
    expect(notesOf({ readers: [] })).toContainEqual(said);
  });

  test("and not where one of them is", () => {
    expect(notesOf({ readers: [ARCHIVE] })).not.toContainEqual(said);
    expect(notesOf({ kmsKeyArn: ARCHIVE_KEY })).not.toContainEqual(said);
    expect(notesOf({}, `trail-${HOME}`)).not.toContainEqual(said);
  });
});
