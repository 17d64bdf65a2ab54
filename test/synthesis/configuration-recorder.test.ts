import { Backups } from "../../model/backup";
import { Environment } from "../../model/environment";
import { audited } from "../support/audited";
import { synthesizeIntoFolder } from "../support/synthesized";
import { policyOf, resourcesIn } from "../support/resources";

const resources = resourcesIn(audited, "account");
const valuesOf = (address: string) => resources.get(address)?.values;

test("what the rules are about is recorded, and nothing else", () => {
  expect(valuesOf("aws_config_configuration_recorder.config")).toMatchObject({
    name: "default",
    role_arn: "arn:aws:iam::555555555555:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
    recording_group: [
      {
        all_supported: false,
        include_global_resource_types: false,
        resource_types: [
          "AWS::Backup::BackupPlan",
          "AWS::Backup::BackupVault",
          "AWS::Backup::RecoveryPoint",
          "AWS::CloudTrail::Trail",
          "AWS::CloudWatch::Alarm",
          "AWS::DynamoDB::Table",
          "AWS::EC2::SecurityGroup",
          "AWS::EC2::VPC",
          "AWS::EC2::Volume",
          "AWS::KMS::Key",
          "AWS::SNS::Topic",
        ],
      },
    ],
  });
});

describe("a framework of AWS Backup", () => {
  const NEEDED = [
    "AWS::Backup::BackupPlan",
    "AWS::Backup::BackupSelection",
    "AWS::Backup::BackupVault",
    "AWS::Backup::RecoveryPoint",
    "AWS::Config::ResourceCompliance",
  ];
  const backups = Backups.standard({ auditFramework: true });
  const other: Environment = { ...audited, name: "other", consumers: [], audit: undefined, accountBaseline: undefined };
  /** Of what a framework needs, what the recorder does not record. */
  const missing = (environment: Environment, ...others: readonly Environment[]) => {
    const among = resourcesIn(environment, "account", [environment, ...others]);
    const [group] = [among.get("aws_config_configuration_recorder.config")?.values["recording_group"]].flat() as [
      { resource_types: string[] },
    ];
    return NEEDED.filter((type) => !group.resource_types.includes(type));
  };

  test("has recorded what its controls judge, and what they find", () => {
    expect(missing({ ...audited, backups })).toEqual([]);
    expect(missing(audited, { ...other, backups })).toEqual([]);
  });

  test("has nothing recorded for it where there is none, or where it is elsewhere", () => {
    const alone = ["AWS::Backup::BackupSelection", "AWS::Config::ResourceCompliance"];
    expect(missing(audited)).toEqual(alone);
    expect(missing(audited, { ...other, region: "eu-west-1", backups, tables: [] })).toEqual(alone);
  });
});

test("the role is there before the recorder, the recorder and the bucket before the channel, the channel before the switch", () => {
  const { stacks } = synthesizeIntoFolder({ environments: [audited] });
  const hcl = stacks.find(({ name }) => name === "audited-account")?.hcl ?? "";
  const needs = (type: string) => {
    const block = hcl.split(/^resource /m).find((each) => each.startsWith(`"${type}" "config"`)) ?? "";
    return [...(/depends_on = \[([^\]]*)\]/.exec(block)?.[1] ?? "").matchAll(/[a-z_0-9]+\.[a-z]+/g)].map(
      ([one]) => one,
    );
  };
  expect(needs("aws_config_configuration_recorder")).toEqual(["aws_iam_service_linked_role.config"]);
  expect(needs("aws_config_delivery_channel")).toEqual([
    "aws_config_configuration_recorder.config",
    "aws_s3_bucket_policy.config",
  ]);
  expect(needs("aws_config_configuration_recorder_status")).toEqual(["aws_config_delivery_channel.config"]);
});

test("the history is encrypted and goes after seven years, or when the environment says", () => {
  expect(valuesOf("aws_config_delivery_channel.config")).toMatchObject({
    s3_bucket_name: "${aws_s3_bucket.config.bucket}",
    s3_kms_key_arn: "${aws_kms_key.config.arn}",
  });
  const expiry = (among: typeof resources) =>
    JSON.stringify(among.get("aws_s3_bucket_lifecycle_configuration.config")?.values["rule"]);
  expect(expiry(resources)).toContain('"days":2557');
  const accountBaseline = { configurationRecorder: { serviceLinkedRole: "existing", retentionDays: 400 } } as const;
  const other = resourcesIn({ ...audited, accountBaseline }, "account");
  expect(expiry(other)).toContain('"days":400');
  expect(other.has("aws_iam_service_linked_role.config")).toBe(false);
});

test("AWS Config writes for this account alone, below its prefix, and uses the key for it", () => {
  const { Statement } = policyOf(resources.get("aws_s3_bucket_policy.config"));
  const ofConfig = Statement.filter(({ Principal }) => JSON.stringify(Principal).includes("config.amazonaws.com"));
  expect(ofConfig).toMatchObject([
    {
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: "arn:aws:s3:::audited-config-555555555555-us-east-1",
      Condition: { StringEquals: { "aws:SourceAccount": "555555555555" } },
    },
    {
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::audited-config-555555555555-us-east-1/AWSLogs/555555555555/Config/*",
      Condition: { StringEquals: { "aws:SourceAccount": "555555555555", "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ]);
  const key = policyOf(resources.get("aws_kms_key.config")).Statement.find(({ Sid }) => Sid === "UseByConfig");
  expect(key).toMatchObject({ Condition: { StringEquals: { "aws:SourceAccount": "555555555555" } } });
});

test("nothing is recorded where nobody asks for it", () => {
  const without: Environment = { ...audited, accountBaseline: { accessAnalyzer: {} } };
  const types = [...resourcesIn(without, "account").values()].map(({ type }) => type);
  expect(types).toEqual(["aws_accessanalyzer_analyzer"]);
});
