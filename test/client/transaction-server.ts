import { createServer } from "node:http";
import { answer, answerError, bodyOf, close, listen } from "./http-server";

interface Transaction {
  readonly ClientRequestToken: string;
  readonly TransactItems: readonly { readonly Update: { readonly Key: { readonly id: { readonly S: string } } } }[];
}

/** Why a transaction is not carried out. Answers are lost by the proxy in front of this server. */
export type TransactionFault = "conflict" | "throttle" | "in-progress";

export interface TransactionServer {
  readonly url: string;
  /** How often each item was incremented. */
  readonly counts: ReadonlyMap<string, number>;
  /** The tokens of all requests, in order. */
  readonly tokens: readonly string[];
  stop(): Promise<void>;
}

const cancelled = (Code: string) => ({ CancellationReasons: [{ Code }, { Code: "None" }] });

/** Counts up the items of transactions, and recognizes them by their client token as DynamoDB does. */
export async function startTransactionServer(fault: () => TransactionFault | undefined): Promise<TransactionServer> {
  const counts = new Map<string, number>();
  const done = new Set<string>();
  const tokens: string[] = [];

  function carryOut({ ClientRequestToken: token, TransactItems: items }: Transaction): void {
    if (done.has(token)) return;
    done.add(token);
    for (const { Update: update } of items) counts.set(update.Key.id.S, (counts.get(update.Key.id.S) ?? 0) + 1);
  }

  const server = createServer((message, response) => {
    const serve = async () => {
      const transaction = JSON.parse((await bodyOf(message)).toString()) as Transaction;
      tokens.push(transaction.ClientRequestToken);
      const happens = fault();
      switch (happens) {
        case "conflict":
          answerError(response, 400, "TransactionCanceledException", cancelled("TransactionConflict"));
          return;
        case "throttle":
          answerError(response, 400, "TransactionCanceledException", cancelled("ThrottlingError"));
          return;
        case "in-progress":
          answerError(response, 400, "TransactionInProgressException");
          return;
        case undefined:
          carryOut(transaction);
          answer(response, 200, {});
      }
    };
    serve().catch(() => response.destroy());
  });
  return { url: await listen(server), counts, tokens, stop: () => close(server) };
}
