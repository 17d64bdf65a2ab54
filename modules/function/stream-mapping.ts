import { DataAwsDynamodbTable } from "@cdktf/provider-aws/lib/data-aws-dynamodb-table";
import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { addComment } from "../element-comment";
import { LambdaFunction } from "./lambda-function";

/** The most records that Lambda hands over at once, as far as they fit into its 6 MB: few large batches. */
const BATCH_SIZE = 10_000;

/** The longest that Lambda waits for a batch to fill, in seconds. */
const BATCHING_WINDOW_SECONDS = 300;

/**
 * Half of the 24 hours that a stream keeps its records. A trouble that is over within twelve hours mends itself; what is
 * older goes to the dead-letter queue, and people have the other twelve hours to replay it from the stream.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
 */
const MAXIMUM_RECORD_AGE_SECONDS = 12 * 3600;

/**
 * An invocation waits for a service that is out as long as it can, so that these last for hours; what no attempt can mend
 * fails at once, and must not hold its shard up until what follows it is too old as well.
 */
const MAXIMUM_RETRY_ATTEMPTS = 100;

export interface StreamMappingProps {
  readonly function: LambdaFunction;
  /** Deployed name of the table. */
  readonly tableName: string;
  /** The events that are handed over, as Lambda's filter patterns have them; all others cost nothing. */
  readonly filter: Readonly<Record<string, unknown>>;
}

/**
 * Hands what happens to a table over to a function: in order, in batches that end where a record fails, with everything
 * that fails for good in the function's dead-letter queue.
 */
export class StreamMapping extends Construct {
  constructor(scope: Construct, id: string, props: StreamMappingProps) {
    super(scope, id);
    // The ARN of a stream holds the time at which it was switched on: it is asked for, since it cannot be computed.
    const table = new DataAwsDynamodbTable(this, "$table", { name: props.tableName });
    const mapping = new LambdaEventSourceMapping(this, "$mapping", {
      eventSourceArn: table.streamArn,
      functionName: props.function.arn,
      // From the oldest record that there is: nothing of what happened before the first apply is lost.
      startingPosition: "TRIM_HORIZON",
      batchSize: BATCH_SIZE,
      maximumBatchingWindowInSeconds: BATCHING_WINDOW_SECONDS,
      // One batch of a shard after the other. Batches side by side would have ranges that overlap, and what a dead
      // letter says of its range would be true of other batches' records, too.
      parallelizationFactor: 1,
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ["ReportBatchItemFailures"],
      maximumRecordAgeInSeconds: MAXIMUM_RECORD_AGE_SECONDS,
      maximumRetryAttempts: MAXIMUM_RETRY_ATTEMPTS,
      filterCriteria: { filter: [{ pattern: Fn.jsonencode(props.filter) }] },
      destinationConfig: { onFailure: { destinationArn: props.function.deadLetterQueue.arn } },
      dependsOn: [props.function.ready],
    });
    addComment(mapping, "The table has to be there, with its stream, before this can be planned.");
  }
}
