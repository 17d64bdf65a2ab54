import { PolicyDocument, simulate } from "../network/simulate";
import { oldProvider } from "../support/all-features";
import { resourcesIn } from "../support/resources";

/** Who can publish to the alert topic and use its key: the synthesized policies, judged by an IAM engine. */

const HOME = oldProvider.account;
const STRANGER = "999999999999";
const TOPIC = `arn:aws:sns:${oldProvider.region}:${HOME}:old-alerts`;
const KEY = `arn:aws:kms:${oldProvider.region}:${HOME}:key/1234`;
const ROLE = `arn:aws:iam::${HOME}:role/function`;

const resources = resourcesIn(oldProvider, "monitoring");
const policyAt = (address: string) => JSON.parse(String(resources.get(address)?.values["policy"])) as PolicyDocument;
const POLICIES = {
  "sns:Publish": { resource: TOPIC, policy: policyAt("aws_sns_topic_policy.alerts") },
  "kms:GenerateDataKey": { resource: KEY, policy: policyAt("aws_kms_key.alerts") },
  "kms:Decrypt": { resource: KEY, policy: policyAt("aws_kms_key.alerts") },
};
type Action = keyof typeof POLICIES;
const ACTIONS = Object.keys(POLICIES) as Action[];
const IDENTITY: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ACTIONS, Resource: [TOPIC, KEY] }],
};

function verdict(principal: string, action: Action, context: Record<string, string>, identityPolicy = IDENTITY) {
  const { resource, policy } = POLICIES[action];
  const all = { "aws:SecureTransport": "true", ...context };
  return simulate({ principal, action, resource, context: all, resourcePolicy: policy, identityPolicy });
}

const alarmOf = (account: string) => `arn:aws:cloudwatch:${oldProvider.region}:${account}:alarm:throttles`;
const onBehalfOf = (account: string, more = {}) => ({ "aws:SourceAccount": account, ...more });

describe.each(ACTIONS)("%s", (action) => {
  test.each<[string, string, Record<string, string>]>([
    ["an alarm of the account", "cloudwatch.amazonaws.com", onBehalfOf(HOME, { "aws:SourceArn": alarmOf(HOME) })],
    // EventBridge says nothing of where its request comes from.
    ["a rule of EventBridge", "events.amazonaws.com", {}],
    ["a budget of the account", "budgets.amazonaws.com", onBehalfOf(HOME)],
    ["cost anomalies of the account", "costalerts.amazonaws.com", onBehalfOf(HOME)],
  ])("is allowed to %s", async (_, service, context) => {
    expect(await verdict(service, action, context)).toBe("Allowed");
  });

  test.each<[string, string, Record<string, string>]>([
    [
      "an alarm of another account",
      "cloudwatch.amazonaws.com",
      onBehalfOf(STRANGER, { "aws:SourceArn": alarmOf(STRANGER) }),
    ],
    [
      "CloudWatch for something other than an alarm",
      "cloudwatch.amazonaws.com",
      onBehalfOf(HOME, { "aws:SourceArn": `arn:aws:cloudwatch::${HOME}:dashboard/x` }),
    ],
    ["CloudWatch that does not say for whom", "cloudwatch.amazonaws.com", {}],
    ["a budget of another account", "budgets.amazonaws.com", onBehalfOf(STRANGER)],
    ["a service that has nothing to report", "s3.amazonaws.com", onBehalfOf(HOME)],
  ])("is not allowed to %s", async (_, service, context) => {
    expect(await verdict(service, action, context)).toBe("ImplicitlyDenied");
  });
});

const THROUGH_SNS = { "kms:CallerAccount": HOME, "kms:ViaService": `sns.${oldProvider.region}.amazonaws.com` };
const NOTHING: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }],
};

test("a role of the account publishes where its own policy says so, and uses the key through SNS only", async () => {
  expect(await verdict(ROLE, "sns:Publish", {})).toBe("Allowed");
  expect(await verdict(ROLE, "sns:Publish", {}, NOTHING)).toBe("ImplicitlyDenied");
  expect(await verdict(ROLE, "kms:GenerateDataKey", THROUGH_SNS)).toBe("Allowed");
  expect(await verdict(ROLE, "kms:GenerateDataKey", { "kms:CallerAccount": HOME })).toBe("ImplicitlyDenied");
  expect(await verdict(ROLE, "kms:GenerateDataKey", THROUGH_SNS, NOTHING)).toBe("ImplicitlyDenied");
});

test("a role of another account does neither, whatever its own policy says", async () => {
  const stranger = ROLE.replace(HOME, STRANGER);
  expect(await verdict(stranger, "sns:Publish", {})).toBe("ImplicitlyDenied");
  const context = { ...THROUGH_SNS, "kms:CallerAccount": STRANGER };
  expect(await verdict(stranger, "kms:Decrypt", context)).toBe("ImplicitlyDenied");
});

test("nobody publishes without TLS", async () => {
  for (const principal of [ROLE, "events.amazonaws.com"]) {
    expect(await verdict(principal, "sns:Publish", { "aws:SecureTransport": "false" })).toBe("ExplicitlyDenied");
  }
});
