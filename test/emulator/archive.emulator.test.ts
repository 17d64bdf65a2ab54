import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { LambdaClient, ListEventSourceMappingsCommand } from "@aws-sdk/client-lambda";
import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { archived } from "../support/archived";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { lookInto } from "./account";
import { deployment } from "./deployment";
import { missingEmulator, servesProduction } from "./emulator";

jest.setTimeout(600_000);

const environment = resolveEnvironment(archived);
const archive = environment.archive ?? failed("nothing is archived");
const Bucket = archive.bucketName;
const LOGS = archived.accessLogBucket ?? failed("no access logs");
const COPIES = "copies-in-the-same-account";

function failed(message: string): never {
  throw new Error(message);
}

const missing =
  missingTerraform() ??
  missingEmulator() ??
  (servesProduction() ? undefined : "the endpoint judges bucket policies without their conditions");

if (missing === undefined) {
  process.stderr.write(
    "the emulator moves, deletes, copies and logs no objects, and runs no schedules: their arguments are compared in " +
      "the plan (npm run test:terraform)\n",
  );
}

describeWhere("an archive in the emulator", missing, () => {
  const deployed = deployment();
  let s3: S3Client;
  let scheduler: SchedulerClient;
  let sqs: SQSClient;
  let lambda: LambdaClient;

  beforeAll(async () => {
    const { credentials } = await lookInto(deployed.url, archived.account, archived.region);
    const common = { endpoint: deployed.url, region: archived.region, credentials };
    s3 = new S3Client({ ...common, forcePathStyle: true });
    scheduler = new SchedulerClient(common);
    sqs = new SQSClient(common);
    lambda = new LambdaClient(common);
    await makeLandingZone();
  });

  afterAll(() => {
    delete process.env["ARCHIVE_TEST"];
  });

  /** What somebody else has made before: the bucket for access logs, and the one for copies. */
  async function makeLandingZone(): Promise<void> {
    for (const name of [LOGS, COPIES]) await s3.send(new CreateBucketCommand({ Bucket: name }));
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "logging.s3.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `arn:aws:s3:::${LOGS}/*`,
        },
      ],
    });
    await s3.send(new PutBucketPolicyCommand({ Bucket: LOGS, Policy }));
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket: COPIES, VersioningConfiguration }));
    process.env["ARCHIVE_TEST"] = COPIES;
  }

  test("cdktf deploy makes it behind the tables, whose streams it reads", async () => {
    // One after the other: told to do without the stacks that are left out here, the CLI keeps no order at all.
    for (const stack of ["archived-tables", "archived-archive"]) {
      const { exitCode, output } = await deployed.project.cdktf("deploy", [stack], "archived");
      expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
      if (stack.endsWith("archive")) expect(output).toContain(Bucket);
    }
  });

  test("the bucket is private, encrypted, versioned, locked and logged", async () => {
    const [access, ownership, encryption, versioning, lock, logging] = await Promise.all([
      s3.send(new GetPublicAccessBlockCommand({ Bucket })),
      s3.send(new GetBucketOwnershipControlsCommand({ Bucket })),
      s3.send(new GetBucketEncryptionCommand({ Bucket })),
      s3.send(new GetBucketVersioningCommand({ Bucket })),
      s3.send(new GetObjectLockConfigurationCommand({ Bucket })),
      s3.send(new GetBucketLoggingCommand({ Bucket })),
    ]);
    expect(Object.values(access.PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    expect(ownership.OwnershipControls?.Rules?.[0]?.ObjectOwnership).toBe("BucketOwnerEnforced");
    expect(encryption.ServerSideEncryptionConfiguration?.Rules?.[0]).toMatchObject({
      BucketKeyEnabled: true,
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" },
    });
    expect(versioning.Status).toBe("Enabled");
    expect(lock.ObjectLockConfiguration?.Rule?.DefaultRetention).toMatchObject({ Mode: "GOVERNANCE", Days: 30 });
    expect(logging.LoggingEnabled).toMatchObject({ TargetBucket: LOGS, TargetPrefix: `${Bucket}/` });
  });

  test("its lifecycle is what each table declares", async () => {
    const { Rules = [] } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    const kept = [...archive.expiredItems, ...archive.exports];
    expect(Rules.length).toBe(kept.length + 1);
    for (const { prefix, retentionDays, transitions } of kept) {
      const rule = Rules.find(({ Filter }) => Filter?.Prefix === prefix);
      expect(rule?.Expiration?.Days).toBe(retentionDays);
      const found = (rule?.Transitions ?? []).sort((a, b) => (a.Days ?? 0) - (b.Days ?? 0));
      expect(found).toEqual(
        transitions.map(({ afterDays, storageClass }) => ({ Days: afterDays, StorageClass: storageClass })),
      );
    }
  });

  test("its policy denies what comes without TLS, and writers that are none", async () => {
    const { Policy = "{}" } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    const { Statement } = JSON.parse(Policy) as { Statement: readonly { Sid: string; Effect: string }[] };
    expect(Statement.map(({ Sid, Effect }) => `${Effect} ${Sid}`).sort()).toEqual([
      "Deny DenyOldTls",
      "Deny DenyOtherWriters",
      "Deny DenyRequestsWithoutTls",
    ]);
  });

  test("everything is copied, encrypted objects too", async () => {
    const { ReplicationConfiguration } = await s3.send(new GetBucketReplicationCommand({ Bucket }));
    expect(ReplicationConfiguration).toMatchObject({
      Role: `arn:aws:iam::${archived.account}:role/archived-archive-replication`,
      Rules: [{ Status: "Enabled", Destination: { Bucket: `arn:aws:s3:::${COPIES}` } }],
    });
  });

  test("an export is a well-formed request, with a token of its own for each time", async () => {
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName: archive.exportGroup }));
    expect(Schedules.map(({ Name }) => Name).sort()).toEqual(
      archive.exports.map(({ scheduleName }) => scheduleName).sort(),
    );
    for (const each of archive.exports) {
      const Name = each.scheduleName;
      const found = await scheduler.send(new GetScheduleCommand({ GroupName: archive.exportGroup, Name }));
      expect(found.ScheduleExpression).toBe(each.scheduleExpression);
      expect(found.Target?.RoleArn).toBe(archive.exportRoleArn);
      expect(JSON.parse(found.Target?.Input ?? "")).toMatchObject({
        TableArn: each.tableArn,
        ClientToken: `${Name}-<aws.scheduler.scheduled-time>`,
        S3Bucket: Bucket,
        S3Prefix: each.prefix.slice(0, -1),
        S3SseAlgorithm: "KMS",
      });
      // As it is: escaped, it would not be replaced.
      expect(found.Target?.Input).toContain("<aws.scheduler.scheduled-time>");
    }
  });

  test("the streams of the tables that expire are handed to the function, and no others", async () => {
    const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
    const sources = EventSourceMappings.map(({ EventSourceArn = "" }) => EventSourceArn.split("/stream/")[0]);
    expect(sources.sort()).toEqual(archive.expiredItems.map(({ tableArn }) => tableArn).sort());
    for (const { EventSourceArn = "", FilterCriteria, FunctionArn = "" } of EventSourceMappings) {
      expect(EventSourceArn).toMatch(/\/stream\/\d{4}-/);
      expect(FilterCriteria?.Filters?.[0]?.Pattern).toContain("dynamodb.amazonaws.com");
      expect(FunctionArn).toContain("archived-archive");
    }
  });

  test("what fails goes to a queue of the account", async () => {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: archive.failedExportsQueue }));
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }));
    const Name = archive.exports[0]?.scheduleName ?? failed("nothing is exported");
    const found = await scheduler.send(new GetScheduleCommand({ GroupName: archive.exportGroup, Name }));
    expect(found.Target?.DeadLetterConfig?.Arn).toBe(Attributes?.["QueueArn"]);
  });

  test("a second plan finds no changes", async () => {
    const { exitCode, output } = await deployed.project.plan("archived-archive");
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
  });

  test("what is deleted leaves its version, which the lock keeps", async () => {
    const Key = `${archive.expiredItems[0]?.prefix ?? ""}date=2026-01-01/x.gz`;
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect([Versions.map((version) => version.VersionId), DeleteMarkers.length]).toEqual([[VersionId], 1]);
    await expect(s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))).rejects.toThrow(/Access ?Denied/);
  });
});
