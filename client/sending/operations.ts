import {
  BatchGetCommandInput,
  BatchGetCommandOutput,
  BatchWriteCommandInput,
  BatchWriteCommandOutput,
  DeleteCommandInput,
  DeleteCommandOutput,
  GetCommandInput,
  GetCommandOutput,
  PutCommandInput,
  PutCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  ScanCommandInput,
  ScanCommandOutput,
  TransactWriteCommandInput,
  TransactWriteCommandOutput,
  UpdateCommandInput,
  UpdateCommandOutput,
} from "@aws-sdk/lib-dynamodb";

/** The operations that the client sends, by their names in the DynamoDB API. Items are plain JavaScript values. */
export interface Operations {
  readonly GetItem: { readonly input: GetCommandInput; readonly output: GetCommandOutput };
  readonly BatchGetItem: { readonly input: BatchGetCommandInput; readonly output: BatchGetCommandOutput };
  readonly Query: { readonly input: QueryCommandInput; readonly output: QueryCommandOutput };
  readonly Scan: { readonly input: ScanCommandInput; readonly output: ScanCommandOutput };
  readonly PutItem: { readonly input: PutCommandInput; readonly output: PutCommandOutput };
  readonly UpdateItem: { readonly input: UpdateCommandInput; readonly output: UpdateCommandOutput };
  readonly DeleteItem: { readonly input: DeleteCommandInput; readonly output: DeleteCommandOutput };
  readonly BatchWriteItem: { readonly input: BatchWriteCommandInput; readonly output: BatchWriteCommandOutput };
  readonly TransactWriteItems: {
    readonly input: TransactWriteCommandInput;
    readonly output: TransactWriteCommandOutput;
  };
}

export type Operation = keyof Operations;
export type Input<O extends Operation> = Operations[O]["input"];
export type Output<O extends Operation> = Operations[O]["output"];

/** Sends an operation with all its attempts: to DynamoDB or to a DAX cluster. */
export interface Sender {
  send<O extends Operation>(operation: O, input: Input<O>): Promise<Output<O>>;
  /** Closes the connections. */
  destroy(): void;
}
