import { Alerts } from "../../model/alerts";
import { oldProvider } from "../support/all-features";
import { policyOf, resourcesIn } from "../support/resources";
import { synthesizeIntoFolder } from "../support/synthesized";

const ARN = "arn:aws:sns:us-east-1:555555555555:old-alerts";
const withAlerts = (alerts?: Alerts) => ({ ...oldProvider, alerts });
const resources = resourcesIn(withAlerts(Alerts.created({ emails: ["a@example.com", "b@example.com"] })), "monitoring");

test("the environment's alert topic is encrypted with a key of its own and has its computed name", () => {
  expect(resources.get("aws_sns_topic.alerts")?.values).toMatchObject({
    name: "old-alerts",
    kms_master_key_id: "${aws_kms_key.alerts.arn}",
  });
  expect(resources.get("aws_kms_alias.alerts")?.values).toMatchObject({ name: "alias/old-alerts" });
});

test("each address is subscribed", () => {
  const subscriptions = [...resources.values()].filter(({ type }) => type === "aws_sns_topic_subscription");
  expect(subscriptions.map(({ address, values }) => [address, values["protocol"], values["endpoint"]])).toEqual([
    ["aws_sns_topic_subscription.alerts_a_example_com", "email", "a@example.com"],
    ["aws_sns_topic_subscription.alerts_b_example_com", "email", "b@example.com"],
  ]);
});

test("the topic's policy is about the topic alone", () => {
  const { Statement } = policyOf(resources.get("aws_sns_topic_policy.alerts"));
  expect(Statement.map(({ Resource }) => [Resource].flat())).toEqual(Statement.map(() => [ARN]));
});

test("without a word about alerts there is a topic that nobody has subscribed to", () => {
  const types = [...resourcesIn(withAlerts(), "monitoring").values()].map(({ type }) => type);
  expect(types.sort()).toEqual(["aws_kms_alias", "aws_kms_key", "aws_sns_topic", "aws_sns_topic_policy"]);
});

test("a topic that somebody else owns is not made", () => {
  const { stacks } = synthesizeIntoFolder({
    environments: [withAlerts(Alerts.topic("arn:aws:sns:us-east-1:555555555555:oncall"))],
  });
  expect(stacks.map(({ name }) => name)).not.toContain("old-monitoring");
});
