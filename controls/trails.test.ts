import { alarmAction } from "./alarm-action";
import { Control } from "./control";
import { reasonOf, record, verdictOn } from "./fixtures";
import { metricFilterAlarm } from "./metric-filter-alarm";
import { trailEncryption } from "./trail-encryption";
import { trailLogs } from "./trail-logs";
import { trailManagementEvents } from "./trail-management-events";
import { trailRegions } from "./trail-regions";
import { trailTopic } from "./trail-topic";
import { trailValidation } from "./trail-validation";

const SOUND = {
  kms_key_id: "${aws_kms_key.audit.arn}",
  enable_log_file_validation: true,
  is_multi_region_trail: true,
  sns_topic_name: "${aws_sns_topic.deliveries.arn}",
  cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.trail.arn}:*",
  cloud_watch_logs_role_arn: "${aws_iam_role.trail.arn}",
};

const judged = (control: Control, values: object) =>
  reasonOf(verdictOn(control, record("aws_cloudtrail", { ...SOUND, ...values })));

const CONTROLS = [
  trailEncryption,
  trailValidation,
  trailRegions,
  trailManagementEvents,
  trailLogs,
  trailTopic,
] as const;

test.each(CONTROLS.map((control) => [control.id, control] as const))("%s: a sound trail is compliant", (_, control) => {
  expect(judged(control, {})).toBe("compliant");
});

test.each<[Control, object, string]>([
  [trailEncryption, { kms_key_id: undefined }, "kms_key_id names no key"],
  [trailEncryption, { kms_key_id: "" }, "kms_key_id names no key"],
  [trailValidation, { enable_log_file_validation: undefined }, "enable_log_file_validation is not true"],
  [trailValidation, { enable_log_file_validation: false }, "enable_log_file_validation is not true"],
  [trailRegions, { is_multi_region_trail: undefined }, "is_multi_region_trail is not true"],
  [trailRegions, { include_global_service_events: false }, "include_global_service_events is false"],
  [trailRegions, { enable_logging: false }, "enable_logging is false"],
  [trailLogs, { cloud_watch_logs_group_arn: undefined }, "cloud_watch_logs_group_arn names no log group"],
  [
    trailLogs,
    { cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.trail.arn}" },
    "cloud_watch_logs_group_arn does not end in `:*`",
  ],
  [trailLogs, { cloud_watch_logs_role_arn: undefined }, "cloud_watch_logs_role_arn names no role"],
  [trailTopic, { sns_topic_name: undefined }, "sns_topic_name names no topic"],
])("%o with %j is not compliant", (control, values, reason) => {
  expect(judged(control, values)).toBe(reason);
});

describe("trail-management-events", () => {
  const category = (name: string) => ({ field: "eventCategory", equals: [name] });
  const advanced = (...fields: readonly object[]) => ({ advanced_event_selector: [{ field_selector: fields }] });

  test.each([
    advanced(category("Management")),
    advanced(category("Management"), { field: "readOnly", equals: ["false"] }),
    { event_selector: [{ include_management_events: true, read_write_type: "All" }] },
    { event_selector: [{}] },
  ])("what changes resources is recorded: %j", (values) => {
    expect(judged(trailManagementEvents, values)).toBe("compliant");
  });

  test.each([
    advanced(category("Data")),
    advanced(category("Management"), { field: "readOnly", equals: ["true"] }),
    advanced(category("Management"), { field: "eventSource", not_equals: ["kms.amazonaws.com"] }),
  ])("it is not: %j", (values) => {
    const reason = "no advanced_event_selector is for what changes resources";
    expect(judged(trailManagementEvents, values)).toBe(reason);
  });

  test.each([
    { event_selector: [{ include_management_events: false }] },
    { event_selector: [{ read_write_type: "ReadOnly" }] },
  ])("nor with basic selectors: %j", (values) => {
    const reason = "no event_selector includes management events that change something";
    expect(judged(trailManagementEvents, values)).toBe(reason);
  });
});

describe("metric-filter-alarm", () => {
  const filter = (name: string) =>
    record("aws_cloudwatch_log_metric_filter", { metric_transformation: [{ namespace: "n", name }] });
  const alarm = record("aws_cloudwatch_metric_alarm", { namespace: "n", metric_name: "TableDeleted" });
  const query = { metric: [{ namespace: "n", metric_name: "Exports" }] };
  const mathAlarm = record("aws_cloudwatch_metric_alarm", { metric_query: [query, { expression: "a - b" }] }, "math");
  const judge = (name: string) => reasonOf(verdictOn(metricFilterAlarm, filter(name), alarm, mathAlarm));

  test("a metric that an alarm looks at is compliant, by itself or in an expression", () => {
    expect(judge("TableDeleted")).toBe("compliant");
    expect(judge("Exports")).toBe("compliant");
  });

  test("one that no alarm looks at is not, nor a filter without a metric", () => {
    expect(judge("Other")).toBe("no alarm looks at the metric n Other");
    const nothing = record("aws_cloudwatch_log_metric_filter", {});
    expect(reasonOf(verdictOn(metricFilterAlarm, nothing, alarm))).toBe("the filter counts nothing");
  });
});

describe("alarm-action", () => {
  const judge = (values: Record<string, unknown>) =>
    reasonOf(verdictOn(alarmAction, record("aws_cloudwatch_metric_alarm", values)));

  test("an alarm that tells a topic is compliant", () => {
    expect(judge({ alarm_actions: ["arn:aws:sns:eu-west-1:111111111111:alerts"] })).toBe("compliant");
  });

  test("one that tells nobody, or is not to, is not", () => {
    expect(judge({})).toBe("alarm_actions is empty");
    expect(judge({ alarm_actions: [] })).toBe("alarm_actions is empty");
    expect(judge({ alarm_actions: ["x"], actions_enabled: false })).toBe("actions_enabled is false");
  });
});
