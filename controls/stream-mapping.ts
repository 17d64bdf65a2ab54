import { COMPLIANT, Control, nonCompliant, NOT_APPLICABLE } from "./control";
import { blocks, list, text } from "./values";

/** A stream keeps its records for a day, in seconds. */
const STREAM_SECONDS = 86_400;

export const streamMapping: Control = {
  id: "stream-mapping",
  title: "Whatever reads a stream keeps what fails, before the stream has forgotten it",
  why: "Without an end to attempts one bad record stops its shard until the stream has lost what follows; without a destination they are lost when attempts end.",
  types: ["aws_lambda_event_source_mapping"],
  answers: { lens: ["DDBSUST3_1"] },
  judge({ values }) {
    const age = values["maximum_record_age_in_seconds"];
    // Queues are no streams: they have their own dead letters, and their mappings none of these arguments.
    if (text(values, "starting_position") === undefined) return NOT_APPLICABLE;
    const destination = blocks(values, "destination_config").flatMap((each) => blocks(each, "on_failure"))[0] ?? {};
    if (text(destination, "destination_arn") === undefined) return nonCompliant("on_failure names no destination");
    if (typeof age !== "number" || age < 0 || age >= STREAM_SECONDS) {
      return nonCompliant(`maximum_record_age_in_seconds is not under ${STREAM_SECONDS}`);
    }
    if (values["bisect_batch_on_function_error"] !== true) return nonCompliant("failed batches are not divided");
    return list(values["function_response_types"]).includes("ReportBatchItemFailures")
      ? COMPLIANT
      : nonCompliant("one bad record fails its whole batch");
  },
};
