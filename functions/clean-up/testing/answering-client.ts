import { InitializeHandler, MetadataBearer } from "@smithy/types";

/** A call that a client was asked to make. */
export interface SeenCall {
  /** `ListTables` */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the code has sent, as far as it is text. */
export type Sent = Readonly<Record<string, string | undefined>>;

/** What a test answers to an operation. */
export type Answers = Readonly<Record<string, (input: Sent) => object | Promise<object>>>;

interface Stack {
  readonly middlewareStack: {
    add(
      middleware: (
        next: InitializeHandler<object, MetadataBearer>,
        context: { readonly commandName?: string },
      ) => InitializeHandler<object, MetadataBearer>,
      options: { readonly step: "initialize"; readonly priority: "high"; readonly name: string },
    ): void;
  };
}

/** A real client of an AWS SDK whose calls are answered by a test instead of being sent. */
export function answeringClient<Client extends object>(
  client: Client,
  answers: Answers,
  seen: SeenCall[] = [],
): Client {
  (client as unknown as Stack).middlewareStack.add(
    (_next, { commandName = "" }) =>
      async ({ input }) => {
        const operation = commandName.replace(/Command$/, "");
        seen.push({ operation, input: input as SeenCall["input"] });
        const answer = answers[operation];
        if (!answer) throw new Error(`the test has no answer to ${operation}`);
        return { output: { ...(await answer(input as Sent)), $metadata: {} }, response: {} };
      },
    { step: "initialize", priority: "high", name: "answeredByTest" },
  );
  return client;
}
