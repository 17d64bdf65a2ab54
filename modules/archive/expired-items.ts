import { Construct } from "constructs";
import { ARCHIVE_FUNCTION } from "../../model/functions/called-services";
import { Alarm } from "../alarm/alarm";
import { FunctionCode } from "../function/function-code";
import { FunctionEnvironment, LambdaFunction } from "../function/lambda-function";
import { StreamAlarms } from "../function/stream-alarms";
import { StreamMapping } from "../function/stream-mapping";
import { ServiceKey } from "../service-key/service-key";
import { archiveMetrics } from "./archive-metrics";
import { expiredItemsStatements } from "./expired-items-statements";

/** A table whose expired items are archived. */
export interface ExpiringTable {
  /** Name in Terraform, as that of the table. */
  readonly terraformName: string;
  /** Deployed name. */
  readonly tableName: string;
  readonly tableArn: string;
  /** Alias of the key that encrypts the table and its stream, without `alias/`. */
  readonly tableKeyAlias: string;
}

export interface ExpiredItemsProps {
  readonly environment: FunctionEnvironment;
  readonly code: FunctionCode;
  /** The key of the archive: of its bucket, the function's queue and its logs. */
  readonly key: ServiceKey;
  readonly bucketName: string;
  readonly bucketArn: string;
  /** Where the objects of all tables lie, without a slash at the end: `expired-items`. */
  readonly prefix: string;
  /** Where records lie that cannot be read as expired items, without a slash at the end: `unreadable`. */
  readonly unreadablePrefix: string;
  readonly tables: readonly ExpiringTable[];
}

/** What time to live deletes, and nothing else. `functions/archive` looks again. */
const EXPIRIES = {
  eventName: ["REMOVE"],
  userIdentity: { type: ["Service"], principalId: ["dynamodb.amazonaws.com"] },
};

/** An invocation waits for S3 as long as that: a minute of outage costs one of its attempts. */
const TIMEOUT_SECONDS = 60;

/** For 6 MB of records, their text and its compression, side by side. */
const MEMORY_MEGABYTES = 512;

/** Each shard has one batch at a time; more shards than that wait for each other, and lose nothing. */
const CONCURRENCY = 10;

/** Brings the items that time to live deletes into the archive, from the streams of their tables. */
export class ExpiredItems extends Construct {
  constructor(scope: Construct, id: string, props: ExpiredItemsProps) {
    super(scope, id);
    const { environment } = props;
    const archive = new LambdaFunction(this, "$function", {
      name: ARCHIVE_FUNCTION,
      environment,
      code: props.code,
      key: props.key,
      description: "Archives the items that time to live deletes",
      statements: expiredItemsStatements(props),
      variables: {
        BUCKET: props.bucketName,
        PREFIX: props.prefix,
        UNREADABLE_PREFIX: props.unreadablePrefix,
        METRIC_NAMESPACE: archiveMetrics(environment.name),
      },
      timeoutSeconds: TIMEOUT_SECONDS,
      memoryMegabytes: MEMORY_MEGABYTES,
      reservedConcurrency: CONCURRENCY,
      deadLetters:
        "Expired items are not in the archive, and only the stream still has them, for less than 24 hours: " +
        "npm run archive:replay, as docs/archive.md says.",
    });
    for (const { terraformName, tableName } of props.tables) {
      new StreamMapping(this, terraformName, { function: archive, tableName, filter: EXPIRIES });
    }
    const { functionName } = archive;
    new StreamAlarms(this, "$alarms", { functionName, alertTopicArn: environment.alerts.topicArn });
    new Alarm(this, "unreadable", {
      name: `${functionName}-unreadable`,
      description:
        `Records of expired items could not be read. They are kept as they are under ${props.unreadablePrefix}/ in ` +
        `${props.bucketName}, with the reason, until somebody deletes them there: docs/archive.md.`,
      namespace: archiveMetrics(environment.name),
      metric: "UnreadableRecords",
      statistic: "Sum",
      above: 0,
      period: 300,
      missingData: "notBreaching",
      topicArn: environment.alerts.topicArn,
    });
  }
}
