import { reasonOf, record, verdictOn } from "./fixtures";
import { streamMapping } from "./stream-mapping";

const SOUND = {
  starting_position: "TRIM_HORIZON",
  maximum_record_age_in_seconds: 43_200,
  bisect_batch_on_function_error: true,
  function_response_types: ["ReportBatchItemFailures"],
  destination_config: [{ on_failure: [{ destination_arn: "arn:aws:sqs:eu-west-1:111111111111:letters" }] }],
};

const judge = (change: Record<string, unknown>) =>
  reasonOf(verdictOn(streamMapping, record("aws_lambda_event_source_mapping", { ...SOUND, ...change })));

test("a mapping that keeps what fails in time is compliant", () => {
  expect(judge({})).toBe("compliant");
});

test.each([
  [{ destination_config: undefined }, "on_failure names no destination"],
  [{ destination_config: [{ on_failure: [] }] }, "on_failure names no destination"],
  [{ maximum_record_age_in_seconds: undefined }, "maximum_record_age_in_seconds is not under 86400"],
  [{ maximum_record_age_in_seconds: -1 }, "maximum_record_age_in_seconds is not under 86400"],
  [{ maximum_record_age_in_seconds: 86_400 }, "maximum_record_age_in_seconds is not under 86400"],
  [{ bisect_batch_on_function_error: false }, "failed batches are not divided"],
  [{ function_response_types: [] }, "one bad record fails its whole batch"],
])("with %j it is not", (change, reason) => {
  expect(judge(change)).toBe(reason);
});

test("a mapping from a queue is not judged", () => {
  expect(judge({ starting_position: undefined, destination_config: undefined })).toBe("not-applicable");
});
