import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { GetQueueUrlCommand, Message, SQSClient } from "@aws-sdk/client-sqs";
import { EXPIRED_ITEMS, UNREADABLE } from "../../model/archive/names";
import { Estate } from "../../model/estate";
import { deadLetterQueueNameIn, functionNameIn } from "../../model/function-names";
import { ARCHIVE_FUNCTION } from "../../model/functions/called-services";
import { bucketNameIn } from "../../model/names";
import { Archive, deployedFunction } from "./archive-again";
import { readDeadLetter } from "./dead-letter";
import { Place, readOptions, ReplayOptions, USAGE } from "./options";
import { eachMessage } from "./queue";
import { replay, Replayed } from "./replay";
import { s3Reader } from "./s3-reader";

/** What the command needs of the world around it. */
export interface Surroundings {
  print(text: string): void;
  printError(text: string): void;
  /**
   * What archives.
   * @default - the deployed function
   */
  readonly archive?: Archive;
}

type Load = () => Promise<{ readonly estate: Estate }>;

interface Source {
  readonly sqs: SQSClient;
  readonly region: string;
  readonly queueUrl: string;
  readonly functionName: string;
  /** The archive's. */
  readonly bucket: string;
}

/** @throws Error where there is no such environment or queue */
async function sourceOf(place: Place, load: Load): Promise<Source> {
  if (place.kind === "queue") {
    const { url, functionName, region, bucket } = place;
    return { sqs: new SQSClient({ region }), region, queueUrl: url, functionName, bucket };
  }
  const { environments } = (await load()).estate;
  const environment = environments.find(({ name }) => name === place.name);
  if (!environment) {
    const names = environments.map(({ name }) => name).join(", ");
    throw new Error(`no environment is called ${place.name}; there are: ${names}`);
  }
  const { name, region } = environment;
  const sqs = new SQSClient({ region });
  const queueName = deadLetterQueueNameIn(name, ARCHIVE_FUNCTION);
  const { QueueUrl: queueUrl = "" } = await sqs.send(new GetQueueUrlCommand({ QueueName: queueName }));
  const bucket = bucketNameIn(environment, "archive");
  return { sqs, region, queueUrl, functionName: functionNameIn(name, ARCHIVE_FUNCTION), bucket };
}

type Counts = Record<Replayed["outcome"] | "foreign", number>;

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Goes through all messages, and counts how many of each outcome there are. */
async function replayAll(source: Source, options: ReplayOptions, surroundings: Surroundings, counts: Counts) {
  const { sqs, region, queueUrl, functionName } = source;
  const streams = new DynamoDBStreamsClient({ region });
  const lambda = new LambdaClient({ region });
  const s3 = new S3Client({ region });
  const archive = surroundings.archive ?? deployedFunction(lambda, functionName);
  const around = {
    streams,
    archive,
    reader: s3Reader(s3, source.bucket),
    prefixes: [EXPIRED_ITEMS, UNREADABLE],
    dryRun: options.dryRun,
  };
  const use = async ({ Body: body = "", MessageId: id = "" }: Message) => {
    const letter = readDeadLetter(body);
    if (!letter) {
      counts.foreign++;
      surroundings.print(`message ${id}: it is about no stream, and is left where it is\n`);
      return "keep";
    }
    if (options.table !== undefined && letter.tableName !== options.table) return "keep";
    const { outcome, lines }: Replayed = await replay(letter, around);
    counts[outcome]++;
    surroundings.print(`${lines.join("\n")}\n`);
    const isDone = outcome === "archived" || (outcome === "lost" && options.discardUnrecoverable);
    return isDone && !options.dryRun ? "delete" : "keep";
  };
  const onHeld = (count: number, seconds: number, reason: unknown) => {
    const messages = count === 1 ? "1 message" : `${count} messages`;
    surroundings.printError(`${messages} cannot be seen for up to ${seconds} seconds more: ${textOf(reason)}\n`);
  };
  try {
    await eachMessage(sqs, queueUrl, { use, onHeld });
  } finally {
    for (const client of [sqs, streams, lambda, s3]) client.destroy();
  }
}

function summary({ archived, possible, lost, failed, foreign }: Counts, isDryRun: boolean): string {
  const done = isDryRun ? `${possible} could be archived` : `${archived} archived`;
  return `dead letters: ${done}, ${lost} with losses, ${failed} to be tried again, ${foreign} others\n`;
}

/**
 * `npm run archive:replay`
 * @returns the exit code: 0 everything is archived (or could be), 1 something is not
 */
export async function replayArchive(args: readonly string[], load: Load, surroundings: Surroundings): Promise<number> {
  const asked = readOptions(args);
  if (asked.kind === "help") {
    surroundings.print(USAGE);
    return 0;
  }
  if (asked.kind === "mistakes") {
    surroundings.printError(`${asked.messages.join("\n")}\n\n${USAGE}`);
    return 1;
  }
  const counts: Counts = { archived: 0, possible: 0, lost: 0, failed: 0, foreign: 0 };
  const { options } = asked;
  try {
    await replayAll(await sourceOf(options.place, load), options, surroundings, counts);
    surroundings.print(summary(counts, options.dryRun));
    return counts.lost + counts.failed + counts.foreign === 0 ? 0 : 1;
  } catch (error) {
    surroundings.print(summary(counts, options.dryRun));
    surroundings.printError(`nothing more was replayed: ${textOf(error)}\n`);
    return 1;
  }
}
