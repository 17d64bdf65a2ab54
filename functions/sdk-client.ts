import { Call, currentCall } from "../client/calls/call";
import { deadlineNow, inTime as byThen } from "../client/calls/current-deadline";
import { endInTime } from "../client/calls/guard";
import { natureOf } from "../client/calls/nature";
import { Deadline, LambdaContext } from "../client/deadline";
import { TableHttpHandler } from "../client/sending/http-handler";

/** How a client of an AWS service works. Times are in milliseconds. */
export interface SdkClientOptions {
  /**
   * @default - the function's own, from AWS_REGION
   */
  readonly region?: string;
  /**
   * @default - the service's endpoint in the Region
   */
  readonly endpoint?: string;
  /**
   * Attempts of one call, the first included.
   * @default 8
   */
  readonly maxAttempts?: number;
  /**
   * How long one attempt may take, from sending to the last byte of the answer.
   * @default 10_000
   */
  readonly attemptTimeoutMs?: number;
  /**
   * How long one call may take, with all its attempts and waits.
   * @default 25_000
   */
  readonly budgetMs?: number;
}

/** A call ends within the half minute that functions leave for the end of an invocation. */
const DEFAULTS = { maxAttempts: 8, attemptTimeoutMs: 10_000, budgetMs: 25_000 };

/** How long a connection may take to be there, in milliseconds, and how many there may be at the same time. */
const CONNECTIONS = { connectionTimeoutMs: 1_000, maxSockets: 50 };

/** What every client of the SDK takes. */
interface Settings {
  readonly region?: string;
  readonly endpoint?: string;
  readonly retryMode: "standard";
  readonly maxAttempts: number;
  readonly requestHandler: TableHttpHandler;
}

type Step = (args: { readonly input: object }) => Promise<object>;

/** As much of a client's middleware as is needed; types of the clients differ in their inputs and outputs alone. */
interface Stack {
  readonly middlewareStack: {
    add(
      middleware: (next: Step, context: { readonly commandName?: string }) => Step,
      options: { readonly step: "initialize"; readonly priority: "high"; readonly name: string },
    ): void;
  };
}

/** Ends what the client is asked for when its budget is used up, or when the invocation ends, whichever comes first. */
function endCallsInTime(client: object, budgetMs: number): void {
  (client as Stack).middlewareStack.add(
    (next, { commandName = "unknown" }) =>
      async (args) => {
        const operation = commandName.replace(/Command$/, "");
        const call = new Call(
          operation,
          natureOf(operation, args.input),
          deadlineNow(budgetMs, Deadline.within(budgetMs)),
        );
        try {
          return await currentCall.run(call, () => endInTime(call, () => next(args)));
        } catch (error) {
          if (!call.signal.aborted) throw error;
          const facts = `${call.attempts} attempts in ${Math.round(call.elapsedMs)} ms`;
          throw new Error(`${operation} did not end within its time: ${facts}.`, { cause: error });
        } finally {
          call.close();
        }
      },
    { step: "initialize", priority: "high", name: "endCallsInTime" },
  );
}

/**
 * A client of the AWS SDK as every function here has it: attempts and their mode are said, and each attempt and call
 * comes to an end. The SDK's own has no timeouts: a connection that nothing comes back from holds an invocation to its
 * end. Connections are kept, and use TLS 1.2 or newer. Make it once, outside of the handler.
 */
export function sdkClient<Client extends object>(
  make: new (settings: Settings) => Client,
  options: SdkClientOptions = {},
): Client {
  const { region, endpoint } = options;
  const { maxAttempts, attemptTimeoutMs, budgetMs } = { ...DEFAULTS, ...options };
  const client = new make({
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    retryMode: "standard",
    maxAttempts,
    requestHandler: new TableHttpHandler({ ...CONNECTIONS, attemptTimeoutMs }),
  });
  endCallsInTime(client, budgetMs);
  return client;
}

/** A handler whose calls end before its invocation does, so that what was slow is said instead of cut off. */
export function inTime<Event, Context extends LambdaContext, Result>(
  handler: (event: Event, context: Context) => Promise<Result>,
): (event: Event, context: Context) => Promise<Result> {
  return (event, context) => byThen(Deadline.ofLambda(context), () => handler(event, context));
}
