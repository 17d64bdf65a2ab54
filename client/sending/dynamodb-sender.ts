import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { Guard } from "../calls/guard";
import { RetryPolicy } from "../calls/retry-policy";
import { TableRetryStrategy } from "../calls/retry-strategy";
import { ResolvedOptions } from "../options";
import { exactNumber } from "./exact-number";
import { TableHttpHandler } from "./http-handler";
import { Input, Operation, Output, Sender } from "./operations";

const COMMANDS: {
  readonly [O in Operation]: (document: DynamoDBDocumentClient, input: Input<O>) => Promise<Output<O>>;
} = {
  GetItem: (document, input) => document.send(new GetCommand(input)),
  BatchGetItem: (document, input) => document.send(new BatchGetCommand(input)),
  Query: (document, input) => document.send(new QueryCommand(input)),
  Scan: (document, input) => document.send(new ScanCommand(input)),
  PutItem: (document, input) => document.send(new PutCommand(input)),
  UpdateItem: (document, input) => document.send(new UpdateCommand(input)),
  DeleteItem: (document, input) => document.send(new DeleteCommand(input)),
  BatchWriteItem: (document, input) => document.send(new BatchWriteCommand(input)),
  TransactWriteItems: (document, input) => document.send(new TransactWriteCommand(input)),
};

/** Puts the guard around every command of the client, whoever sends it. */
function guardCommands(client: DynamoDBClient, guard: Guard): void {
  client.middlewareStack.add(
    (next, context) => (args) => {
      const operation = (context.commandName ?? "unknown").replace(/Command$/, "");
      return guard.run(
        operation,
        args.input,
        () => next(args),
        ({ output }) => output,
      );
    },
    { step: "initialize", priority: "high", name: "tableClientGuard" },
  );
}

/** Sends to DynamoDB: through its public endpoint, a VPC endpoint, or to an engine on this machine. */
export class DynamoDbSender implements Sender {
  /** For operations that no access pattern declares. Its commands have the same attempts, waits and deadlines. */
  readonly document: DynamoDBDocumentClient;
  private readonly client: DynamoDBClient;

  constructor(options: ResolvedOptions, guard: Guard, policy: RetryPolicy, endpoint: string | undefined) {
    this.client = new DynamoDBClient({
      ...(options.region === undefined ? {} : { region: options.region }),
      ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
      ...(endpoint === undefined ? {} : { endpoint }),
      retryMode: "standard",
      maxAttempts: options.maxAttempts,
      retryStrategy: new TableRetryStrategy(policy),
      requestHandler: new TableHttpHandler(options),
    });
    guardCommands(this.client, guard);
    this.document = DynamoDBDocumentClient.from(this.client, { unmarshallOptions: { wrapNumbers: exactNumber } });
  }

  send<O extends Operation>(operation: O, input: Input<O>): Promise<Output<O>> {
    return COMMANDS[operation](this.document, input);
  }

  destroy(): void {
    this.client.destroy();
  }
}
