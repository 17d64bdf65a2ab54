import { setTimeout as sleep } from "node:timers/promises";
import { Call, currentCall } from "../calls/call";
import { AttemptError } from "../calls/failure";
import { Guard } from "../calls/guard";
import { RetryPolicy } from "../calls/retry-policy";
import { Input, Operation, Output, Sender } from "./operations";

type Method<O extends Operation> = (input: Input<O>) => Promise<Output<O>>;

/** The part of `DaxDocument` of `@amazon-dax-sdk/lib-dax` that the client uses. */
export interface DaxDocument {
  readonly get: Method<"GetItem">;
  readonly batchGet: Method<"BatchGetItem">;
  readonly query: Method<"Query">;
  readonly scan: Method<"Scan">;
  readonly put: Method<"PutItem">;
  readonly update: Method<"UpdateItem">;
  readonly delete: Method<"DeleteItem">;
  readonly batchWrite: Method<"BatchWriteItem">;
  readonly transactWrite: Method<"TransactWriteItems">;
  /** Closes the connections. The package has it, but does not declare it. */
  readonly shutdown?: () => void;
}

const METHODS: { readonly [O in Operation]: (document: DaxDocument, input: Input<O>) => Promise<Output<O>> } = {
  GetItem: (document, input) => document.get(input),
  BatchGetItem: (document, input) => document.batchGet(input),
  Query: (document, input) => document.query(input),
  Scan: (document, input) => document.scan(input),
  PutItem: (document, input) => document.put(input),
  UpdateItem: (document, input) => document.update(input),
  DeleteItem: (document, input) => document.delete(input),
  BatchWriteItem: (document, input) => document.batchWrite(input),
  TransactWriteItems: (document, input) => document.transactWrite(input),
};

/**
 * Sends to a DAX cluster. Its client cannot be stopped in the middle of an attempt: a call ends in time, and what was on
 * its way then counts as uncertain.
 */
export class DaxSender implements Sender {
  constructor(
    private readonly document: DaxDocument,
    private readonly guard: Guard,
    private readonly policy: RetryPolicy,
  ) {}

  send<O extends Operation>(operation: O, input: Input<O>): Promise<Output<O>> {
    return this.guard.run<Output<O>>(
      operation,
      input,
      () => this.attempts(operation, input),
      (output) => output,
    );
  }

  destroy(): void {
    this.document.shutdown?.();
  }

  private async attempts<O extends Operation>(operation: O, input: Input<O>): Promise<Output<O>> {
    const call = currentCall.getStore();
    if (call === undefined) throw new Error("DAX is asked outside of a call of this client.");
    for (;;) {
      call.sent();
      try {
        return await METHODS[operation](this.document, input);
      } catch (error) {
        await this.waitOrThrow(call, error);
      }
    }
  }

  private async waitOrThrow(call: Call, error: unknown): Promise<void> {
    const decision = this.policy.next(call, error as AttemptError);
    if ("stop" in decision) throw error;
    await sleep(decision.retryAfterMs, undefined, { signal: call.signal });
  }
}
