import { Alerts } from "../alerts";
import { Capacity } from "../capacity";
import { Replication } from "../replication";
import { aDeployment, aTable, anEnvironment } from "../rules/fixtures";
import { resolveEnvironment } from "./resolve-environment";

test("an environment has the tags that everything in it carries", () => {
  expect(resolveEnvironment(anEnvironment({ tags: { team: "data" } })).tags).toEqual({
    environment: "test",
    stage: "test",
    "managed-by": "terraform",
    "cost-center": "cc-1",
    team: "data",
  });
});

test("the deploy role is a role of its account; without one Terraform uses the caller's credentials", () => {
  expect(resolveEnvironment(anEnvironment({ deployRole: "ci/deploy" })).deployRoleArn).toBe(
    "arn:aws:iam::111122223333:role/ci/deploy",
  );
  expect(resolveEnvironment(anEnvironment()).deployRoleArn).toBeUndefined();
});

test("alerts go to a topic of the environment, whose ARN is computed, or to the one that is named", () => {
  expect(resolveEnvironment(anEnvironment({ alerts: undefined })).alerts).toEqual({
    topicArn: "arn:aws:sns:eu-west-1:111122223333:test-alerts",
    created: { topicName: "test-alerts", emails: [] },
  });
  const topicArn = "arn:aws:sns:eu-west-1:111122223333:oncall";
  expect(resolveEnvironment(anEnvironment({ alerts: Alerts.topic(topicArn) })).alerts).toEqual({ topicArn });
});

test("ARNs are of the Region's partition", () => {
  const { tables } = resolveEnvironment(anEnvironment({ region: "us-gov-west-1" }));
  expect(tables[0]?.arn).toBe("arn:aws-us-gov:dynamodb:us-gov-west-1:111122223333:table/test-orders");
  expect(resolveEnvironment(anEnvironment({ region: "cn-north-1" })).tables[0]?.arn).toMatch(/^arn:aws-cn:/);
});

test("the Regions of all replicas are known once each, sorted", () => {
  const tables = [
    aDeployment({ replication: Replication.eventual({ region: "eu-west-3" }, { region: "eu-central-1" }) }),
    aDeployment({ table: aTable({ name: "b" }), replication: Replication.eventual({ region: "eu-west-3" }) }),
  ];
  expect(resolveEnvironment(anEnvironment({ tables })).replicaRegions).toEqual(["eu-central-1", "eu-west-3"]);
});

describe("features of newer providers", () => {
  const features = (overrides: Parameters<typeof aDeployment>[0]) =>
    resolveEnvironment(anEnvironment({ tables: [aDeployment(overrides)] })).providerFeatures.map(
      ({ feature, version }) => `${feature}: ${version}`,
    );

  test("are none where nothing asks for one", () => {
    expect(features({ replication: Replication.eventual({ region: "eu-west-3" }) })).toEqual([]);
    expect(features({ contributorInsights: "accessed-and-throttled-keys" })).toEqual([]);
  });

  test.each([
    [{ capacity: Capacity.onDemand({ warmThroughput: { read: 13_000, write: 5_000 } }) }, ["warm throughput: 6.13.0"]],
    [{ contributorInsights: "throttled-keys" as const }, ['the Contributor Insights mode "throttled-keys": 6.11.0']],
    [
      { replication: Replication.strong({ replicas: [{ region: "eu-west-2" }], witness: "eu-west-3" }) },
      ["a global table with strong consistency: 6.9.0", "a witness of a global table: 6.22.0"],
    ],
  ])("are named with the version that brought them", (overrides, expected) => {
    expect(features(overrides)).toEqual(expected);
  });
});
