import { PolicyDocument, simulate } from "../network/simulate";
import { audited } from "../support/audited";
import { resourcesIn } from "../support/resources";

/** Who writes and deletes what the trail records: the policies of its resources, judged by an IAM engine. */

const { account: HOME, region } = audited;
const STRANGER = "999999999999";
const CLOUDTRAIL = "cloudtrail.amazonaws.com";
const trailOf = (account: string, name = "audited-audit") => `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;
/** Whose own policies allow everything: what is refused, the policies here refuse. Who is allowed what: see who-may-read. */
const ADMINISTRATOR = `arn:aws:iam::${HOME}:role/administrator`;
const BUCKET = `arn:aws:s3:::audited-audit-${HOME}-${region}`;
const FILE = `${BUCKET}/AWSLogs/${HOME}/CloudTrail/us-east-1/2026/11/27/file.json.gz`;
const TOPIC = `arn:aws:sns:${region}:${HOME}:audited-audit-deliveries`;
const KEY = `arn:aws:kms:${region}:${HOME}:key/1234abcd`;
const STREAM = `arn:aws:logs:${region}:${HOME}:log-group:/audited/audit/trail:log-stream`;

const resources = resourcesIn(audited, "audit");

/**
 * The engine does not know the keys of encryption contexts, and ignores them. A tag stands in for each, in policies and
 * requests alike: how values are compared is the same.
 */
const withStandIns = (text: string) =>
  text.replaceAll(
    /kms:EncryptionContext:([\w:]+)/g,
    (_, key: string) => `aws:PrincipalTag/stand-in-for-${key.replaceAll(":", "-")}`,
  );

const documentAt = (address: string, argument = "policy") =>
  JSON.parse(withStandIns(String(resources.get(address)?.values[argument]))) as PolicyDocument;
const POLICIES = {
  [BUCKET]: documentAt("aws_s3_bucket_policy.trail"),
  [TOPIC]: documentAt("aws_sns_topic_policy.trail_deliveries"),
  [KEY]: documentAt("aws_kms_key.audit"),
};

type Context = Readonly<Record<string, string>>;
const TLS: Context = { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" };
const forTrail = (account = HOME, name?: string): Context => ({ "aws:SourceArn": trailOf(account, name) });
const OWNED: Context = { "s3:x-amz-acl": "bucket-owner-full-control" };

function verdict(principal: string, action: string, resource: string, context: Context) {
  const policy = Object.entries(POLICIES).find(([arn]) => resource === arn || resource.startsWith(`${arn}/`));
  const all = JSON.parse(withStandIns(JSON.stringify({ ...TLS, ...context }))) as Context;
  return simulate({ principal, action, resource, resourceAccount: HOME, context: all, resourcePolicy: policy?.[1] });
}

describe("the bucket", () => {
  test("takes files from CloudTrail, for this trail, where it puts them", async () => {
    expect(await verdict(CLOUDTRAIL, "s3:GetBucketAcl", BUCKET, forTrail())).toBe("Allowed");
    expect(await verdict(CLOUDTRAIL, "s3:PutObject", FILE, { ...forTrail(), ...OWNED })).toBe("Allowed");
  });

  test.each<[string, string, Context]>([
    ["for a trail of another account", FILE, { ...forTrail(STRANGER), ...OWNED }],
    ["for another trail of the account", FILE, { ...forTrail(HOME, "other"), ...OWNED }],
    ["for nobody", FILE, OWNED],
    ["that it would own itself", FILE, forTrail()],
    ["of another account", FILE.replace(`AWSLogs/${HOME}`, `AWSLogs/${STRANGER}`), { ...forTrail(), ...OWNED }],
  ])("takes no files from CloudTrail %s", async (_, file, context) => {
    expect(await verdict(CLOUDTRAIL, "s3:PutObject", file, context)).toBe("ImplicitlyDenied");
  });

  test.each(["PutObject", "DeleteObject", "DeleteObjectVersion", "PutObjectRetention", "BypassGovernanceRetention"])(
    "denies s3:%s to everybody else, whatever their policies allow",
    async (action) => {
      expect(await verdict(ADMINISTRATOR, `s3:${action}`, FILE, {})).toBe("ExplicitlyDenied");
      expect(await verdict("config.amazonaws.com", `s3:${action}`, FILE, forTrail())).toBe("ExplicitlyDenied");
    },
  );

  test("is read by whoever of the account may, over TLS, and by nobody else", async () => {
    expect(await verdict(ADMINISTRATOR, "s3:GetObject", FILE, {})).toBe("Allowed");
    expect(await verdict(ADMINISTRATOR, "s3:GetObject", FILE, { "aws:SecureTransport": "false" })).toBe(
      "ExplicitlyDenied",
    );
    const identityPolicy: PolicyDocument = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::something-else/*" }],
    };
    const request = {
      principal: ADMINISTRATOR,
      action: "s3:GetObject",
      resource: FILE,
      resourceAccount: HOME,
      context: TLS,
    };
    const resourcePolicy = POLICIES[BUCKET];
    expect(await simulate({ ...request, resourcePolicy, identityPolicy })).toBe("ImplicitlyDenied");
    expect(await verdict(CLOUDTRAIL, "s3:GetObject", FILE, forTrail())).toBe("ImplicitlyDenied");
  });
});

describe("the topic of the deliveries", () => {
  test("is CloudTrail's, for this trail", async () => {
    expect(await verdict(CLOUDTRAIL, "sns:Publish", TOPIC, forTrail())).toBe("Allowed");
    expect(await verdict(CLOUDTRAIL, "sns:Publish", TOPIC, forTrail(STRANGER))).toBe("ImplicitlyDenied");
    expect(await verdict(CLOUDTRAIL, "sns:Publish", TOPIC, {})).toBe("ImplicitlyDenied");
    expect(await verdict("events.amazonaws.com", "sns:Publish", TOPIC, forTrail())).toBe("ImplicitlyDenied");
  });

  test("takes nothing without TLS", async () => {
    const context = { ...forTrail(), "aws:SecureTransport": "false" };
    expect(await verdict(CLOUDTRAIL, "sns:Publish", TOPIC, context)).toBe("ExplicitlyDenied");
  });
});

describe("the key", () => {
  const files = (trail = trailOf(HOME)): Context => ({ "kms:EncryptionContext:aws:cloudtrail:arn": trail });
  const messages = (topic = TOPIC): Context => ({ "kms:EncryptionContext:aws:sns:topicArn": topic });
  const throughS3: Context = { "kms:CallerAccount": HOME, "kms:ViaService": `s3.${region}.amazonaws.com` };

  test("encrypts files and messages for this trail", async () => {
    expect(await verdict(CLOUDTRAIL, "kms:GenerateDataKey", KEY, { ...forTrail(), ...files() })).toBe("Allowed");
    expect(await verdict(CLOUDTRAIL, "kms:GenerateDataKey", KEY, { ...forTrail(), ...messages() })).toBe("Allowed");
    expect(await verdict(CLOUDTRAIL, "kms:DescribeKey", KEY, forTrail())).toBe("Allowed");
    expect(await verdict(CLOUDTRAIL, "kms:Decrypt", KEY, forTrail())).toBe("Allowed");
  });

  test.each<[string, string, Context]>([
    ["a trail of another account", CLOUDTRAIL, { ...forTrail(STRANGER), ...files() }],
    ["another trail's files", CLOUDTRAIL, { ...forTrail(), ...files(trailOf(HOME, "other")) }],
    ["something that is neither", CLOUDTRAIL, forTrail()],
    ["messages of another topic", CLOUDTRAIL, { ...forTrail(), ...messages(`${TOPIC}-other`) }],
    ["another service", "config.amazonaws.com", { ...forTrail(), ...files() }],
    ["the account's administrators, through S3", ADMINISTRATOR, throughS3],
    ["the account's administrators, directly", ADMINISTRATOR, { "kms:CallerAccount": HOME }],
  ])("encrypts nothing for %s", async (_, principal, context) => {
    expect(await verdict(principal, "kms:GenerateDataKey", KEY, context)).toBe("ImplicitlyDenied");
  });

  test("decrypts for the account's administrators what they read from S3, and nothing else", async () => {
    expect(await verdict(ADMINISTRATOR, "kms:Decrypt", KEY, throughS3)).toBe("Allowed");
    expect(await verdict(ADMINISTRATOR, "kms:Decrypt", KEY, { "kms:CallerAccount": HOME })).toBe("ImplicitlyDenied");
    const elsewhere = { ...throughS3, "kms:CallerAccount": STRANGER };
    const stranger = ADMINISTRATOR.replace(HOME, STRANGER);
    expect(await verdict(stranger, "kms:Decrypt", KEY, elsewhere)).toBe("ImplicitlyDenied");
  });
});

describe("the role", () => {
  const trust = documentAt("aws_iam_role.trail", "assume_role_policy");
  const identityPolicy = documentAt("aws_iam_policy.trail");
  const ROLE = `arn:aws:iam::${HOME}:role/audited-audit-trail`;
  const take = (principal: string, context: Context) =>
    simulate({ principal, action: "sts:AssumeRole", resource: ROLE, context, resourcePolicy: trust });
  const may = (action: string, resource: string) =>
    simulate({ principal: ROLE, action, resource, context: TLS, identityPolicy });

  test("is CloudTrail's, for this trail", async () => {
    const forUs = { ...forTrail(), "aws:SourceAccount": HOME };
    expect(await take(CLOUDTRAIL, forUs)).toBe("Allowed");
    expect(await take(CLOUDTRAIL, { ...forTrail(STRANGER), "aws:SourceAccount": STRANGER })).toBe("ImplicitlyDenied");
    expect(await take(CLOUDTRAIL, { ...forUs, ...forTrail(HOME, "other") })).toBe("ImplicitlyDenied");
    expect(await take("lambda.amazonaws.com", forUs)).toBe("ImplicitlyDenied");
  });

  test("writes to the streams that CloudTrail names after the account and Region, and does nothing else", async () => {
    const stream = `${STREAM}:${HOME}_CloudTrail_${region}`;
    for (const action of ["logs:CreateLogStream", "logs:PutLogEvents"]) {
      expect(await may(action, stream)).toBe("Allowed");
      expect(await may(action, `${stream}_4`)).toBe("Allowed");
      expect(await may(action, `${STREAM}:${STRANGER}_CloudTrail_${region}`)).toBe("ImplicitlyDenied");
      expect(await may(action, stream.replace("/audited/", "/other/"))).toBe("ImplicitlyDenied");
    }
    expect(await may("logs:DeleteLogStream", stream)).toBe("ImplicitlyDenied");
    expect(await may("s3:PutObject", FILE)).toBe("ImplicitlyDenied");
  });
});
