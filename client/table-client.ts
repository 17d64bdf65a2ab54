import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { inTime } from "./calls/current-deadline";
import { Guard } from "./calls/guard";
import { RetryPolicy } from "./calls/retry-policy";
import { Deadline } from "./deadline";
import { ResolvedOptions, resolveOptions, TableClientOptions } from "./options";
import { PatternName, PatternNamed, PrimaryKey, WholeItem } from "./patterns/pattern-types";
import { runnersOf } from "./patterns/run-pattern";
import { RunNamed } from "./patterns/runners";
import { keyTypeOf, TableShape } from "./patterns/table-shape";
import { InvalidRequestError, refuse } from "./problems";
import { batchRead } from "./requests/batch-read";
import { BatchWrite, batchWrite } from "./requests/batch-write";
import { CallOptions } from "./requests/in-time";
import { transactWrite, TransactionOptions, TransactWrites } from "./requests/transact-write";
import { DaxSender } from "./sending/dax-sender";
import { DynamoDbSender } from "./sending/dynamodb-sender";
import { Sender } from "./sending/operations";

/** A client of one deployed table, which loses nothing: it does what it was asked for, or says exactly what it did not. */
export class TableClient<T extends TableShape> {
  constructor(
    private readonly table: T,
    private readonly options: ResolvedOptions,
    private readonly sender: Sender,
  ) {}

  /** Name or ARN of the deployed table. */
  get tableName(): string {
    return this.options.tableName;
  }

  /**
   * The document client of the SDK, for what no access pattern declares. Its commands have this client's attempts, waits,
   * timeouts and deadlines, and an update that is not safe to repeat is not repeated.
   */
  get document(): DynamoDBDocumentClient {
    if (this.sender instanceof DynamoDbSender) return this.sender.document;
    throw new Error("A client of a DAX cluster has no document client of DynamoDB: make another client without DAX.");
  }

  /**
   * The function that runs an access pattern of the table: `client.pattern("receipts of an account")({ account })`.
   * Names, parameters, attributes and results are those of the table's declaration.
   */
  pattern<N extends PatternName<T>>(name: N): RunNamed<T, N> {
    type Named = PatternNamed<T, N>;
    const pattern = this.table.accessPatterns.find((each): each is Named => each.name === name);
    if (pattern === undefined) {
      const names = this.table.accessPatterns.map((each) => JSON.stringify(each.name)).join(", ");
      const problem = { path: "pattern", message: "The table has no such access pattern." };
      throw new InvalidRequestError([{ ...problem, received: JSON.stringify(name), expected: `one of ${names}` }]);
    }
    const of = { table: this.table, tableName: this.tableName, pattern };
    const operation: Named["operation"] = pattern.operation;
    return runnersOf<T, Named>(this.requester, of)[operation];
  }

  /**
   * Puts and deletes any number of items, in any order, at most one write for each key.
   * @throws BatchWriteError with exactly what was not written.
   */
  batchWrite(writes: readonly BatchWrite<WholeItem<T>, PrimaryKey<T>>[], options?: CallOptions): Promise<void> {
    return batchWrite(this.requester, writes, options);
  }

  /**
   * The items with these keys, as far as they exist, with all of their attributes.
   * @throws BatchReadError with exactly what was not read.
   */
  async batchGet(keys: readonly PrimaryKey<T>[], options?: CallOptions): Promise<readonly WholeItem<T>[]> {
    const items = await batchRead(this.requester, keys, {}, options);
    return items as readonly WholeItem<T>[];
  }

  /**
   * All of the writes or none, exactly once: puts, updates, deletes and condition checks as the API's TransactWriteItems
   * has them, on this and other tables.
   */
  transactWrite(writes: TransactWrites, options?: TransactionOptions): Promise<void> {
    return transactWrite(this.requester, writes, options);
  }

  /** All calls that the work makes, of this and other clients, end by the deadline, or by an earlier one of their own. */
  within<R>(deadline: Deadline, work: () => Promise<R>): Promise<R> {
    return inTime(deadline, work);
  }

  /** Closes the connections. */
  destroy(): void {
    this.sender.destroy();
  }

  private get requester() {
    return { sender: this.sender, table: this.table, options: this.options };
  }
}

function senderOf(options: ResolvedOptions): Sender {
  const guard = new Guard(options);
  const policy = new RetryPolicy(options);
  const { endpoint, region, credentials } = options;
  if (endpoint.kind === "default") return new DynamoDbSender(options, guard, policy, undefined);
  if (endpoint.kind === "vpc-endpoint") return new DynamoDbSender(options, guard, policy, endpoint.url);
  const document = endpoint.create({
    endpoint: endpoint.url,
    ...(region === undefined ? {} : { region }),
    ...(credentials === undefined ? {} : { credentials }),
    requestTimeout: options.attemptTimeoutMs,
    connectTimeout: options.connectionTimeoutMs,
    maxRetries: 0,
  });
  return new DaxSender(document, guard, policy);
}

/**
 * A client of a table of the catalogue, deployed under a name. Make one when the process starts, and keep it: its
 * connections are reused.
 * @throws InvalidRequestError with everything that is wrong with the options, or a table whose attempt token is a key.
 */
export function createTableClient<const T extends TableShape>(table: T, options: TableClientOptions): TableClient<T> {
  const resolved = resolveOptions(options);
  const { attemptToken: token } = table;
  if (token !== undefined && keyTypeOf(table, token) !== undefined) {
    const expected = "an attribute that is no key of the table or of an index";
    refuse([
      {
        path: "table.attemptToken",
        message: "Each write would move its item.",
        received: JSON.stringify(token),
        expected,
      },
    ]);
  }
  return new TableClient(table, resolved, senderOf(resolved));
}
