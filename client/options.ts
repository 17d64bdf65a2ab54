import { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { Backoff, DEFAULT_BACKOFF } from "./calls/backoff";
import { RetryableKind } from "./calls/failure";
import { Endpoint, endpointProblems } from "./endpoint";
import { carefully, Observer } from "./events";
import { RequestProblem, refuse } from "./problems";

/** How a table's client works. Only the name of the deployed table has to be said. */
export interface TableClientOptions {
  /** Name or ARN of the deployed table: `<environment>-<name>`. */
  readonly tableName: string;
  /**
   * The AWS Region.
   * @default - as the SDK finds it: AWS_REGION in a Lambda function
   */
  readonly region?: string;
  /**
   * @default - as the SDK finds them: the role of a Lambda function
   */
  readonly credentials?: DynamoDBClientConfig["credentials"];
  /**
   * @default Endpoint.default()
   */
  readonly endpoint?: Endpoint;
  /**
   * How long a call takes at most where its caller sets no deadline, in milliseconds: 1 to 900,000 (15 minutes, the
   * longest Lambda invocation).
   * @default 10_000
   */
  readonly budgetMs?: number;
  /**
   * Attempts of one request, the first included: 1 to 100.
   * @default 8
   */
  readonly maxAttempts?: number;
  /**
   * The waits between attempts, by what went wrong.
   * @default DEFAULT_BACKOFF
   */
  readonly backoff?: Partial<Backoff>;
  /**
   * How long a connection may take to be there, in milliseconds: 1 to 900,000.
   * @default 1_000
   */
  readonly connectionTimeoutMs?: number;
  /**
   * How long one attempt may take, from sending to the last byte of the answer, in milliseconds: 1 to 900,000.
   * @default 3_000
   */
  readonly attemptTimeoutMs?: number;
  /**
   * Connections at the same time: 1 to 1,000.
   * @default 50
   */
  readonly maxSockets?: number;
  /**
   * Requests of one batch at the same time: 1 to 100.
   * @default 4
   */
  readonly batchConcurrency?: number;
  /**
   * Told of attempts, throttling, batches and calls.
   * @default - nobody
   */
  readonly observer?: Observer;
  /**
   * Numbers from 0 to 1, for the jitter. Tests give their own.
   * @default Math.random
   */
  readonly random?: () => number;
}

/** The options with every default filled in. */
export type ResolvedOptions = Required<Omit<TableClientOptions, "region" | "credentials" | "backoff" | "observer">> &
  Pick<TableClientOptions, "region" | "credentials"> & {
    readonly backoff: Backoff;
    readonly observe: Observer;
  };

const LONGEST_MS = 900_000;

type Numeric =
  "budgetMs" | "maxAttempts" | "connectionTimeoutMs" | "attemptTimeoutMs" | "maxSockets" | "batchConcurrency";

/** Every number has a default and a highest value; the lowest is 1. */
const NUMBERS: Readonly<Record<Numeric, { readonly default: number; readonly highest: number }>> = {
  budgetMs: { default: 10_000, highest: LONGEST_MS },
  maxAttempts: { default: 8, highest: 100 },
  connectionTimeoutMs: { default: 1_000, highest: LONGEST_MS },
  attemptTimeoutMs: { default: 3_000, highest: LONGEST_MS },
  maxSockets: { default: 50, highest: 1_000 },
  batchConcurrency: { default: 4, highest: 100 },
};

const KINDS: readonly RetryableKind[] = ["throttling", "conflict", "transient"];

function backoffProblems(backoff: Partial<Backoff> = {}): RequestProblem[] {
  return KINDS.flatMap((kind) => {
    const limits = backoff[kind];
    if (limits === undefined || (limits.baseMs >= 0 && limits.capMs >= limits.baseMs && limits.capMs <= LONGEST_MS)) {
      return [];
    }
    return [
      {
        path: `options.backoff.${kind}`,
        message: "These are no limits of a wait.",
        received: `baseMs ${limits.baseMs}, capMs ${limits.capMs}`,
        expected: `baseMs from 0 on, and capMs from baseMs to ${LONGEST_MS}`,
      },
    ];
  });
}

function numberProblems(options: TableClientOptions): RequestProblem[] {
  return (Object.keys(NUMBERS) as Numeric[]).flatMap((name) => {
    const value = options[name];
    const { highest } = NUMBERS[name];
    if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= highest)) return [];
    const expected = `a whole number from 1 to ${highest}`;
    return [{ path: `options.${name}`, message: "The number is out of range.", received: String(value), expected }];
  });
}

/** Reads the options, and refuses them with everything that is wrong. */
export function resolveOptions(options: TableClientOptions): ResolvedOptions {
  const endpoint = options.endpoint ?? Endpoint.default();
  const problems = [...numberProblems(options), ...backoffProblems(options.backoff)];
  problems.push(...endpointProblems("options.endpoint", endpoint));
  if (options.tableName === "") {
    problems.push({
      path: "options.tableName",
      message: "The table has no name.",
      received: '""',
      expected: "the name of the deployed table, such as prod-orders",
    });
  }
  refuse(problems);
  const number = (name: Numeric) => options[name] ?? NUMBERS[name].default;
  return {
    tableName: options.tableName,
    region: options.region,
    credentials: options.credentials,
    endpoint,
    budgetMs: number("budgetMs"),
    maxAttempts: number("maxAttempts"),
    backoff: { ...DEFAULT_BACKOFF, ...options.backoff },
    connectionTimeoutMs: number("connectionTimeoutMs"),
    attemptTimeoutMs: number("attemptTimeoutMs"),
    maxSockets: number("maxSockets"),
    batchConcurrency: number("batchConcurrency"),
    observe: carefully(options.observer),
    random: options.random ?? Math.random,
  };
}
