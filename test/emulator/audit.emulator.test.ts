import { CloudTrailClient, DescribeTrailsCommand, GetEventSelectorsCommand } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  DescribeQueryDefinitionsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyCommand,
  GetObjectLockConfigurationCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { AUDIT_KEY_ID } from "../../model/audit/watch/watch-changes";
import { estate } from "../../environments";
import { resolveEnvironment } from "../../model/resolve/resolve-environment";
import { environmentNamed } from "../support/environment-named";
import { describeWhere } from "../support/requirement";
import { missingTerraform } from "../support/terraform";
import { Credentials, lookInto } from "./account";
import { deployment } from "./deployment";
import { missingEmulator, servesProduction } from "./emulator";

jest.setTimeout(600_000);

const named = (name: string) => resolveEnvironment(environmentNamed(name), estate.environments);
const [prod, sandbox] = [named("prod"), named("sandbox")];
const trail = prod.audit?.trail ?? failed("prod has no trail");

function failed(message: string): never {
  throw new Error(message);
}

const ESTATE = "without-public-access-block";

const missing =
  missingTerraform() ??
  missingEmulator() ??
  (servesProduction() ? undefined : "the endpoint starts no trails by their ARN and saves no queries");

if (missing === undefined) {
  process.stderr.write(
    "the emulator has no host for the account's block of public buckets: its arguments are compared in the plan " +
      "(npm run test:terraform)\n",
  );
}

describeWhere("the audit in the emulator", missing, () => {
  const deployed = deployment();
  let common: { endpoint: string; region: string; credentials: Credentials };

  beforeAll(async () => {
    const { credentials } = await lookInto(deployed.url, prod.account, prod.region);
    common = { endpoint: deployed.url, region: prod.region, credentials };
  });

  const planned = (stack: string) => deployed.project.plan(stack);

  test("cdktf deploy makes the trail and the account's part without any other stack", async () => {
    const { exitCode, output } = await deployed.project.cdktf("deploy", ["prod-audit", "sandbox-account"], ESTATE);
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
  });

  test("the trail records what the model says, into what was made for it", async () => {
    const cloudTrail = new CloudTrailClient(common);
    const { trailList = [] } = await cloudTrail.send(new DescribeTrailsCommand({ trailNameList: [trail.trailName] }));
    expect(trailList).toMatchObject([
      {
        Name: trail.trailName,
        S3BucketName: trail.bucket.name,
        IsMultiRegionTrail: true,
        LogFileValidationEnabled: true,
        TrailARN: trail.arn,
        CloudWatchLogsLogGroupArn: `arn:aws:logs:${prod.region}:${prod.account}:log-group:${trail.logGroupName}:*`,
      },
    ]);
    const { AdvancedEventSelectors = [] } = await cloudTrail.send(
      new GetEventSelectorsCommand({ TrailName: trail.trailName }),
    );
    const found = AdvancedEventSelectors.map(({ Name, FieldSelectors = [] }) => ({
      name: Name,
      fields: FieldSelectors.map(({ Field, Equals, NotEquals, StartsWith, NotStartsWith }) => ({
        field: Field,
        ...(Equals ? { equals: Equals } : {}),
        ...(NotEquals ? { notEquals: NotEquals } : {}),
        ...(StartsWith ? { startsWith: StartsWith } : {}),
        ...(NotStartsWith ? { notStartsWith: NotStartsWith } : {}),
      })),
    }));
    const byField = (selectors: readonly { readonly fields: readonly { readonly field?: string }[] }[]) =>
      selectors.map((each) => ({
        ...each,
        fields: [...each.fields].sort((a, b) => `${a.field}`.localeCompare(`${b.field}`)),
      }));
    expect(byField(found)).toEqual(byField(trail.selectors));
  });

  test("the bucket lets CloudTrail write and keeps what it wrote", async () => {
    const s3 = new S3Client({ ...common, forcePathStyle: true });
    const Bucket = trail.bucket.name;
    const { Policy = "" } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    const { Statement } = JSON.parse(Policy) as { Statement: { Sid: string }[] };
    expect(Statement.map(({ Sid }) => Sid)).toEqual(
      expect.arrayContaining(["CheckBucket", "WriteFiles", "DenyChangesByOthers", "DenyRequestsWithoutTls"]),
    );
    const { Rules = [] } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    expect(Rules).toContainEqual(
      expect.objectContaining({ ID: "retention", Expiration: { Days: trail.bucket.created?.retentionDays } }),
    );
    const { ObjectLockConfiguration } = await s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
    expect(ObjectLockConfiguration?.Rule?.DefaultRetention).toMatchObject({ Mode: "GOVERNANCE", Days: 365 });
  });

  test("the log group is watched: filters, alarms and queries are there, and alarms go to the alert topic", async () => {
    const [logs, cloudWatch] = [new CloudWatchLogsClient(common), new CloudWatchClient(common)];
    const { logGroupName } = trail;
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }));
    expect(logGroups).toMatchObject([{ logGroupName, retentionInDays: trail.searchableDays }]);
    const { metricFilters = [] } = await logs.send(new DescribeMetricFiltersCommand({ logGroupName }));
    const patterns = Object.fromEntries(
      metricFilters.map(({ filterName = "", filterPattern }) => [filterName, filterPattern] as const),
    );
    const keyId = logGroups[0]?.kmsKeyId?.split("/")[1] ?? failed("the log group has no key");
    const declared = trail.filters.map(({ filterName, pattern }) => [
      filterName,
      pattern.replaceAll(AUDIT_KEY_ID, keyId),
    ]);
    expect(patterns).toEqual(Object.fromEntries(declared));
    const { MetricAlarms = [] } = await cloudWatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: "prod-audit-" }));
    expect(MetricAlarms.map(({ AlarmName }) => AlarmName).sort()).toEqual(
      [...trail.alarms, ...(trail.silence ? [trail.silence] : [])].map(({ alarmName }) => alarmName).sort(),
    );
    for (const { AlarmActions } of MetricAlarms) expect(AlarmActions).toEqual([prod.alerts.topicArn]);
    const { queryDefinitions = [] } = await logs.send(
      new DescribeQueryDefinitionsCommand({ queryDefinitionNamePrefix: "prod/audit/" }),
    );
    expect(queryDefinitions.map(({ name }) => name).sort()).toEqual(
      trail.queries.map(({ queryName }) => queryName).sort(),
    );
  });

  test("CloudTrail may publish deliveries", async () => {
    const { Attributes } = await new SNSClient(common).send(
      new GetTopicAttributesCommand({ TopicArn: trail.topicArn }),
    );
    expect(Attributes?.["Policy"]).toContain("cloudtrail.amazonaws.com");
    expect(Attributes?.["KmsMasterKeyId"]).toContain(`:${prod.account}:key/`);
  });

  test("a second plan finds no changes", async () => {
    for (const stack of ["prod-audit", "sandbox-account"]) {
      const { exitCode, output } = await planned(stack);
      expect({ stack, exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({
        stack,
        exitCode: 0,
        output: "",
      });
    }
  });

  test("what was recorded is not destroyed by mistake; the account's part can go", async () => {
    const refused = await deployed.project.terraform("prod-audit", ["plan", "-destroy", "-input=false", "-no-color"]);
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain("Instance cannot be destroyed");
    const { exitCode, output } = await deployed.project.cdktf("destroy", [`${sandbox.name}-account`], ESTATE);
    expect({ exitCode, output: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({ exitCode: 0, output: "" });
  });
});
